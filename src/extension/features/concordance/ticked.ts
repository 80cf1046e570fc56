import * as vscode from 'vscode';
import type { ConcordanceLine } from '../../../core/analysis/words/concordance';
import { placesOfChosen } from '../../../core/autocoding/chosen';
import { applyToSources } from '../../../core/project/operations';
import type { TableAsk } from '../../../protocol/table';
import type { TickTools } from '../../../protocol/ticks';
import type { Services } from '../../services';
import { askedCoderName } from '../../state/coder';
import { noteApplied } from '../../tree/applied';
import { pickToApply } from '../../tree/pickCode';
import type { OpenProject } from '../../workspace';
import { unitOf, wordingOf } from './asked';

/** What a line is known by: where its words stand. Where the text changes, it is another line. */
export function lineKey({ source, span, words }: ConcordanceLine): string {
  return [source, span.start, words].join('\u0000');
}

/** Which lines are ticked, and what is done with them. */
export class TickedLines {
  private readonly keys = new Set<string>();

  has(line: ConcordanceLine): boolean {
    return this.keys.has(lineKey(line));
  }

  tick(keys: readonly string[], isOn: boolean): void {
    for (const key of keys) {
      if (isOn) this.keys.add(key);
      else this.keys.delete(key);
    }
  }

  /** What is not among the lines any more was ticked for nothing. */
  keepTo(lines: readonly ConcordanceLine[]): void {
    const there = new Set(lines.map(lineKey));
    for (const key of this.keys) if (!there.has(key)) this.keys.delete(key);
  }

  tools(lines: readonly ConcordanceLine[]): TickTools | undefined {
    if (!lines.length) return undefined;
    const ticked = lines.filter((line) => this.has(line)).length;
    return {
      label: vscode.l10n.t('ticked: {n} of {all}', { n: ticked, all: lines.length }),
      all: vscode.l10n.t('Tick all'),
      none: vscode.l10n.t('Tick none'),
      hasSome: ticked > 0,
      acts: [
        {
          key: 'code',
          label: vscode.l10n.t('Apply Code…'),
          hint: vscode.l10n.t('Apply a code to the ticked lines, by one act that can be undone'),
        },
      ],
    };
  }

  /** Codes the ticked lines by one act; then none is ticked any more. */
  async code(
    services: Pick<Services, 'acts'>,
    open: OpenProject,
    ask: TableAsk,
    lines: readonly ConcordanceLine[],
  ): Promise<void> {
    const chosen = lines.filter((line) => this.has(line));
    const look = wordingOf(ask);
    if (!look || !chosen.length) return;
    const title = vscode.l10n.t('Apply Code');
    const holder = vscode.l10n.t('Which code for the ticked lines ({n})?', { n: chosen.length });
    const code = await pickToApply(open, title, holder);
    const coder = code && (await askedCoderName(open.project.index.coders()));
    if (code === undefined || coder === undefined) return;
    const places = await placesOfChosen(open.project, { look, unit: unitOf(ask) }, chosen);
    const applied = await applyToSources(open.project, { places, codes: [code], coder });
    this.keys.clear();
    await noteApplied(services, open, code, applied);
  }
}

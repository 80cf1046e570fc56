import * as vscode from 'vscode';
import { findExcerpts } from '../../../core/analysis/excerpts';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { idFor } from '../../../core/codebook/id';
import { plainLabel } from '../../../core/codebook/label';
import type { NewCategory } from '../../../core/codebook/reshape';
import type { Services } from '../../services';
import { openExcerpt } from '../../tree/openExcerpt';
import { codeName, sourceName } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import { previewed } from './preview';
import { targetsOf } from './targets';

type Found = Awaited<ReturnType<typeof findExcerpts>>[number];

/** Walks through the excerpts of a code and deals them out to new codes, a key for each. */
export async function splitCode(services: Services, given: readonly unknown[]): Promise<void> {
  const title = vscode.l10n.t('Split Code');
  const targets = await targetsOf(services, given, title, false);
  const [code] = targets?.codes ?? [];
  if (!targets || code === undefined) return;
  const { open } = targets;
  const excerpts = await findExcerpts(open.project, { codes: [code] });
  if (!excerpts.length)
    throw new Refusal(sentence('This code has no excerpts yet, so there is nothing to deal out.'));
  const fresh = await askCodes(open, title);
  if (!fresh) return;
  const deals = await new Dealer(services, open, code, fresh, excerpts).run();
  if (!deals?.size) return;
  const request = { kind: 'split', code, fresh, deals } as const;
  await previewed(services, open, request, vscode.l10n.t('Split'));
}

async function askCodes(open: OpenProject, title: string): Promise<NewCategory[] | undefined> {
  const namesIn = (typed: string) =>
    typed
      .split(/[,，、;；]/)
      .map((name) => name.trim())
      .filter((name) => name !== '');
  const typed = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Names of the new codes, with commas between them (two to nine)'),
    validateInput: (value) => {
      const names = new Set(namesIn(value));
      return names.size >= 2 && names.size <= 9
        ? undefined
        : vscode.l10n.t('Type two to nine names, with commas between them.');
    },
  });
  if (typed === undefined) return undefined;
  const taken = new Set(open.project.book.byId.keys());
  return [...new Set(namesIn(typed))].map((name) => {
    const id = idFor(name, taken);
    taken.add(id);
    return { id, name: plainLabel(name) };
  });
}

interface Choice extends vscode.QuickPickItem {
  /** Codes to deal to; undefined for what ends the walk or goes back. */
  readonly codes?: readonly string[];
  readonly act?: 'back' | 'end';
}

/** One excerpt after another: its words are shown in their source, and a digit deals it. */
class Dealer {
  private readonly deals = new Map<string, readonly string[]>();

  constructor(
    private readonly services: Services,
    private readonly open: OpenProject,
    private readonly code: string,
    private readonly fresh: readonly NewCategory[],
    private readonly excerpts: readonly Found[],
  ) {}

  /** Undefined where the person gave up. */
  async run(): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
    for (let at = 0; at < this.excerpts.length;) {
      const excerpt = this.excerpts[at];
      if (!excerpt) break;
      const choice = await this.ask(excerpt, at);
      if (!choice) return undefined;
      if (choice.act === 'end') break;
      if (choice.act === 'back') at = Math.max(0, at - 1);
      else {
        if (choice.codes?.length) this.deals.set(excerpt.coding.record.id, choice.codes);
        else this.deals.delete(excerpt.coding.record.id);
        at++;
      }
    }
    return this.deals;
  }

  private async ask(excerpt: Found, at: number): Promise<Choice | undefined> {
    const { open, services } = this;
    const { source, coding, quote } = excerpt;
    if (open.project.sources.has(source))
      await openExcerpt(services, { open, source, coding }, true);
    const pick = vscode.window.createQuickPick<Choice>();
    pick.title = vscode.l10n.t('{code}: excerpt {n} of {all}', {
      code: codeName(open, this.code),
      n: at + 1,
      all: this.excerpts.length,
    });
    pick.placeholder = `${sourceName(open, source)} · ${coding.coder}: ${oneLine(quote)}`;
    pick.items = this.choices(at);
    pick.ignoreFocusOut = true;
    return new Promise((resolve) => {
      let chosen: Choice | undefined;
      const choose = (choice: Choice | undefined) => {
        chosen = choice;
        pick.hide();
      };
      pick.onDidChangeValue((typed) => {
        const direct = pick.items.find(({ label }) => label.startsWith(`${typed} `));
        if (typed !== '' && direct) choose(direct);
      });
      pick.onDidAccept(() => {
        const [active] = pick.activeItems;
        if (active) choose(active);
      });
      pick.onDidHide(() => {
        pick.dispose();
        resolve(chosen);
      });
      pick.show();
    });
  }

  private choices(at: number): Choice[] {
    const all = this.fresh.map(({ id }) => id);
    const names = this.fresh.map(({ name }) => [...name.values()][0] ?? '');
    return [
      ...this.fresh.map(({ id }, i) => ({ label: `${i + 1} ${names[i] ?? ''}`, codes: [id] })),
      { label: `0 ${vscode.l10n.t('Leave it as it is')}`, codes: [] },
      { label: `* ${vscode.l10n.t('All of these')}`, description: names.join(' · '), codes: all },
      ...(at > 0
        ? [{ label: `- ${vscode.l10n.t('Back to the one before')}`, act: 'back' as const }]
        : []),
      {
        label: `. ${vscode.l10n.t('End here')}`,
        description: vscode.l10n.t('what is not dealt out stays as it is'),
        act: 'end' as const,
      },
    ];
  }
}

function oneLine(quote: string): string {
  const words = [...quote.replace(/\s+/g, ' ')];
  return words.length > 90 ? `${words.slice(0, 90).join('')}…` : words.join('');
}

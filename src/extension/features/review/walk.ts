import * as vscode from 'vscode';
import { sentence } from '../../../core/base/sentences';
import { doubtOf } from '../../../core/project/doubts';
import { Refusal } from '../../../core/project/operations';
import type { Services } from '../../services';
import { codeName } from '../../tree/names';
import { openExcerpt } from '../../tree/openExcerpt';
import { codingsToReview, sourcesToReview } from '../../tree/toReview';
import type { OpenProject } from '../../workspace';
import type { ExcerptNode } from '../../tree/excerpts';

type Direction = 1 | -1;

/** Going through what there is to review, one coding after the other. */
export class Walk {
  /** Where the coding looked at last stood among those of its source: the next one may stand there. */
  private at = 0;

  constructor(private readonly services: Services) {}

  /** Begins at the coding looked at last, if it is still to be reviewed. */
  async begin(): Promise<void> {
    await vscode.commands.executeCommand('codebook.excerpts.focus');
    const { current } = this.services.reviewing;
    await this.go(1, current !== undefined);
  }

  /** @param mayStay whether the one looked at last will do */
  async go(direction: Direction, mayStay = false): Promise<void> {
    const open = this.services.reviewing.current?.open ?? this.services.projects.active;
    if (!open) throw new Refusal(nothing);
    const next = await this.next(open, direction, mayStay);
    if (!next) {
      this.services.reviewing.look(undefined);
      throw new Refusal(nothing);
    }
    await this.look(next);
  }

  /** After a coding was settled: the one that has taken its place, if there is any. */
  async onward(): Promise<void> {
    const open = this.services.reviewing.current?.open;
    const next = open && (await this.next(open, 1, true));
    if (next) return this.look(next);
    this.services.reviewing.look(undefined);
    vscode.window.setStatusBarMessage(
      `$(check-all) ${vscode.l10n.t('Everything is reviewed.')}`,
      5000,
    );
  }

  /** Shows one in the text, and selects its row. */
  async look(node: ExcerptNode): Promise<void> {
    const { open, source, coding } = node;
    await openExcerpt(this.services, node, true);
    this.services.reviewing.look({ open, source, coder: coding.coder, id: coding.record.id });
    vscode.window.setStatusBarMessage(inWords(node), 15_000);
  }

  /** Sources that are gone are passed over: there is no text to look at. */
  private async next(
    open: OpenProject,
    direction: Direction,
    mayStay: boolean,
  ): Promise<ExcerptNode | undefined> {
    const paths = sourcesToReview(open).flatMap(({ path, isGone }) => (isGone ? [] : [path]));
    const { current } = this.services.reviewing;
    const isHere = current !== undefined && paths.includes(current.source);
    const here = isHere ? paths.indexOf(current.source) : direction === 1 ? 0 : paths.length - 1;
    if (isHere) {
      const rows = await codingsToReview(open, current.source);
      const at = rows.findIndex(
        ({ coding }) => coding.coder === current.coder && coding.record.id === current.id,
      );
      const wanted =
        at < 0 ? (direction === 1 ? this.at : this.at - 1) : mayStay ? at : at + direction;
      const row = wanted < 0 ? undefined : rows[wanted];
      if (row) {
        this.at = wanted;
        return row;
      }
    }
    for (let step = isHere ? 1 : 0; step <= paths.length; step++) {
      const path = paths.at((here + direction * step + 2 * paths.length) % paths.length);
      const rows = path === undefined ? [] : await codingsToReview(open, path);
      const row = direction === 1 ? rows[0] : rows.at(-1);
      this.at = direction === 1 ? 0 : rows.length - 1;
      if (row) return row;
    }
    return undefined;
  }
}

const nothing = sentence('There is nothing to review: every coding is where its words are.');

function inWords({ open, coding }: ExcerptNode): string {
  const code = codeName(open, coding.record.code);
  switch (doubtOf(coding)) {
    case 'moved':
      return `$(question) ${vscode.l10n.t('Is this still the place of {code}?', { code })}`;
    case 'back':
      return `$(question) ${vscode.l10n.t('{code} was kept as lost, and is found again here', { code })}`;
    case 'conflict':
      return `$(git-compare) ${vscode.l10n.t('{code} was changed in different ways', { code })}`;
    case 'lost':
    case undefined:
      return `$(warning) ${vscode.l10n.t('{code} is lost: its words stood about here', { code })}`;
  }
}

import * as vscode from 'vscode';
import { certainMoves, type SourceMove } from '../../../core/project/goneSources';
import { followSources, sourcesBelow } from '../../../core/project/moves';
import { Disposable } from '../../host/disposable';
import { inBackground } from '../../host/errors';
import type { Services } from '../../services';
import type { OpenProject } from '../../workspace';
import { codingsInWords } from './words';

/**
 * How long a project must be left alone before what seems to have happened to it is believed: git
 * writes many files one after another, and moves coding files too. Milliseconds.
 */
const patience = 1500;

/** Keeps codings with sources that are renamed: here, or by somebody else. */
export class Renames extends Disposable {
  private readonly timers = new Map<OpenProject, ReturnType<typeof setTimeout>>();
  /** Done once, and perhaps taken back: not done again without being asked. */
  private readonly seen = new Set<string>();
  /** Moves that are likely only, by project, as they were told of. */
  private readonly told = new Map<OpenProject, string>();

  constructor(private readonly services: Services) {
    super();
    this.own(vscode.workspace.onDidRenameFiles(({ files }) => inBackground(this.renamed(files))));
    this.own(services.projects.onDidCheck((open) => this.schedule(open)));
    this.own({ dispose: () => this.timers.forEach((timer) => clearTimeout(timer)) });
  }

  /** Undoing the renaming is a renaming too: this is no act of its own. */
  private async renamed(files: vscode.FileRenameEvent['files']): Promise<void> {
    const moves = new Map<OpenProject, SourceMove[]>();
    for (const { oldUri, newUri } of files) {
      const open = this.services.projects.of(oldUri);
      const [from, to] = [open?.pathOf(oldUri), open?.pathOf(newUri)];
      if (!open || from === undefined || to === undefined) continue;
      const below = sourcesBelow(open.project, { from, to });
      moves.set(open, [...(moves.get(open) ?? []), ...below]);
    }
    for (const [open, ofProject] of moves) await this.moveAlong(open, ofProject);
  }

  private async moveAlong(open: OpenProject, moves: readonly SourceMove[]): Promise<void> {
    if (!moves.length) return;
    for (const { from, to } of moves) this.seen.add(`${from}\n${to}`);
    const { project } = open;
    const n = moves
      .flatMap(({ from }) => project.index.ofSource(from))
      .reduce((sum, { rows }) => sum + rows.count, 0);
    const act = await followSources(project, moves);
    await this.services.acts.followed(open, act.moves?.files ?? []);
    await project.refresh(
      moves.flatMap(({ from, to }) => [from, to]),
      true,
    );
    if (n)
      vscode.window.setStatusBarMessage(
        `$(check) ${vscode.l10n.t('{codings} came along', { codings: codingsInWords(n) })}`,
        4000,
      );
  }

  private schedule(open: OpenProject): void {
    clearTimeout(this.timers.get(open));
    this.timers.delete(open);
    if (![...open.project.gone.values()].some(({ likely }) => likely.length)) return;
    const timer = setTimeout(() => inBackground(this.settle(open)), patience);
    this.timers.set(open, timer);
  }

  private async settle(open: OpenProject): Promise<void> {
    this.timers.delete(open);
    if (open.isClosed) return;
    const certain = certainMoves(open.project.gone).filter((move) => this.isNew(move));
    if (certain.length) {
      const { follow } = await import('./moves');
      return follow(this.services, open, certain);
    }
    const likely = [...open.project.gone].flatMap(([from, gone]) =>
      gone.likely.length ? [from] : [],
    );
    const summary = likely.join('\n');
    if (this.told.get(open) === summary) return;
    this.told.set(open, summary);
    await this.propose(likely.length);
  }

  private isNew({ from, to }: SourceMove): boolean {
    const key = `${from}\n${to}`;
    return !this.seen.has(key) && this.seen.add(key) !== undefined;
  }

  private async propose(n: number): Promise<void> {
    const words =
      n === 1
        ? vscode.l10n.t('A coded source is gone, and its words stand in another file.')
        : vscode.l10n.t('{n} coded sources are gone, and their words stand in other files.', { n });
    const show = vscode.l10n.t('Follow…');
    const answer = await vscode.window.showInformationMessage(words, show);
    if (answer === show) await vscode.commands.executeCommand('codebook.followRenamed');
  }
}

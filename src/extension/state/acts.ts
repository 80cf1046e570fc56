import * as vscode from 'vscode';
import { Queues } from '../../core/base/queues';
import { type Act, changedAnything, History, type Steps } from '../../core/project/history';
import type { FileMove } from '../../core/project/movedFile';
import { wordsOf } from '../host/actWords';
import { inWords } from '../host/words';
import type { OpenProject } from '../workspace';
import { ActShelf, follow, type KeptAct } from './actShelf';

type Way = 'undo' | 'redo';

/** The coding acts of this workspace, a history for each project; it outlives the window. */
export class Acts {
  private readonly histories = new WeakMap<OpenProject, History<KeptAct>>();
  /** What is noted and what is taken back keep their order. */
  private readonly queues = new Queues();
  private readonly shelf: ActShelf;

  constructor(
    private readonly memory: vscode.Memento,
    folder: vscode.Uri | undefined,
  ) {
    this.shelf = new ActShelf(folder);
  }

  /** Notes an act that was done, so that it can be undone. One that changed nothing is not noted. */
  async did(open: OpenProject, act: Act): Promise<void> {
    if (!changedAnything(act)) return;
    await this.queues.run(keyOf(open), async () => {
      const { kept, size } = await this.shelf.keep(act);
      const forgotten = this.of(open).add(kept, size);
      await this.remember(open);
      await this.shelf.forget(forgotten);
    });
  }

  /** Coding files were moved, and by no act: what was done to them before can still be undone. */
  followed(open: OpenProject, moved: readonly FileMove[]): Promise<void> {
    return this.queues.run(keyOf(open), async () => {
      this.of(open).map((kept) => follow(kept, moved));
      await this.remember(open);
    });
  }

  undo(open: OpenProject): Promise<void> {
    return this.go(open, 'undo');
  }

  redo(open: OpenProject): Promise<void> {
    return this.go(open, 'redo');
  }

  private go(open: OpenProject, way: Way): Promise<void> {
    return this.queues.run(keyOf(open), async () => {
      const history = this.of(open);
      const kept = history.next[way];
      if (!kept) return tell(nothing(way));
      const act = await this.shelf.read(kept);
      if (!act) {
        history.drop(way);
        await this.remember(open);
        return warn([wordsOf(open, kept.name), notKept()]);
      }
      const { redo, undo } = await import('../../core/project/undo');
      const left = await (way === 'undo' ? undo : redo)(open.project, act);
      if (way === 'undo') history.wentBack();
      else history.wentForward();
      await this.remember(open);
      const words = [done(way, wordsOf(open, kept.name)), ...left.map(inWords)];
      if (left.length) warn(words);
      else tell(words.join(' '));
    });
  }

  private of(open: OpenProject): History<KeptAct> {
    let history = this.histories.get(open);
    if (!history) {
      history = new History(this.memory.get<Steps<KeptAct>>(keyOf(open)));
      this.histories.set(open, history);
    }
    return history;
  }

  private async remember(open: OpenProject): Promise<void> {
    await this.memory.update(keyOf(open), this.of(open).kept);
  }
}

function nothing(way: Way): string {
  return way === 'undo'
    ? vscode.l10n.t('There is nothing to undo.')
    : vscode.l10n.t('There is nothing to redo.');
}

function done(way: Way, act: string): string {
  return way === 'undo'
    ? vscode.l10n.t('Undone: {act}', { act })
    : vscode.l10n.t('Done again: {act}', { act });
}

function notKept(): string {
  return vscode.l10n.t('What this act changed is not kept any more, so it stays as it is.');
}

function keyOf(open: OpenProject): string {
  return `steps:${open.folder.toString()}`;
}

function tell(words: string): void {
  vscode.window.setStatusBarMessage(words, 5000);
}

/** What is not as it was asked for is to be read in peace. */
function warn(words: readonly string[]): void {
  void vscode.window.showWarningMessage(words.join(' '));
}

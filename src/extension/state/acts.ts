import * as vscode from 'vscode';
import { type Act, History, type KeptActs } from '../../core/project/history';
import type { FileMove } from '../../core/project/movedFile';
import { redo, undo } from '../../core/project/operations';
import { inWords } from '../host/words';
import type { OpenProject } from '../workspace';

/** The coding acts of this workspace, a history for each project; it outlives the window. */
export class Acts {
  private readonly histories = new WeakMap<OpenProject, History>();

  constructor(private readonly memory: vscode.Memento) {}

  /** Notes an act that was done, so that it can be undone. One that changed nothing is not noted. */
  async did(open: OpenProject, act: Act): Promise<void> {
    const hasMoved = (act.moves?.files.length ?? 0) + (act.moves?.rows.length ?? 0) > 0;
    const changed = act.book ?? act.files.some(({ changes }) => changes.length);
    if (!changed && !hasMoved) return;
    this.of(open).add(act);
    await this.keep(open);
  }

  /** Coding files were moved, and by no act: what was done to them before can still be undone. */
  async followed(open: OpenProject, moved: readonly FileMove[]): Promise<void> {
    this.of(open).follow(moved);
    await this.keep(open);
  }

  async undo(open: OpenProject): Promise<void> {
    const act = this.of(open).next.undo;
    if (!act) return say(vscode.l10n.t('There is nothing to undo.'));
    const trouble = await undo(open.project, act);
    this.of(open).wentBack();
    await this.keep(open);
    say(
      [vscode.l10n.t('Undone: {act}', { act: inWords(act.name) }), ...trouble.map(inWords)].join(
        ' ',
      ),
    );
  }

  async redo(open: OpenProject): Promise<void> {
    const act = this.of(open).next.redo;
    if (!act) return say(vscode.l10n.t('There is nothing to redo.'));
    const trouble = await redo(open.project, act);
    this.of(open).wentForward();
    await this.keep(open);
    say(
      [
        vscode.l10n.t('Done again: {act}', { act: inWords(act.name) }),
        ...trouble.map(inWords),
      ].join(' '),
    );
  }

  private of(open: OpenProject): History {
    let history = this.histories.get(open);
    if (!history) {
      history = new History(this.memory.get<KeptActs>(keyOf(open)));
      this.histories.set(open, history);
    }
    return history;
  }

  private async keep(open: OpenProject): Promise<void> {
    await this.memory.update(keyOf(open), this.of(open).kept);
  }
}

function keyOf(open: OpenProject): string {
  return `acts:${open.folder.toString()}`;
}

function say(words: string): void {
  vscode.window.setStatusBarMessage(words, 5000);
}

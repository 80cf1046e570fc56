import * as vscode from 'vscode';
import { type Act, History } from '../../core/project/history';
import { redo, undo } from '../../core/project/operations';
import { inWords } from '../host/words';
import type { OpenProject } from '../workspace';

/** The coding acts of this session, a history for each project. */
export class Acts {
  private readonly histories = new WeakMap<OpenProject, History>();

  /** Notes an act that was done, so that it can be undone. One that changed nothing is not noted. */
  did(open: OpenProject, act: Act): void {
    const changed = act.book !== undefined || act.files.some(({ changes }) => changes.length);
    if (changed) this.of(open).add(act);
  }

  async undo(open: OpenProject): Promise<void> {
    const act = this.of(open).next.undo;
    if (!act) return say(vscode.l10n.t('There is nothing to undo.'));
    const trouble = await undo(open.project, act);
    this.of(open).wentBack();
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
    say(
      [
        vscode.l10n.t('Done again: {act}', { act: inWords(act.name) }),
        ...trouble.map(inWords),
      ].join(' '),
    );
  }

  private of(open: OpenProject): History {
    let history = this.histories.get(open);
    if (!history) this.histories.set(open, (history = new History()));
    return history;
  }
}

function say(words: string): void {
  vscode.window.setStatusBarMessage(words, 5000);
}

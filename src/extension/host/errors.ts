import * as vscode from 'vscode';
import { Refusal } from '../../core/base/refusal';
import { systemTrouble } from '../../core/base/systemTrouble';
import { ChunkMissing } from './chunks';
import { warmUp } from './warmUp';
import { inWords } from './words';

/** Registers a command; the only place where what goes wrong in one is shown to the user. */
export function registerCommand<Arguments extends unknown[]>(
  id: string,
  run: (...args: Arguments) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: Arguments) => {
    if (args[0] === warmUp) return undefined;
    try {
      return await run(...args);
    } catch (error) {
      showError(error);
      return undefined;
    }
  });
}

/** Runs what no command waits for. */
export function inBackground(work: Promise<unknown>): void {
  work.catch(showError);
}

export function showError(error: unknown): void {
  if (error instanceof Refusal) {
    void vscode.window.showWarningMessage(inWords(error.sentence));
    return;
  }
  if (error instanceof ChunkMissing) void offerReload(error);
  else void vscode.window.showErrorMessage(messageOf(error));
  // What only we can mend goes to the log in full.
  console.error(error);
}

/** Trying again often helps; and where the extension was replaced meanwhile, its new files do. */
async function offerReload({ file }: ChunkMissing): Promise<void> {
  const reload = vscode.l10n.t('Reload Window');
  const answer = await vscode.window.showErrorMessage(
    vscode.l10n.t(
      'A part of the extension could not be loaded ({file}), so nothing was done. Try again; if that does not help, reload the window.',
      { file },
    ),
    reload,
  );
  if (answer === reload) await vscode.commands.executeCommand('workbench.action.reloadWindow');
}

function messageOf(error: unknown): string {
  const trouble = systemTrouble(error);
  if (trouble) return inWords(trouble);
  return vscode.l10n.t('Nothing was changed. {reason}', {
    reason: error instanceof Error ? error.message : String(error),
  });
}

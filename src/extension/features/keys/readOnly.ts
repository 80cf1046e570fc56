import * as vscode from 'vscode';
import { Queues } from '../../../core/base/queues';
import { Disposable } from '../../host/disposable';
import { inBackground } from '../../host/errors';

const command = (id: string) => `workbench.action.files.${id}ActiveEditorReadonlyInSession`;

/**
 * Keeps documents read-only while that is wanted, so that no key, paste or input method changes
 * them. VS Code does it only to the editor in front: others follow when they come there. What
 * settings and the disk say of a file holds again afterwards.
 */
export class ReadOnly extends Disposable {
  private readonly queues = new Queues();
  /** Those that may have been made read-only here. */
  private readonly held = new Set<string>();
  private isWanted = false;

  constructor(private readonly concerns: (document: vscode.TextDocument) => boolean) {
    super();
    this.own(vscode.window.onDidChangeActiveTextEditor(() => inBackground(this.look())));
  }

  want(isWanted: boolean): Promise<void> {
    this.isWanted = isWanted;
    return this.look();
  }

  private look(): Promise<void> {
    return this.queues.run('look', async () => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document) return;
      const key = document.uri.toString();
      if (!this.isToHold(document)) {
        if (this.held.delete(key)) await vscode.commands.executeCommand(command('reset'));
        return;
      }
      this.held.add(key);
      await vscode.commands.executeCommand(command('set'));
      // If another editor came to the front meanwhile, that one may have been taken.
      const now = vscode.window.activeTextEditor?.document;
      if (now && !this.isToHold(now)) await vscode.commands.executeCommand(command('reset'));
    });
  }

  private isToHold(document: vscode.TextDocument): boolean {
    return this.isWanted && this.concerns(document);
  }
}

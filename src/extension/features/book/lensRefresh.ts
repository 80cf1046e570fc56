import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import type { Projects } from '../../workspace';

/** Coding goes act by act; counts above codes need not follow each at once. Milliseconds. */
const pause = 200;

/** Tells when the counts above codes may be others than before. */
export class LensRefresh extends Disposable {
  private readonly changes = this.own(new vscode.EventEmitter<void>());
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly event = this.changes.event;

  constructor(projects: Projects) {
    super();
    this.own({ dispose: () => clearTimeout(this.timer) });
    this.own(projects.onDidChangeList(() => this.schedule()));
    this.own(
      projects.onDidChange(({ change }) => {
        const { codebook, register, codes, memos } = change;
        if (codebook || register || codes?.size || memos?.size) this.schedule();
      }),
    );
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.changes.fire();
    }, pause);
  }
}

import * as vscode from 'vscode';
import type { Problem } from '../../core/base/problem';
import { Disposable } from '../host/disposable';
import type { OpenProject } from '../workspace';

/** What is wrong with a project's codebook, beyond what its file says by itself. */
export interface BookCheck {
  /** Whether the text in its editor is another than that of the file: then this is all that counts. */
  readonly isLive: boolean;
  readonly problems: readonly Problem[];
}

/** What the last check of each project's codebook found. */
export class BookChecks extends Disposable {
  private readonly checks = new WeakMap<OpenProject, BookCheck>();
  private readonly changes = this.own(new vscode.EventEmitter<OpenProject>());

  readonly onDidChange = this.changes.event;

  of(open: OpenProject): BookCheck | undefined {
    return this.checks.get(open);
  }

  set(open: OpenProject, check: BookCheck): void {
    this.checks.set(open, check);
    this.changes.fire(open);
  }
}

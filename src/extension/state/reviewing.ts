import * as vscode from 'vscode';
import { Disposable } from '../host/disposable';
import type { OpenProject } from '../workspace';

/** One coding that is being reviewed. */
export interface Reviewed {
  readonly open: OpenProject;
  /** Path. */
  readonly source: string;
  readonly coder: string;
  /** Of the record. */
  readonly id: string;
}

/** The coding that the researcher is looking at to settle it; none when nothing is being reviewed. */
export class Reviewing extends Disposable {
  private readonly changes = this.own(new vscode.EventEmitter<Reviewed | undefined>());
  private currentNow: Reviewed | undefined;

  readonly onDidChange = this.changes.event;

  get current(): Reviewed | undefined {
    return this.currentNow;
  }

  look(at: Reviewed | undefined): void {
    this.currentNow = at;
    this.changes.fire(at);
  }
}

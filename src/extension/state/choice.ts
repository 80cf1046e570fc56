import * as vscode from 'vscode';
import { Disposable } from '../host/disposable';
import type { OpenProject } from '../workspace';

/** Which excerpts the Excerpts view shows: of a code, of a case, or of both at once. */
export interface Chosen {
  readonly open: OpenProject;
  /** Id; undefined for any code. */
  readonly code: string | undefined;
  /** Whether excerpts of the codes below it are shown too. */
  readonly withDescendants: boolean;
  /** Id; undefined for any case. */
  readonly case: string | undefined;
  /** What else holds of them. */
  readonly also?: Narrowing;
}

/** Narrows what is chosen to what a question asks for. */
export interface Narrowing {
  /** In the language of queries. */
  readonly query: string;
  /** What it asks for, to be said beside the code and the case. */
  readonly words: string;
}

export type ExcerptGrouping = 'source' | 'case' | 'coder';

/** What the researcher chose to look at. */
export class Choice extends Disposable {
  private readonly changes = this.own(new vscode.EventEmitter<void>());
  private chosenNow: Chosen | undefined;
  private groupingNow: ExcerptGrouping;

  readonly onDidChange = this.changes.event;

  constructor(private readonly memory: vscode.Memento) {
    super();
    this.groupingNow = memory.get<ExcerptGrouping>('excerpts.groupBy', 'source');
  }

  get chosen(): Chosen | undefined {
    return this.chosenNow;
  }

  get grouping(): ExcerptGrouping {
    return this.groupingNow;
  }

  choose(chosen: Chosen | undefined): void {
    this.chosenNow = chosen;
    this.changes.fire();
  }

  async groupBy(grouping: ExcerptGrouping): Promise<void> {
    this.groupingNow = grouping;
    this.changes.fire();
    await this.memory.update('excerpts.groupBy', grouping);
  }
}

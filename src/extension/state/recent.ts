import * as vscode from 'vscode';
import { Disposable } from '../host/disposable';
import type { OpenProject } from '../workspace';

const most = 12;

/** The codes used last in each project, the latest first. */
export class RecentCodes extends Disposable {
  private readonly changes = this.own(new vscode.EventEmitter<void>());
  /**
   * Kept here too: when two things are remembered at once, VS Code's memory gives back for a moment
   * what it had before the second.
   */
  private readonly used = new WeakMap<OpenProject, readonly string[]>();

  readonly onDidChange = this.changes.event;

  constructor(private readonly memory: vscode.Memento) {
    super();
  }

  of(open: OpenProject): readonly string[] {
    const recent = this.used.get(open) ?? this.memory.get<readonly string[]>(keyOf(open), []);
    return recent.filter((id) => open.project.book.byId.has(id));
  }

  async use(open: OpenProject, codes: readonly string[]): Promise<void> {
    const rest = this.of(open).filter((id) => !codes.includes(id));
    const recent = [...codes, ...rest].slice(0, most);
    this.used.set(open, recent);
    const kept = this.memory.update(keyOf(open), recent);
    this.changes.fire();
    await kept;
  }
}

function keyOf(open: OpenProject): string {
  return `recent:${open.folder.toString()}`;
}

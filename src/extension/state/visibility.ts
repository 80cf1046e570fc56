import * as vscode from 'vscode';
import { Disposable } from '../host/disposable';

interface Hidden {
  readonly all: boolean;
  readonly codes: readonly string[];
  readonly coders: readonly string[];
}

/** What of the codings is shown in the text; kept for the workspace. */
export class Visibility extends Disposable {
  private readonly changes = this.own(new vscode.EventEmitter<void>());
  private hidden: Hidden;
  private hiddenCodes: ReadonlySet<string>;

  readonly onDidChange = this.changes.event;

  constructor(private readonly memory: vscode.Memento) {
    super();
    this.hidden = memory.get<Hidden>('hidden', { all: false, codes: [], coders: [] });
    this.hiddenCodes = new Set(this.hidden.codes);
  }

  get isAllHidden(): boolean {
    return this.hidden.all;
  }

  isShown(code: string, coder: string): boolean {
    return !this.hidden.all && this.isCodeShown(code) && this.isCoderShown(coder);
  }

  isCodeShown(code: string): boolean {
    return !this.hiddenCodes.has(code);
  }

  isCoderShown(coder: string): boolean {
    return !this.hidden.coders.includes(coder);
  }

  toggleAll(): Promise<void> {
    return this.set({ ...this.hidden, all: !this.hidden.all });
  }

  /** All at once: one change, drawn once. */
  toggleCodes(codes: readonly string[]): Promise<void> {
    return this.set({ ...this.hidden, codes: toggled(this.hidden.codes, codes) });
  }

  toggleCoders(coders: readonly string[]): Promise<void> {
    return this.set({ ...this.hidden, coders: toggled(this.hidden.coders, coders) });
  }

  private async set(hidden: Hidden): Promise<void> {
    this.hidden = hidden;
    this.hiddenCodes = new Set(hidden.codes);
    this.changes.fire();
    await this.memory.update('hidden', hidden);
  }
}

/** The list without those of the items that are in it, and with the others. */
function toggled(list: readonly string[], items: readonly string[]): string[] {
  const [were, others] = [new Set(list), new Set(items)];
  return [...list.filter((item) => !others.has(item)), ...items.filter((item) => !were.has(item))];
}

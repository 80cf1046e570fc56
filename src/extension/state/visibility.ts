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

  readonly onDidChange = this.changes.event;

  constructor(private readonly memory: vscode.Memento) {
    super();
    this.hidden = memory.get<Hidden>('hidden', { all: false, codes: [], coders: [] });
  }

  get isAllHidden(): boolean {
    return this.hidden.all;
  }

  isShown(code: string, coder: string): boolean {
    return !this.hidden.all && this.isCodeShown(code) && this.isCoderShown(coder);
  }

  isCodeShown(code: string): boolean {
    return !this.hidden.codes.includes(code);
  }

  isCoderShown(coder: string): boolean {
    return !this.hidden.coders.includes(coder);
  }

  toggleAll(): Promise<void> {
    return this.set({ ...this.hidden, all: !this.hidden.all });
  }

  toggleCode(code: string): Promise<void> {
    return this.set({ ...this.hidden, codes: toggled(this.hidden.codes, code) });
  }

  toggleCoder(coder: string): Promise<void> {
    return this.set({ ...this.hidden, coders: toggled(this.hidden.coders, coder) });
  }

  private async set(hidden: Hidden): Promise<void> {
    this.hidden = hidden;
    this.changes.fire();
    await this.memory.update('hidden', hidden);
  }
}

function toggled(list: readonly string[], item: string): string[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}

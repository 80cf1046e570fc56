import * as vscode from 'vscode';
import { Disposable } from '../host/disposable';

export const orders = ['book', 'count', 'name'] as const;
export type Order = (typeof orders)[number];

interface Look {
  readonly order: Order;
  readonly hasBoxes: boolean;
}

/** How the Codebook view shows its codes; kept for the workspace. */
export class CodeOrder extends Disposable {
  private readonly changes = this.own(new vscode.EventEmitter<void>());
  private look: Look;

  readonly onDidChange = this.changes.event;

  constructor(private readonly memory: vscode.Memento) {
    super();
    this.look = memory.get<Look>('codes.look', { order: 'book', hasBoxes: false });
  }

  get order(): Order {
    return this.look.order;
  }

  /** Whether each code has a box that says if it is shown in the text. */
  get hasBoxes(): boolean {
    return this.look.hasBoxes;
  }

  async change(look: Partial<Look>): Promise<void> {
    this.look = { ...this.look, ...look };
    this.changes.fire();
    await this.memory.update('codes.look', this.look);
  }
}

import * as vscode from 'vscode';
import { Disposable } from '../host/disposable';

type Rows<Node> = vscode.TreeDataProvider<Node> & vscode.Disposable;

/** The rows of a view, made by what is loaded when the view first asks: in most windows it never does. */
export class LateTree<Node, Made extends Rows<Node>>
  extends Disposable
  implements vscode.TreeDataProvider<Node>
{
  private readonly changes = this.own(new vscode.EventEmitter<Node | Node[] | undefined>());
  private making: Promise<Made> | undefined;

  readonly onDidChangeTreeData = this.changes.event;

  constructor(private readonly make: () => Promise<Made>) {
    super();
    this.own({ dispose: () => void this.making?.then((made) => void made.dispose()) });
  }

  /** What makes the rows. */
  rows(): Promise<Made> {
    return (this.making ??= this.make().then((made) => {
      const { onDidChangeTreeData: onDidChange } = made;
      if (onDidChange) this.own(onDidChange((node) => this.changes.fire(node ?? undefined)));
      return made;
    }));
  }

  async getChildren(node?: Node): Promise<Node[]> {
    return (await (await this.rows()).getChildren(node)) ?? [];
  }

  async getTreeItem(node: Node): Promise<vscode.TreeItem> {
    return (await this.rows()).getTreeItem(node);
  }

  async resolveTreeItem(
    item: vscode.TreeItem,
    node: Node,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    return (await (await this.rows()).resolveTreeItem?.(item, node, token)) ?? item;
  }

  async getParent(node: Node): Promise<Node | undefined> {
    return (await (await this.rows()).getParent?.(node)) ?? undefined;
  }
}

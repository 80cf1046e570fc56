import type { OpenProject } from '../workspace';

/**
 * Keeps one object a row: VS Code knows rows that it is told to refresh by their identity. They
 * hold only ids, so that they stay right when what they stand for changes.
 */
export class Nodes<Node extends object> {
  private readonly byProject = new WeakMap<OpenProject, Map<string, Node>>();

  /** The row of that key, made when asked for first. */
  get<Kind extends Node>(open: OpenProject, key: string, make: () => Kind): Kind {
    let nodes = this.byProject.get(open);
    if (!nodes) this.byProject.set(open, (nodes = new Map<string, Node>()));
    let node = nodes.get(key);
    if (!node) nodes.set(key, (node = make()));
    // A key begins with the kind of its row, so the row is of that kind.
    return node as Kind;
  }

  /** The row of that key if it was ever asked for. */
  known(open: OpenProject, key: string): Node | undefined {
    return this.byProject.get(open)?.get(key);
  }
}

/** Unique among the rows of one tree, and the same in every session. */
export function idOf(open: OpenProject, ...parts: readonly string[]): string {
  return [open.folder.toString(), ...parts].join('\n');
}

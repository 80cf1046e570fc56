import * as vscode from 'vscode';
import { ancestorsOf } from '../../../core/codebook/codebook';
import { Disposable } from '../../host/disposable';
import type { CodeOrder } from '../../state/codeOrder';
import type { Visibility } from '../../state/visibility';
import { codeTooltip } from '../../tree/codeTooltip';
import { codeIconOf } from '../../tree/excerptItem';
import { NotedThings } from '../../tree/memos';
import { excerptsInWords, joined, lostInWords } from '../../tree/names';
import { idOf, Nodes } from '../../tree/nodes';
import { projectItem, type ProjectNode } from '../../tree/projectItem';
import type { ProjectList } from '../../tree/projectList';
import type { OpenProject, ProjectEvent } from '../../workspace';
import { codeItem } from './codeItem';
import { sorted } from './sort';
import { unknownCodes } from '../../tree/counts';

/** A code, in the codebook or (unknown) only named by codings. */
export interface CodeNode {
  readonly kind: 'code' | 'unknown';
  readonly open: OpenProject;
  /** Id. */
  readonly code: string;
}

/** The group of codes that are not in the codebook. */
export interface UnknownNode {
  readonly kind: 'unknowns';
  readonly open: OpenProject;
}

export type BookNode = ProjectNode | CodeNode | UnknownNode;

/** The codes of the open projects as a tree, with their counts. */
export class CodebookProvider extends Disposable implements vscode.TreeDataProvider<BookNode> {
  private readonly nodes = new Nodes<BookNode>();
  private readonly changes = this.own(new vscode.EventEmitter<BookNode[] | undefined>());

  private readonly noted = new NotedThings();

  /** How many codings of each code were lost when rows were last drawn. */
  private readonly lost = new WeakMap<OpenProject, ReadonlyMap<string, number>>();

  readonly onDidChangeTreeData = this.changes.event;

  constructor(
    private readonly projects: ProjectList,
    private readonly visibility: Visibility,
    private readonly codeOrder: CodeOrder,
  ) {
    super();
    this.own(projects.onDidChange((event) => this.follow(event)));
    this.own(projects.onDidCheck((open) => this.followLost(open)));
    this.own(projects.onDidChangeList(() => this.changes.fire(undefined)));
    this.own(visibility.onDidChange(() => this.changes.fire(undefined)));
    this.own(codeOrder.onDidChange(() => this.changes.fire(undefined)));
    this.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('codebook.nameLanguage')) this.changes.fire(undefined);
      }),
    );
  }

  getChildren(node?: BookNode): BookNode[] {
    if (!node) return this.roots();
    switch (node.kind) {
      case 'project':
        return this.topOf(node.open);
      case 'code':
        return this.codesBelow(node);
      case 'unknowns':
        return unknownCodes(node.open.project).map((code) => this.unknown(node.open, code));
      case 'unknown':
        return [];
    }
  }

  getParent(node: BookNode): BookNode | undefined {
    const { open } = node;
    const root = this.projects.all.length > 1 ? this.project(open) : undefined;
    switch (node.kind) {
      case 'project':
        return undefined;
      case 'code': {
        const parent = open.project.book.byId.get(node.code)?.parent;
        return parent === undefined ? root : this.code(open, parent);
      }
      case 'unknowns':
        return root;
      case 'unknown':
        return this.unknowns(open);
    }
  }

  getTreeItem(node: BookNode): vscode.TreeItem {
    switch (node.kind) {
      case 'project':
        return projectItem(node);
      case 'code': {
        const code = node.open.project.book.byId.get(node.code);
        // Between a change of the codebook and the tree's own refresh a code may be gone.
        const item = code
          ? codeItem(node.open, code, this.visibility, this.codeOrder.hasBoxes)
          : new vscode.TreeItem(node.code);
        return withCommand(item, node);
      }
      case 'unknowns':
        return unknownsItem(node);
      case 'unknown':
        return withCommand(unknownItem(node), node);
    }
  }

  resolveTreeItem(item: vscode.TreeItem, node: BookNode): vscode.TreeItem {
    const code = node.kind === 'code' ? node.open.project.book.byId.get(node.code) : undefined;
    if (code) item.tooltip = codeTooltip(node.open, code);
    return item;
  }

  /** The row of a code, to reveal it. */
  code(open: OpenProject, code: string): CodeNode {
    return this.nodes.get(open, `code ${code}`, () => ({ kind: 'code', open, code }));
  }

  private roots(): BookNode[] {
    const [first, ...others] = this.projects.all;
    if (others.length) return this.projects.all.map((open) => this.project(open));
    return first ? this.topOf(first) : [];
  }

  private topOf(open: OpenProject): BookNode[] {
    const { project } = open;
    this.lost.set(open, project.doubts.lost);
    const codes = this.sorted(open, project.book.roots).map((code) => this.code(open, code));
    return unknownCodes(project).length ? [...codes, this.unknowns(open)] : codes;
  }

  private codesBelow({ open, code }: CodeNode): CodeNode[] {
    const children = open.project.book.byId.get(code)?.children ?? [];
    return this.sorted(open, children).map((child) => this.code(open, child));
  }

  private sorted({ project }: OpenProject, codes: readonly string[]): readonly string[] {
    return sorted(project, codes, this.codeOrder.order);
  }

  private project(open: OpenProject): ProjectNode {
    return this.nodes.get(open, 'project', () => ({ kind: 'project', open }));
  }

  private unknowns(open: OpenProject): UnknownNode {
    return this.nodes.get(open, 'unknowns', () => ({ kind: 'unknowns', open }));
  }

  private unknown(open: OpenProject, code: string): CodeNode {
    return this.nodes.get(open, `unknown ${code}`, () => ({ kind: 'unknown', open, code }));
  }

  private follow({ open, change }: ProjectEvent): void {
    if (change.codebook) return this.changes.fire(undefined);
    if (change.memos?.size && this.noted.haveChanged(open)) return this.changes.fire(undefined);
    this.drawAgain(open, change.codes ?? []);
  }

  private followLost(open: OpenProject): void {
    const before = this.lost.get(open) ?? new Map<string, number>();
    const now = open.project.doubts.lost;
    if (now === before) return;
    this.lost.set(open, now);
    const codes = new Set([...before.keys(), ...now.keys()]);
    this.drawAgain(
      open,
      [...codes].filter((code) => before.get(code) !== now.get(code)),
    );
  }

  /** Only rows whose counts changed are drawn again: the codes themselves and those around them. */
  private drawAgain(open: OpenProject, codes: Iterable<string>): void {
    const changed = new Set<BookNode>();
    const { book } = open.project;
    for (const id of codes) {
      const code = book.byId.get(id);
      // The group of unknown codes comes and goes with its codes.
      if (!code) return this.changes.fire(undefined);
      changed.add(this.code(open, id));
      for (const above of ancestorsOf(book, code)) changed.add(this.code(open, above.id));
    }
    if (changed.size) this.changes.fire([...changed]);
  }
}

function withCommand(item: vscode.TreeItem, node: CodeNode): vscode.TreeItem {
  const title = vscode.l10n.t('Show Excerpts');
  item.command = { command: 'codebook.tree.show', title, arguments: [node] };
  return item;
}

function unknownsItem({ open }: UnknownNode): vscode.TreeItem {
  const label = vscode.l10n.t('Not in the codebook');
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = idOf(open, 'unknowns');
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.description = String(unknownCodes(open.project).length);
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  item.tooltip = vscode.l10n.t(
    'Codings name these codes, and the codebook does not have them. Add them to the codebook, or correct their ids.',
  );
  return item;
}

function unknownItem({ open, code }: CodeNode): vscode.TreeItem {
  const { index, doubts } = open.project;
  const count = index.countOf(code);
  const lost = lostInWords(doubts.lostOf(code));
  const item = new vscode.TreeItem(code);
  item.id = idOf(open, 'unknown', code);
  item.description = joined(String(count), lost);
  item.iconPath = codeIconOf(open, code);
  const words = vscode.l10n.t('not in the codebook');
  const spoken = [code, excerptsInWords(count), lost, words].filter((part) => part);
  item.accessibilityInformation = { label: spoken.join(', ') };
  return item;
}

import * as vscode from 'vscode';
import type { ReviewedHit } from '../../../core/autocoding/review';
import { Disposable } from '../../host/disposable';
import { batch } from '../../tree/excerpts';
import { labelIn } from '../../tree/excerptLabel';
import { type MoreNode, moreItem } from '../../tree/moreItem';
import { joined, sourceName } from '../../tree/names';
import { idOf } from '../../tree/nodes';
import type { Session } from './session';
import { hitsInWords } from './words';
import { readable } from '../../../core/project/readable';

export interface SourceNode {
  readonly kind: 'source';
  readonly path: string;
}

export interface HitNode {
  readonly kind: 'hit';
  readonly hit: ReviewedHit;
  readonly label: vscode.TreeItemLabel;
}

export type AutocodeNode = SourceNode | HitNode | MoreNode<SourceNode>;

/** So many hits are shown at once; with more of them, sources are folded. */
const mostUnfolded = 200;

/** What a search found, source by source, each with a box: what is ticked will be coded. */
export class HitsProvider extends Disposable implements vscode.TreeDataProvider<AutocodeNode> {
  private readonly nodes = new Map<string, SourceNode>();
  /** How many rows of a source are shown, where it was asked for more than one batch. */
  private readonly limits = new Map<string, number>();
  private readonly changes = this.own(new vscode.EventEmitter<AutocodeNode | undefined>());
  private session: Session | undefined;
  private following: vscode.Disposable | undefined;

  readonly onDidChangeTreeData = this.changes.event;

  show(session: Session | undefined): void {
    this.following?.dispose();
    this.following = session?.onDidChange((path) => this.redraw(path));
    this.session = session;
    this.nodes.clear();
    this.limits.clear();
    this.redraw(undefined);
  }

  async getChildren(node?: AutocodeNode): Promise<AutocodeNode[]> {
    const { session } = this;
    if (!session || (node && node.kind !== 'source')) return [];
    if (!node) return session.review.sources.map((path) => this.node(path));
    const source = await readable(session.asked.open.project, node.path);
    const hits = session.review.of(node.path);
    const limit = this.limits.get(node.path) ?? batch;
    const rows: AutocodeNode[] = hits
      .slice(0, limit)
      .map((hit) => ({ kind: 'hit', hit, label: labelOf(source?.text ?? '', hit) }));
    const left = hits.length - rows.length;
    return left > 0 ? [...rows, { kind: 'more', parent: node, left }] : rows;
  }

  getParent(node: AutocodeNode): AutocodeNode | undefined {
    return node.kind === 'hit' ? this.node(node.hit.source) : undefined;
  }

  getTreeItem(node: AutocodeNode): vscode.TreeItem {
    const { session } = this;
    if (!session) return new vscode.TreeItem('');
    switch (node.kind) {
      case 'source':
        return sourceItem(session, node);
      case 'hit':
        return hitItem(session, node);
      case 'more':
        return moreItem(
          node,
          'codebook.autocode.more',
          idOf(session.asked.open, 'more', node.parent.path),
        );
    }
  }

  more({ parent }: MoreNode<SourceNode>): void {
    this.limits.set(parent.path, (this.limits.get(parent.path) ?? batch) + batch);
    this.changes.fire(parent);
  }

  override dispose(): void {
    this.following?.dispose();
    super.dispose();
  }

  /** A source comes or goes with its first hit: then all is drawn. */
  private redraw(path: string | undefined): void {
    const node = path === undefined ? undefined : this.nodes.get(path);
    const isThere = path !== undefined && Boolean(this.session?.review.of(path).length);
    this.changes.fire(isThere ? node : undefined);
  }

  private node(path: string): SourceNode {
    let node = this.nodes.get(path);
    if (!node) this.nodes.set(path, (node = { kind: 'source', path }));
    return node;
  }
}

/** What was found stands near the front, where a narrow side bar does not cut it off. */
function labelOf(text: string, { span, matches }: ReviewedHit): vscode.TreeItemLabel {
  const { text: label, own } = labelIn(text, matches[0] ?? span);
  return { label, highlights: [[own.start, own.end]] };
}

function sourceItem(session: Session, { path }: SourceNode): vscode.TreeItem {
  const { review, asked } = session;
  const hits = review.of(path);
  const open = hits.filter(({ stands }) => !stands);
  const ticked = review.ticked(path).length;
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const isFew = review.count().hits <= mostUnfolded;
  const item = new vscode.TreeItem(sourceName(asked.open, path), isFew ? Expanded : Collapsed);
  item.id = idOf(asked.open, 'source', path, session.unit);
  item.description =
    ticked === hits.length
      ? hitsInWords(ticked)
      : vscode.l10n.t('{n} of {all}', { n: ticked, all: hits.length });
  item.tooltip = path;
  item.iconPath = new vscode.ThemeIcon('file');
  if (open.length) item.checkboxState = box(ticked === open.length);
  return item;
}

function hitItem(session: Session, { hit, label }: HitNode): vscode.TreeItem {
  const { open } = session.asked;
  const item = new vscode.TreeItem(label);
  item.id = idOf(open, 'hit', hit.source, session.unit, ...hit.keys);
  const line = vscode.l10n.t('line {line}', { line: hit.line });
  const stands = hit.stands ? vscode.l10n.t('coded so already') : '';
  const aside = hit.isAside ? vscode.l10n.t('interviewer') : '';
  item.description = joined(stands, line, hit.speaker, aside);
  if (hit.stands) item.iconPath = new vscode.ThemeIcon('check');
  else item.checkboxState = box(session.review.isTicked(hit));
  item.accessibilityInformation = {
    label: joined(label.label, stands, line, hit.speaker, aside),
  };
  item.command = {
    command: 'codebook.autocode.open',
    title: vscode.l10n.t('Open Excerpt'),
    arguments: [hit],
  };
  return item;
}

function box(isTicked: boolean): vscode.TreeItemCheckboxState {
  const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
  return isTicked ? Checked : Unchecked;
}

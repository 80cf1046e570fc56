import * as vscode from 'vscode';
import { Refusal } from '../../../core/base/refusal';
import { Disposable } from '../../host/disposable';
import { inBackground } from '../../host/errors';
import type { Choice, Chosen, ExcerptGrouping } from '../../state/choice';
import { excerptItem, excerptTooltip } from '../../tree/excerptItem';
import { batch, type ExcerptNode, loadExcerpts } from '../../tree/excerpts';
import { type MoreNode, moreItem } from '../../tree/moreItem';
import { idOf, Nodes } from '../../tree/nodes';
import type { ProjectList } from '../../tree/projectList';
import type { ProjectEvent } from '../../workspace';
import { groupItem, type GroupNode } from './groupItem';
import { ReviewBranch } from './review';
import {
  reviewItem,
  type ReviewNode,
  reviewSourceItem,
  type ReviewSourceNode,
} from './reviewItems';
import { chosenCodes, type Group, groupExcerpts } from './groups';

export type ExcerptsNode =
  GroupNode | ExcerptNode | MoreNode<GroupNode> | ReviewNode | ReviewSourceNode;

/** What the view shows at a time. */
export interface Shown {
  readonly chosen: Chosen;
  readonly by: ExcerptGrouping;
  /** By key, in order. */
  readonly groups: ReadonlyMap<string, Group>;
  readonly total: number;
}

/** Changes that come close together are taken in at once: milliseconds to wait for more of them. */
const patience = { counts: 60, places: 400 };

/** The excerpts of what is chosen, in groups; their texts are read when a group is unfolded. */
export class ExcerptsProvider extends Disposable implements vscode.TreeDataProvider<ExcerptsNode> {
  private readonly nodes = new Nodes<GroupNode>();
  /** How many rows of a group are shown, where it was asked for more than one batch. */
  private readonly limits = new Map<GroupNode, number>();
  private readonly changes = this.own(
    new vscode.EventEmitter<(GroupNode | ReviewNode)[] | undefined>(),
  );
  private readonly showings = this.own(new vscode.EventEmitter<Shown | undefined>());
  private latest: Promise<Shown | undefined> = Promise.resolve(undefined);
  private shown: Shown | undefined;
  private readonly touched = new Set<string>();
  private isWholeStale = false;
  private isCountStale = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** What there is to review, above everything else. */
  readonly review: ReviewBranch;

  readonly onDidChangeTreeData = this.changes.event;
  /** Something else is shown than before, or the counts of it changed. */
  readonly onDidShow = this.showings.event;

  constructor(
    private readonly projects: ProjectList,
    private readonly choice: Choice,
  ) {
    super();
    this.review = this.own(new ReviewBranch(projects));
    this.own(this.review.onDidChange((group) => this.changes.fire(group && [group])));
    this.own(choice.onDidChange(() => this.restart()));
    this.own(projects.onDidChange((event) => this.follow(event)));
    this.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('codebook.nameLanguage')) this.restart();
      }),
    );
    this.own({ dispose: () => clearTimeout(this.timer) });
    this.restart();
  }

  async getChildren(node?: ExcerptsNode): Promise<ExcerptsNode[]> {
    if (node?.kind === 'review' || node?.kind === 'review-source')
      return this.review.children(node);
    const shown = await this.latest;
    const groups = shown ? [...shown.groups.keys()].map((key) => this.group(shown, key)) : [];
    if (!node) return [...this.review.roots(), ...groups];
    const group = node.kind === 'group' ? shown?.groups.get(node.key) : undefined;
    if (!group || node.kind !== 'group') return [];
    const limit = this.limits.get(node) ?? batch;
    const excerpts = await loadExcerpts(group.query, limit);
    const left = group.count - excerpts.length;
    return excerpts.length < limit || left <= 0
      ? excerpts
      : [...excerpts, { kind: 'more', parent: node, left }];
  }

  getParent(node: ExcerptsNode): ExcerptsNode | undefined {
    const isReviewed = node.kind === 'excerpt' || node.kind === 'review-source';
    return isReviewed ? this.review.parentOf(node) : undefined;
  }

  getTreeItem(node: ExcerptsNode): vscode.TreeItem {
    const { shown } = this;
    switch (node.kind) {
      case 'review':
        return reviewItem(node, this.projects.all.length > 1);
      case 'review-source':
        return reviewSourceItem(node);
      case 'group':
        return groupItem(node, shown?.groups.get(node.key)?.count ?? 0, (shown?.total ?? 0) <= 200);
      case 'excerpt': {
        const { open, coding, source } = node;
        const isReviewed = this.review.parentOf(node) !== undefined;
        const kind = isReviewed ? 'review excerpt' : 'excerpt';
        const id = idOf(open, kind, source, coding.coder, coding.record.id);
        if (isReviewed) return excerptItem(node, id, { source: true });
        const isOneCode = chosenCodesOf(shown)?.size === 1;
        const by = shown?.by;
        return excerptItem(node, id, {
          source: by === 'source',
          coder: by === 'coder',
          code: isOneCode,
        });
      }
      case 'more':
        return moreItem(
          node,
          'codebook.tree.moreExcerpts',
          idOf(node.parent.open, 'more', node.parent.key),
        );
    }
  }

  resolveTreeItem(item: vscode.TreeItem, node: ExcerptsNode): vscode.TreeItem {
    if (node.kind === 'excerpt') item.tooltip = excerptTooltip(node);
    return item;
  }

  /** Shows a further batch of a group. */
  more({ parent }: MoreNode<GroupNode>): void {
    this.limits.set(parent, (this.limits.get(parent) ?? batch) + batch);
    this.changes.fire([parent]);
  }

  /** Something else is to be shown: everything is drawn anew. */
  private restart(): void {
    clearTimeout(this.timer);
    this.touched.clear();
    this.isWholeStale = false;
    this.isCountStale = false;
    this.limits.clear();
    this.latest = this.count();
    this.changes.fire(undefined);
    inBackground(this.latest);
  }

  private async count(): Promise<Shown | undefined> {
    const { chosen, grouping } = this.choice;
    const groups = chosen ? await this.groupsOf(chosen, grouping) : [];
    const total = groups.reduce((sum, { count }) => sum + count, 0);
    const byKey = new Map(groups.map((group) => [group.key, group]));
    const shown = chosen && { chosen, by: grouping, groups: byKey, total };
    // What was chosen meanwhile is counted by a later call, which speaks for itself.
    if (chosen === this.choice.chosen && grouping === this.choice.grouping) {
      this.shown = shown;
      this.showings.fire(shown);
    }
    return shown;
  }

  /** What a question asks about may be gone from the project: then it is told, once. */
  private async groupsOf(chosen: Chosen, grouping: ExcerptGrouping): Promise<Group[]> {
    try {
      return await groupExcerpts(chosen, grouping);
    } catch (error) {
      if (error instanceof Refusal && chosen === this.choice.chosen) this.choice.choose(undefined);
      throw error;
    }
  }

  /** Notes what of a change concerns what is shown. */
  private follow({ open, change }: ProjectEvent): void {
    const { chosen } = this.choice;
    if (chosen?.open !== open) return;
    // What a question asks for may depend on any coding.
    const codes = chosen.also ? undefined : chosenCodes(chosen);
    const counts = [...(change.codes ?? [])].some((code) => !codes || codes.has(code));
    const sources = [...(change.sources ?? [])].filter((path) => this.holds(path));
    if (change.codebook || change.register) this.isWholeStale = true;
    else if (!counts && !sources.length) return;
    sources.forEach((path) => this.touched.add(path));
    this.isCountStale ||= counts || this.isWholeStale;
    clearTimeout(this.timer);
    // While someone types, only places change: rows can wait until there is a pause.
    const delay = this.isCountStale ? patience.counts : patience.places;
    this.timer = setTimeout(() => inBackground(this.update()), delay);
  }

  private holds(path: string): boolean {
    const groups = [...(this.shown?.groups.values() ?? [])];
    return groups.some(({ query }) => query.sources.includes(path));
  }

  /** Counts again, and draws the groups that changed; where groups came or went, everything. */
  private async update(): Promise<void> {
    const before = this.shown;
    if (this.isWholeStale || !before) return this.restart();
    const touched = new Set(this.touched);
    this.touched.clear();
    this.isCountStale = false;
    const after = await (this.latest = this.count());
    if (!after || after.chosen !== before.chosen || after.by !== before.by) return;
    if ([...before.groups.keys()].join('\n') !== [...after.groups.keys()].join('\n'))
      return this.changes.fire(undefined);
    const changed = [...after.groups.values()].filter(
      ({ key, count, query }) =>
        count !== before.groups.get(key)?.count || query.sources.some((path) => touched.has(path)),
    );
    if (changed.length) this.changes.fire(changed.map(({ key }) => this.group(after, key)));
  }

  private group({ chosen: { open }, by }: Shown, key: string): GroupNode {
    return this.nodes.get(open, `${by} ${key}`, () => ({ kind: 'group', open, by, key }));
  }
}

function chosenCodesOf(shown: Shown | undefined): ReadonlySet<string> | undefined {
  return shown && chosenCodes(shown.chosen);
}

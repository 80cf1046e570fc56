import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import type { ExcerptNode } from '../../tree/excerpts';
import { Nodes } from '../../tree/nodes';
import type { ProjectList } from '../../tree/projectList';
import { codingsToReview, sourcesToReview } from '../../tree/toReview';
import type { OpenProject } from '../../workspace';
import { countToReview, type ReviewNode, type ReviewSourceNode } from './reviewItems';

/** What stands below the group of what there is to review, and when it is to be drawn anew. */
export class ReviewBranch extends Disposable {
  private readonly nodes = new Nodes<ReviewNode | ReviewSourceNode>();
  private readonly parents = new WeakMap<ExcerptNode, ReviewSourceNode>();
  /** What each project's group showed. */
  private readonly drawn = new Map<OpenProject, ReturnType<typeof sourcesToReview>>();
  private readonly changes = this.own(new vscode.EventEmitter<ReviewNode | undefined>());

  /** A group shows something else; undefined: a group came or went. */
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly projects: Pick<ProjectList, 'all' | 'onDidCheck' | 'onDidChangeList'>,
  ) {
    super();
    this.own(projects.onDidCheck((open) => this.follow(open)));
    this.own(projects.onDidChangeList(() => this.followList()));
  }

  /** How many codings there are to review in all projects. */
  get count(): number {
    return this.projects.all.reduce((sum, open) => sum + countToReview(open), 0);
  }

  roots(): ReviewNode[] {
    for (const open of this.projects.all) this.drawn.set(open, sourcesToReview(open));
    return this.projects.all
      .filter((open) => sourcesToReview(open).length > 0)
      .map((open) => this.root(open));
  }

  async children(node: ReviewNode | ReviewSourceNode): Promise<(ReviewSourceNode | ExcerptNode)[]> {
    const { open } = node;
    if (node.kind === 'review')
      return sourcesToReview(open).map(({ path }) => this.source(open, path));
    const excerpts = await codingsToReview(open, node.source);
    for (const excerpt of excerpts) this.parents.set(excerpt, node);
    return excerpts;
  }

  parentOf(node: ReviewSourceNode | ExcerptNode): ReviewNode | ReviewSourceNode | undefined {
    return node.kind === 'excerpt' ? this.parents.get(node) : this.root(node.open);
  }

  source(open: OpenProject, path: string): ReviewSourceNode {
    const make = (): ReviewSourceNode => ({ kind: 'review-source', open, source: path });
    return this.nodes.get(open, `review-source ${path}`, make);
  }

  private root(open: OpenProject): ReviewNode {
    return this.nodes.get(open, 'review', () => ({ kind: 'review', open }));
  }

  private follow(open: OpenProject): void {
    const before = this.drawn.get(open) ?? [];
    const now = sourcesToReview(open);
    if (now === before) return;
    this.drawn.set(open, now);
    const cameOrWent = before.length > 0 !== now.length > 0;
    if (cameOrWent) this.changes.fire(undefined);
    else if (JSON.stringify(before) !== JSON.stringify(now)) this.changes.fire(this.root(open));
  }

  private followList(): void {
    for (const open of this.drawn.keys())
      if (!this.projects.all.includes(open)) this.drawn.delete(open);
    this.changes.fire(undefined);
  }
}

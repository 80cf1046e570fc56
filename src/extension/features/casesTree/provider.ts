import * as vscode from 'vscode';
import { noCase } from '../../../core/analysis/caseOf';
import { type LostByCode, lostByCase } from '../../../core/analysis/lost';
import { Disposable } from '../../host/disposable';
import { inBackground } from '../../host/errors';
import { casesIn } from '../../tree/cases';
import { caseTooltip } from '../../tree/caseTooltip';
import { excerptItem, excerptTooltip } from '../../tree/excerptItem';
import { batch, loadExcerpts } from '../../tree/excerpts';
import { NotedThings } from '../../tree/memos';
import { type MoreNode, moreItem } from '../../tree/moreItem';
import { idOf, Nodes } from '../../tree/nodes';
import { projectItem } from '../../tree/projectItem';
import type { ProjectList } from '../../tree/projectList';
import type { OpenProject, ProjectEvent } from '../../workspace';
import { CountKeeper, sameCount } from './counts';
import { holdsCase, queryOf, valueOf, valuesOf } from './find';
import { caseItem, codeItem, ownSourcesItem, valueItem } from './items';
import type {
  CaseCodeNode,
  CaseNode,
  CasesNode,
  KeptNode,
  OwnSourcesNode,
  ValueNode,
} from './nodes';

/** Changes that come close together are taken in at once. Milliseconds. */
const patience = 120;

/** The cases of the open projects, the codes applied to each, and their excerpts. */
export class CasesProvider extends Disposable implements vscode.TreeDataProvider<CasesNode> {
  private readonly nodes = new Nodes<KeptNode>();
  private readonly counts = new CountKeeper();
  /** Codes of cases whose excerpts have been read, and how many rows of each are shown. */
  private readonly unfolded = new Map<CaseCodeNode, number>();
  private readonly changes = this.own(new vscode.EventEmitter<CasesNode[] | undefined>());
  private readonly lost = new WeakMap<OpenProject, LostByCase>();
  private readonly noted = new NotedThings();
  private readonly pending = new Map<OpenProject, Pending>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeTreeData = this.changes.event;

  /** @param grouping the attribute to group by at this moment; undefined for none */
  constructor(
    private readonly projects: ProjectList,
    private readonly grouping: () => string | undefined,
  ) {
    super();
    this.own(projects.onDidChange((event) => this.follow(event)));
    this.own(projects.onDidCheck((open) => this.followLost(open)));
    this.own(projects.onDidChangeList(() => this.refresh()));
    this.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('codebook.nameLanguage')) this.refresh();
      }),
    );
    this.own({ dispose: () => clearTimeout(this.timer) });
  }

  /** Draws everything anew. */
  refresh(): void {
    this.unfolded.clear();
    this.changes.fire(undefined);
  }

  async getChildren(node?: CasesNode): Promise<CasesNode[]> {
    if (!node) return this.roots();
    switch (node.kind) {
      case 'project':
        return this.topOf(node.open);
      case 'value':
        return this.casesWith(node);
      case 'own-sources':
        return casesIn(node.open.project).ownSources.map((id) => this.case(node.open, id));
      case 'case': {
        const counts = (await this.counts.of(node.open)).get(node.case);
        return (counts?.codes ?? []).map(({ code }) => this.codeOf(node, code));
      }
      case 'code':
        return this.excerptsOf(node);
      case 'excerpt':
      case 'more':
        return [];
    }
  }

  async getTreeItem(node: CasesNode): Promise<vscode.TreeItem> {
    switch (node.kind) {
      case 'project':
        return projectItem(node);
      case 'value':
        return valueItem(node, this.casesWith(node).length);
      case 'own-sources':
        return ownSourcesItem(node, casesIn(node.open.project).ownSources.length);
      case 'case': {
        const count = (await this.counts.of(node.open)).get(node.case);
        const lost = [...(this.lostOf(node.open).get(node.case)?.values() ?? [])];
        const sum = lost.reduce((a, b) => a + b, 0);
        return caseItem(node, count?.total ?? 0, sum, this.groupingOf(node.open));
      }
      case 'code':
        return codeItem(
          node,
          await this.countOf(node),
          this.lostOf(node.open).get(node.case)?.get(node.code) ?? 0,
        );
      case 'excerpt': {
        const { open, source, coding } = node;
        const id = idOf(open, 'excerpt', node.case, source, coding.coder, coding.record.id);
        return excerptItem(node, id, { code: true });
      }
      case 'more': {
        const { parent } = node;
        const id = idOf(parent.open, 'more', parent.case, parent.code);
        return moreItem(node, 'codebook.tree.moreExcerptsOfCase', id);
      }
    }
  }

  resolveTreeItem(item: vscode.TreeItem, node: CasesNode): vscode.TreeItem {
    if (node.kind === 'case') item.tooltip = caseTooltip(node.open, node.case);
    if (node.kind === 'excerpt') item.tooltip = excerptTooltip(node);
    return item;
  }

  /** Shows a further batch of excerpts. */
  more({ parent }: MoreNode<CaseCodeNode>): void {
    this.unfolded.set(parent, (this.unfolded.get(parent) ?? batch) + batch);
    this.changes.fire([parent]);
  }

  private async roots(): Promise<CasesNode[]> {
    const { all } = this.projects;
    const [first, ...others] = all;
    if (!others.length) return first ? this.topOf(first) : [];
    return all.map((open) => this.nodes.get(open, 'project', () => ({ kind: 'project', open })));
  }

  private async topOf(open: OpenProject): Promise<CasesNode[]> {
    const { named, ownSources } = casesIn(open.project);
    this.lostOf(open);
    const attribute = this.groupingOf(open);
    const cases: CasesNode[] =
      attribute === undefined
        ? named.map((id) => this.case(open, id))
        : valuesOf(open, attribute, named).map((value) => this.value(open, attribute, value));
    if (ownSources.length) cases.push(this.ownSources(open));
    const ofNone = (await this.counts.of(open)).get(noCase)?.total ?? 0;
    return ofNone ? [...cases, this.case(open, noCase)] : cases;
  }

  private groupingOf({ project }: OpenProject): string | undefined {
    const attribute = this.grouping();
    const { attributeNames } = project.caseTable;
    return attribute !== undefined && attributeNames.includes(attribute) ? attribute : undefined;
  }

  private casesWith({ open, attribute, value }: ValueNode): CaseNode[] {
    const ids = casesIn(open.project).named.filter((id) => valueOf(open, id, attribute) === value);
    return ids.map((id) => this.case(open, id));
  }

  private async excerptsOf(node: CaseCodeNode): Promise<CasesNode[]> {
    const limit = this.unfolded.get(node) ?? batch;
    this.unfolded.set(node, limit);
    const excerpts = await loadExcerpts(queryOf(node), limit);
    const left = (await this.countOf(node)) - excerpts.length;
    return excerpts.length < limit || left <= 0
      ? excerpts
      : [...excerpts, { kind: 'more', parent: node, left }];
  }

  private async countOf(node: CaseCodeNode): Promise<number> {
    const counts = (await this.counts.of(node.open)).get(node.case);
    return counts?.codes.find(({ code }) => code === node.code)?.count ?? 0;
  }

  private case(open: OpenProject, id: string): CaseNode {
    return this.nodes.get(open, `case ${id}`, () => ({ kind: 'case', open, case: id }));
  }

  private codeOf({ open, case: id }: CaseNode, code: string): CaseCodeNode {
    const key = `code ${id}\n${code}`;
    return this.nodes.get(open, key, () => ({ kind: 'code', open, case: id, code }));
  }

  private value(open: OpenProject, attribute: string, value: string): ValueNode {
    const key = `value ${attribute}\n${value}`;
    return this.nodes.get(open, key, () => ({ kind: 'value', open, attribute, value }));
  }

  private ownSources(open: OpenProject): OwnSourcesNode {
    return this.nodes.get(open, 'own-sources', () => ({ kind: 'own-sources', open }));
  }

  private follow({ open, change }: ProjectEvent): void {
    const pending = this.pending.get(open) ?? {
      isWhole: false,
      isCounted: true,
      sources: new Set(),
    };
    const isNoted = change.memos?.size && this.noted.haveChanged(open);
    if (change.codebook || change.register || isNoted) pending.isWhole = true;
    if (change.codes?.size) pending.isCounted = false;
    for (const path of change.sources ?? []) {
      pending.sources.add(path);
      // Whose words they are may have changed with the text.
      if ((open.project.sources.get(path)?.cases.length ?? 0) > 1) pending.isCounted = false;
    }
    this.pending.set(open, pending);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => inBackground(this.update()), patience);
  }

  private async update(): Promise<void> {
    const pending = [...this.pending];
    this.pending.clear();
    const changed = new Set<CasesNode>();
    let isWhole = false;
    for (const [open, { isWhole: isAll, isCounted, sources }] of pending) {
      const before = await this.counts.known(open);
      if (!before) continue;
      if (!isCounted || isAll) this.counts.drop(open);
      isWhole ||= isAll;
      const after = await this.counts.of(open);
      isWhole ||= (before.get(noCase)?.total ?? 0) > 0 !== (after.get(noCase)?.total ?? 0) > 0;
      for (const id of new Set([...before.keys(), ...after.keys()]))
        if (!sameCount(before.get(id), after.get(id))) changed.add(this.case(open, id));
      for (const node of this.unfolded.keys())
        if (node.open === open && this.reads(node, sources)) changed.add(node);
    }
    if (isWhole) return this.refresh();
    if (changed.size) this.changes.fire([...changed]);
  }

  /** As drawn; worked out anew when what is lost may have changed. */
  private lostOf(open: OpenProject): LostByCase {
    let lost = this.lost.get(open);
    if (!lost) this.lost.set(open, (lost = lostByCase(open.project)));
    return lost;
  }

  /** Cases of which others are lost than before are drawn anew. */
  private followLost(open: OpenProject): void {
    const before = this.lost.get(open) ?? new Map<string, LostByCode>();
    const now = lostByCase(open.project);
    this.lost.set(open, now);
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
      (id) => inText(before.get(id)) !== inText(now.get(id)),
    );
    if (changed.length) this.changes.fire(changed.map((id) => this.case(open, id)));
  }

  private reads({ open, case: id }: CaseCodeNode, sources: ReadonlySet<string>): boolean {
    return [...sources].some((path) => path === id || holdsCase(open, path, id));
  }
}

type LostByCase = ReadonlyMap<string, LostByCode>;

function inText(lost: LostByCode | undefined): string {
  return JSON.stringify([...(lost ?? [])].sort());
}

/** What has changed of a project since rows were drawn. */
interface Pending {
  /** Whether other rows may be there than before. */
  isWhole: boolean;
  /** Whether the counts still hold. */
  isCounted: boolean;
  readonly sources: Set<string>;
}

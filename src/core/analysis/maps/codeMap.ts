import { descendantsOf, nameIn, pathOf } from '../../codebook/codebook';
import { colorOf } from '../../codebook/color';
import type { Project } from '../../project/project';
import { noCase } from '../caseOf';
import { type Closeness, type CrossTable, crossTable } from '../crossTable';
import { averageLinkage, type Dendrogram } from './cluster';
import { type CodeLines, codeLines } from './codeLines';
import { type Discovered, discovery } from './discovery';
import { type Likeness, likenessAcross, likenessTogether } from './likeness';
import type { MapKind } from './mapWords';

export interface MapRequest {
  readonly kind: MapKind;
  /** Only the codings that a question asks for; all where it is empty. */
  readonly where: string;
  /** How near two codes have to be to stand together. */
  readonly closeness: Closeness;
  /** How often two codes have to stand together to be joined in the network. */
  readonly least: number;
  /** By what codes are alike: where they stand together, or by the cases they were met in. */
  readonly by: 'together' | 'cases';
  /** Whether what is below a code counts for it; of frequencies. */
  readonly rollUp: boolean;
  /** Id of the code whose parts are the lanes of code lines; empty for the outermost codes. */
  readonly lanesOf: string;
  readonly language: string;
}

/** A code as a picture has it. */
export interface MapCode {
  /** Id. */
  readonly key: string;
  readonly label: string;
  /** The names from the outermost code down. */
  readonly path: string;
  /** `#rrggbb`; undefined for what is not in the book. */
  readonly color: string | undefined;
  readonly depth: number;
  readonly codings: number;
}

/** Two codes, by their places among the codes of a picture, and how often they stand together. */
export interface MapEdge {
  readonly one: number;
  readonly other: number;
  readonly together: number;
}

export interface NetworkMap {
  readonly kind: 'network';
  readonly codes: readonly MapCode[];
  readonly edges: readonly MapEdge[];
  /** Codes that are left out: they are joined to none, or others have more codings. */
  readonly left: number;
}

export interface ClusterMap {
  readonly kind: 'clusters';
  readonly by: MapRequest['by'];
  readonly codes: readonly MapCode[];
  readonly likeness: Likeness;
  readonly dendrogram: Dendrogram;
  /** Codes that are left out, for others have more codings. */
  readonly left: number;
}

export interface LinesMap {
  readonly kind: 'lines';
  readonly lanes: readonly MapCode[];
  /** By cases. */
  readonly sources: readonly CodeLines[];
}

export interface FrequencyMap {
  readonly kind: 'frequencies' | 'treemap';
  /** In book order; their counts with what is below them where that was asked for. */
  readonly codes: readonly MapCode[];
  /** For each of the codes the place of the one that it is in; -1 for none. */
  readonly parents: readonly number[];
}

export interface DiscoveryMap {
  readonly kind: 'discovery';
  readonly sources: readonly Discovered[];
}

export type CodeMap = NetworkMap | ClusterMap | LinesMap | FrequencyMap | DiscoveryMap;

/** More than these nobody can tell apart in a picture. */
const [mostNodes, mostLines] = [40, 60];

/**
 * What a picture of the codes shows.
 * @param readLines for who keeps what was read
 * @throws QueryFault for a question that can't be read
 */
export async function codeMap(
  project: Project,
  request: MapRequest,
  readLines: typeof codeLines = codeLines,
): Promise<CodeMap> {
  const { kind, where, language, closeness } = request;
  const count = (columns: string, rollUp = false): Promise<CrossTable> =>
    crossTable(project, {
      rows: 'code',
      columns,
      count: 'codings',
      closeness,
      rollUp,
      where,
      language,
    });
  switch (kind) {
    case 'network':
      return network(project, await count('code'), request);
    case 'clusters':
      return clusters(project, await count(request.by === 'cases' ? 'case' : 'code'), request);
    case 'lines':
      return lines(project, request, await count('kind', true), readLines);
    case 'frequencies':
      return frequencies(project, await count('kind', request.rollUp), request);
    case 'treemap':
      return frequencies(project, await count('kind'), request);
    case 'discovery':
      return { kind, sources: discovery(project, await count('source')) };
  }
}

function network(project: Project, table: CrossTable, request: MapRequest): NetworkMap {
  const { some, left } = mostUsed(table, mostNodes);
  const width = table.columns.length;
  const pairs = some.flatMap((row, i) =>
    some.slice(i + 1).flatMap((other) => {
      const together = table.cells[row * width + other] ?? 0;
      return together >= Math.max(1, request.least) ? [{ row, other, together }] : [];
    }),
  );
  const joined = new Set(pairs.flatMap(({ row, other }) => [row, other]));
  const rows = some.filter((row) => joined.has(row));
  const edges = pairs.map(({ row, other, together }) => ({
    one: rows.indexOf(row),
    other: rows.indexOf(other),
    together,
  }));
  const codes = codesAt(project, table, rows, request);
  return { kind: 'network', codes, edges, left: left + some.length - rows.length };
}

function clusters(project: Project, table: CrossTable, request: MapRequest): ClusterMap {
  const { by } = request;
  const { some, left } = mostUsed(table, mostLines);
  const likeness =
    by === 'cases'
      ? likenessAcross(table, some, (key) => key !== noCase)
      : likenessTogether(table, some);
  const codes = codesAt(project, table, some, request);
  return { kind: 'clusters', by, codes, likeness, dendrogram: averageLinkage(likeness), left };
}

async function lines(
  project: Project,
  request: MapRequest,
  table: CrossTable,
  readLines: typeof codeLines,
): Promise<LinesMap> {
  const { book } = project;
  const inside = book.byId.get(request.lanesOf);
  const ids = inside ? [inside.id, ...inside.children] : book.roots;
  const counts = new Map(table.rows.map(({ key }, row) => [key, row]));
  // Beside its parts, a code stands for its own codings alone.
  const lanes = ids.map(
    (id) =>
      new Set([id, ...(id === inside?.id ? [] : descendantsOf(book, id).map((code) => code.id))]),
  );
  const sources = await readLines(project, lanes, request.where);
  const shown = lanes.flatMap((_, lane) =>
    sources.some((source) => source.lanes[lane]?.length) ? [lane] : [],
  );
  const rows = shown.map((lane) => counts.get(ids[lane] ?? '') ?? -1);
  return {
    kind: 'lines',
    lanes: codesAt(project, table, rows, request),
    sources: byCases(
      project,
      sources.map((source) => ({
        ...source,
        lanes: shown.map((lane) => source.lanes[lane] ?? []),
      })),
    ),
  };
}

/** Sources of a case beside each other, cases in the order of their table; by round and date in a case. */
function byCases(project: Project, sources: readonly CodeLines[]): CodeLines[] {
  const places = new Map(project.caseTable.cases.map(({ id }, i) => [id, i]));
  const placeOf = ({ cases, source }: CodeLines) => {
    const first = cases[0] ?? source;
    return { first, at: places.get(first) ?? Infinity };
  };
  const order = new Intl.Collator('en', { numeric: true });
  const whenOf = ({ source }: CodeLines) => {
    const { round = '', date = '' } = project.sources.get(source) ?? {};
    return `${round} ${date} ${source}`;
  };
  return [...sources].sort((a, b) => {
    const [one, other] = [placeOf(a), placeOf(b)];
    if (one.at !== other.at) return one.at - other.at;
    return order.compare(one.first, other.first) || order.compare(whenOf(a), whenOf(b));
  });
}

function frequencies(project: Project, table: CrossTable, request: MapRequest): FrequencyMap {
  const all = table.rows.map((_, row) => row);
  return {
    kind: request.kind === 'treemap' ? 'treemap' : 'frequencies',
    codes: codesAt(project, table, all, request),
    parents: table.rows.map(({ parent }) => parent),
  };
}

/** The rows with the most, in the order of the table; those with nothing are left out. */
function mostUsed(table: CrossTable, most: number) {
  const used = table.rows.flatMap((_, row) => (countAt(table, row) > 0 ? [row] : []));
  const some = [...used]
    .sort((a, b) => countAt(table, b) - countAt(table, a) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  return { some, left: used.length - some.length };
}

function countAt({ rowTotals }: CrossTable, row: number): number {
  return rowTotals[row] ?? 0;
}

function codesAt(
  { book }: Project,
  table: CrossTable,
  rows: readonly number[],
  { language }: MapRequest,
): MapCode[] {
  return rows.map((row) => {
    const { key = '', label = '', depth = 0 } = table.rows[row] ?? {};
    const code = book.byId.get(key);
    return {
      key,
      label: code ? nameIn(code, language) : label,
      path: code ? pathOf(book, code, language) : label,
      color: code && colorOf(book, code),
      depth,
      codings: countAt(table, row),
    };
  });
}

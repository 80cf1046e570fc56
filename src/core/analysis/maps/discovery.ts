import type { Project } from '../../project/project';
import type { CrossTable } from '../crossTable';
import { inOrder } from '../inOrder';

/** What one source brought to light. */
export interface Discovered {
  /** Path. */
  readonly source: string;
  readonly round: string;
  readonly date: string;
  /** Ids of the codes met here for the first time, in the order of the table. */
  readonly fresh: readonly string[];
  /** How many codes are met in it. */
  readonly codes: number;
  /** How many codes are met up to here. */
  readonly known: number;
}

/**
 * New codes by interview (Guest, Bunce & Johnson 2006): where the curve becomes flat, further
 * interviews tell nothing new by this codebook. In the order of the fieldwork: round, date, path.
 * What nothing is coded of is left out, for nobody knows what is in it.
 * @param table codes by sources, without what is below a code
 */
export function discovery(project: Project, table: CrossTable): readonly Discovered[] {
  const { rows, columns, cells } = table;
  const codesIn = columns.map((_, column) =>
    rows.flatMap(({ key }, row) => (cells[row * columns.length + column] ? [key] : [])),
  );
  const facts = columns.map(({ key }, column) => {
    const { round = '', date = '' } = project.sources.get(key) ?? {};
    return { source: key, round, date, codes: codesIn[column] ?? [] };
  });
  const rounds = inOrder(facts.map(({ round }) => round));
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const undated = (date: string) => Number(date === '');
  facts.sort(
    (a, b) =>
      rounds.indexOf(a.round) - rounds.indexOf(b.round) ||
      undated(a.date) - undated(b.date) ||
      compare(a.date, b.date) ||
      compare(a.source, b.source),
  );
  const known = new Set<string>();
  return facts
    .filter(({ codes }) => codes.length > 0)
    .map(({ source, round, date, codes }) => {
      const fresh = codes.filter((code) => !known.has(code));
      fresh.forEach((code) => known.add(code));
      return { source, round, date, fresh, codes: codes.length, known: known.size };
    });
}

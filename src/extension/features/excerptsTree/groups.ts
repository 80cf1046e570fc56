import { noCase } from '../../../core/analysis/caseOf';
import { descendantsOf } from '../../../core/codebook/codebook';
import type { CodingFile } from '../../../core/project/codingIndex';
import type { Project } from '../../../core/project/project';
import { readable } from '../../../core/project/readable';
import type { Chosen, ExcerptGrouping } from '../../state/choice';
import { caseIn, codedSources, codingsAsked, type ExcerptQuery } from '../../tree/excerpts';

/** Excerpts that stand together, counted but not yet read. */
export interface Group {
  /** Path, id of a case, or coder. */
  readonly key: string;
  readonly count: number;
  /** Finds exactly the excerpts of the group. */
  readonly query: ExcerptQuery;
}

/** The codes chosen: one, or with those below it; undefined for any. */
export function chosenCodes({ open, code, withDescendants }: Chosen): Set<string> | undefined {
  if (code === undefined) return undefined;
  const below = withDescendants ? descendantsOf(open.project.book, code) : [];
  return new Set([code, ...below.map(({ id }) => id)]);
}

/**
 * Counts what is chosen, by group. The texts of sources are read only where the case of a coding
 * matters and depends on who speaks.
 */
export async function groupExcerpts(chosen: Chosen, grouping: ExcerptGrouping): Promise<Group[]> {
  const { project } = chosen.open;
  const codes = chosenCodes(chosen);
  const tally = new Tally();
  if (chosen.also) await countAnswers(tally, chosen, chosen.also.query, grouping);
  else await countChosen(tally, chosen, codes, grouping);
  return tally.groups(ordered(project, grouping, tally.keys())).map(({ key, count, sources }) => ({
    key,
    count,
    query: {
      open: chosen.open,
      codes,
      case: grouping === 'case' ? key : chosen.case,
      coder: grouping === 'coder' ? key : undefined,
      sources,
      also: chosen.also?.query,
    },
  }));
}

/** Counts what a question asks for; its texts are read. */
async function countAnswers(
  tally: Tally,
  chosen: Chosen,
  question: string,
  grouping: ExcerptGrouping,
): Promise<void> {
  const { open, case: ofCase } = chosen;
  const sources = codedSources(open.project);
  const query = { open, codes: chosenCodes(chosen), case: ofCase, coder: undefined, sources };
  for await (const { path, found } of codingsAsked({ ...query, also: question }))
    for (const { coding, case: id } of found)
      tally.add({ source: path, case: id, coder: coding.coder }[grouping], path, 1);
}

async function countChosen(
  tally: Tally,
  chosen: Chosen,
  codes: ReadonlySet<string> | undefined,
  grouping: ExcerptGrouping,
): Promise<void> {
  const { project } = chosen.open;
  for (const path of codedSources(project)) {
    const cases = casesOf(project, path);
    const isMixed = cases.length > 1;
    const mayBelong = chosen.case === undefined || cases.includes(chosen.case);
    if (!mayBelong && !(isMixed && chosen.case === noCase)) continue;
    const files = project.index.ofSource(path);
    const counts = files.map((file) => countIn(project, file, codes));
    if (!counts.some((count) => count > 0)) continue;
    const [only = path] = cases;
    if (isMixed && (chosen.case !== undefined || grouping === 'case'))
      await countEach(tally, chosen, codes, grouping, path);
    else
      files.forEach(({ coder }, i) =>
        tally.add({ source: path, case: only, coder }[grouping], path, counts[i] ?? 0),
      );
  }
}

async function countEach(
  tally: Tally,
  { open, case: wanted }: Chosen,
  codes: ReadonlySet<string> | undefined,
  grouping: ExcerptGrouping,
  path: string,
): Promise<void> {
  const source = await readable(open.project, path);
  for (const coding of source?.codings ?? []) {
    if (codes && !codes.has(coding.record.code)) continue;
    const ofCase = caseIn(open.project, source, path, coding);
    if (wanted === undefined || ofCase === wanted)
      tally.add({ source: path, case: ofCase, coder: coding.coder }[grouping], path, 1);
  }
}

/** A source that names no case, or whose file is gone, is its own. */
function casesOf({ sources }: Project, path: string): readonly string[] {
  const cases = sources.get(path)?.cases ?? [];
  return cases.length ? cases : [path];
}

function countIn(
  { index }: Project,
  { rows, tally }: CodingFile,
  codes: ReadonlySet<string> | undefined,
) {
  if (!codes) return rows.count;
  const numbers = new Set([...codes].flatMap((code) => index.codes.find(code) ?? []));
  let count = 0;
  for (let at = 0; at < tally.length; at += 2)
    if (numbers.has(tally[at] ?? -1)) count += tally[at + 1] ?? 0;
  return count;
}

/** Sources as they come; cases as their table has them, then by id, no case last; coders by name. */
function ordered(project: Project, grouping: ExcerptGrouping, keys: readonly string[]): string[] {
  if (grouping === 'source') return [...keys];
  if (grouping === 'coder') return [...keys].sort();
  const places = new Map(project.caseTable.cases.map(({ id }, place) => [id, place]));
  const place = (id: string) => (id === noCase ? Infinity : (places.get(id) ?? places.size));
  return [...keys].sort((a, b) => (place(a) === place(b) ? (a < b ? -1 : 1) : place(a) - place(b)));
}

class Tally {
  private readonly counted = new Map<string, { count: number; readonly sources: Set<string> }>();

  add(key: string, source: string, count: number): void {
    if (!count) return;
    let group = this.counted.get(key);
    if (!group) this.counted.set(key, (group = { count: 0, sources: new Set() }));
    group.count += count;
    group.sources.add(source);
  }

  keys(): string[] {
    return [...this.counted.keys()];
  }

  groups(keys: readonly string[]): { key: string; count: number; sources: string[] }[] {
    return keys.map((key) => {
      const { count, sources } = this.counted.get(key) ?? { count: 0, sources: [] };
      return { key, count, sources: [...sources] };
    });
  }
}

import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { casesOf } from '../cases/register';
import { nameIn } from '../codebook/codebook';
import type { Project } from '../project/project';
import type { Source } from '../project/sources';
import { noCase } from './caseOf';
import { Headings } from './headings';
import type { Mask } from './query/relations';
import { inOrder } from './inOrder';
import { noValue } from './noValue';
import { sourceAttributes } from './sourceAttributes';
import type { CodedRows } from './sourceRows';
import { casesIn, onlyCase, type SourcePart, speakersIn } from './whose';

/** What the rows or the columns of a table are: puts each coding under a heading. */
export interface Axis {
  readonly headings: Headings;
  /** Of codes: number of the heading of each; negative for one that nobody had applied so far. */
  readonly rowOf?: Int32Array;
  /** Whether codings of a source can't be put anywhere without its text. */
  needsText(source: SourcePart): boolean;
  /**
   * Number of the heading of each row that is meant (without a mask, of all), or one number for all
   * of them.
   */
  of(rows: CodedRows, mask?: Mask): Int32Array | number;
}

const facets = ['kind', 'round', 'perspective'] as const;
const builtIn: readonly string[] = ['code', 'case', 'source', 'coder', ...facets, 'speaker'];

/** Everything there is to count by: ours, then the columns of cases, then those of sources. */
export function axisNames(project: Project): readonly string[] {
  return [
    ...new Set([...builtIn, ...project.caseTable.attributeNames, ...sourceAttributes(project)]),
  ];
}

/**
 * @param coders those whose codings count, all of which have a heading
 * @throws Refusal when there is nothing of that name
 */
export function axisOf(
  project: Project,
  name: string,
  coders: readonly string[],
  language = 'en',
): Axis {
  const { caseTable } = project;
  const sources = [...project.sources.values()];
  const facet = facets.find((each) => each === name);
  if (name === 'code') return byCode(project, language);
  if (name === 'source') return bySource(({ path }) => path, [...project.sources.keys()]);
  if (name === 'coder') return byCoder(coders);
  if (name === 'case') return byCase(project, (id) => id, allCases(project));
  if (name === 'speaker') return bySpeaker();
  if (facet) return byFacts(sources, (facts) => facts[facet]);
  if (caseTable.attributeNames.includes(name)) {
    const of = (id: string) => caseTable.byId.get(id)?.attributes.get(name) ?? '';
    return byCase(project, of, inOrder(caseTable.cases.map(({ id }) => of(id))));
  }
  if (sourceAttributes(project).includes(name))
    return byFacts(sources, ({ attributes }) => attributes.get(name) ?? '');
  throw noAxis(name, axisNames(project));
}

export function noAxis(by: string, names: readonly string[]): Refusal {
  const known = names.join(', ');
  return new Refusal(
    sentence('There is nothing called “{by}” to count by. There are: {known}.', { by, known }),
  );
}

function byCode({ book, index }: Project, language: string): Axis {
  const headings = new Headings();
  for (const code of book.codes) {
    const parent = code.parent === undefined ? undefined : headings.find(code.parent);
    const { id: key, depth } = code;
    headings.add({
      key,
      label: nameIn(code, language),
      depth,
      parent: parent ?? -1,
      isKnown: true,
    });
  }
  // Those that only codings name stand behind, by their letters, and those that are no more are not there.
  const others = index.codes.all().filter((id) => !book.byId.has(id) && index.countOf(id) > 0);
  for (const id of [...others].sort()) headings.of(id, id, false);
  const rowOf = Int32Array.from(index.codes.all(), (id) => headings.find(id) ?? -1);
  // While a table is made, somebody may apply a code for the first time.
  const late = (code: number) => headings.of(index.codes.text(code), undefined, false);
  return {
    headings,
    rowOf,
    needsText: () => false,
    of: ({ codes, count }, mask) =>
      each(count, mask, (row) => {
        const code = codes[row] ?? 0;
        const known = rowOf[code] ?? -1;
        return known >= 0 ? known : late(code);
      }),
  };
}

function bySource(keyOf: (source: SourcePart) => string, keys: readonly string[]): Axis {
  const headings = headed(keys);
  return {
    headings,
    needsText: () => false,
    of: (rows) => numberOf(headings, keyOf(rows)),
  };
}

function byFacts(sources: readonly Source[], valueOf: (facts: Source) => string): Axis {
  return bySource(
    ({ facts }) => (facts ? valueOf(facts) : ''),
    inOrder(sources.map((facts) => valueOf(facts))),
  );
}

function byCoder(names: readonly string[]): Axis {
  const headings = headed(names);
  return {
    headings,
    needsText: () => false,
    of: ({ coders, byCoder: numbers, count }, mask) => {
      const [only = '', ...others] = coders;
      if (!others.length) return numberOf(headings, only);
      return each(count, mask, (row) => numberOf(headings, coders[numbers[row] ?? 0] ?? ''));
    },
  };
}

function byCase(project: Project, keyOf: (id: string) => string, keys: readonly string[]): Axis {
  const headings = headed(keys);
  return {
    headings,
    needsText: (source) => onlyCase(source) === undefined,
    of: (rows, mask) => {
      const only = onlyCase(rows);
      if (only !== undefined) return numberOf(headings, keyOf(only));
      const cases = casesIn(project, rows);
      return each(rows.count, mask, (row) => numberOf(headings, keyOf(cases[row] ?? noCase)));
    },
  };
}

function bySpeaker(): Axis {
  const headings = new Headings();
  return {
    headings,
    needsText: () => true,
    of: (rows, mask) => {
      const speakers = speakersIn(rows);
      return each(rows.count, mask, (row) => numberOf(headings, speakers[row] ?? ''));
    },
  };
}

/** What is not meant gets no heading. */
function each(count: number, mask: Mask | undefined, of: (row: number) => number): Int32Array {
  const found = new Int32Array(count);
  for (let row = 0; row < count; row++) if (!mask || mask[row]) found[row] = of(row);
  return found;
}

function headed(keys: readonly string[]): Headings {
  const headings = new Headings();
  for (const key of keys) numberOf(headings, key);
  return headings;
}

function numberOf(headings: Headings, key: string): number {
  return headings.find(key) ?? headings.of(key, key === noCase ? noValue : key);
}

/** Every case of `cases.csv` in its order, then those that only sources name, and sources on their own. */
export function allCases({ caseTable, sources }: Project): string[] {
  const ids = new Set(caseTable.cases.map(({ id }) => id));
  for (const facts of sources.values()) for (const id of casesOf(facts)) ids.add(id);
  return [...ids];
}

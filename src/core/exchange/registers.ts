import { sentence } from '../base/sentences';
import { writeCsvRow } from '../cases/csv';
import { sourceColumns } from '../cases/readSources';
import type { Losses } from './lossReport';
import { ownIdVariable, type StudyNames } from './nameStudy';
import type { Study, Values } from './study';

/** Columns of `cases.csv` that an attribute of that name fills, and those that it can't be. */
const caseColumns = ['case', 'name'];
const filled = ['speaker', 'description'];
const said = ['kind', 'round', 'perspective', 'date', 'description', 'groups'];

/** The text of `cases.csv`; undefined where there are no cases. */
export function writeCases(study: Study, names: StudyNames, losses: Losses): string | undefined {
  if (!study.cases.length) return undefined;
  const ids = ownIdVariable(study);
  const variables = study.variables.filter(({ key }) => key !== ids);
  const things = study.cases.map(({ values }) => ({
    values: new Map([...values].filter(([key]) => key !== ids)),
  }));
  const attributes = columnsOf({ variables }, things, [...caseColumns], losses);
  const isDescribed = study.cases.some(({ description }) => description !== '');
  const own = ['speaker', ...(isDescribed ? ['description'] : [])];
  const others = [...attributes.values()].filter((column) => !filled.includes(column));
  const columns = [...own, ...others];
  const rows = study.cases.map(({ key, name, description, values }) => {
    const cells = cellsOf(values, attributes);
    if (description !== '') cells.set('description', description);
    const id = names.cases.get(key) ?? '';
    return [id, name === id ? '' : name, ...columns.map((column) => cells.get(column) ?? '')];
  });
  return tableOf([['case', 'name', ...columns], ...rows]);
}

/** The text of `sources.csv`; undefined where nothing is known of any source. */
export function writeSources(study: Study, names: StudyNames, losses: Losses): string | undefined {
  const attributes = columnsOf(study, study.sources, ['source', 'case'], losses);
  const groups = groupsOf(study, losses);
  const casesOf = new Map<string, string[]>();
  for (const { key, sources } of study.cases)
    for (const source of sources)
      casesOf.set(source, [...(casesOf.get(source) ?? []), names.cases.get(key) ?? '']);
  const isDescribed = study.sources.some(({ description }) => description !== '');
  const others = [...attributes.values()].filter((column) => !said.includes(column));
  const columns = [
    ...sourceColumns.slice(2),
    ...(isDescribed || [...attributes.values()].includes('description') ? ['description'] : []),
    ...(groups.size || [...attributes.values()].includes('groups') ? ['groups'] : []),
    ...others,
  ];
  const rows = study.sources.map(({ key, description, values }) => {
    const cells = cellsOf(values, attributes);
    if (description !== '') cells.set('description', description);
    const own = groups.get(key);
    if (own) cells.set('groups', own.join('; '));
    const ofSource = [names.sources.get(key) ?? '', (casesOf.get(key) ?? []).join('; ')];
    return [...ofSource, ...columns.map((column) => cells.get(column) ?? '')];
  });
  const isSilent = rows.every(([, ...cells]) => cells.every((cell) => cell === ''));
  return isSilent ? undefined : tableOf([['source', 'case', ...columns], ...rows]);
}

/** By key of the variable, the column that it becomes; only those that something has a value of. */
function columnsOf(
  { variables }: Pick<Study, 'variables'>,
  things: readonly { readonly values: Values }[],
  taken: string[],
  losses: Losses,
): ReadonlyMap<string, string> {
  const used = new Set(things.flatMap(({ values }) => [...values.keys()]));
  const columns = new Map<string, string>();
  for (const { key, name } of variables) {
    if (!used.has(key)) continue;
    const stem = name.trim() === '' ? 'attribute' : name.trim();
    const folded = stem.toLowerCase();
    const known = [...filled, ...said].includes(folded) ? folded : stem;
    let column = known;
    for (let n = 2; taken.includes(column.toLowerCase()); n++) column = `${known} (${n})`;
    if (column !== known)
      losses.note(
        sentence('The attribute “{name}” is the column “{column}”: that name was taken.', {
          name,
          column,
        }),
      );
    taken.push(column.toLowerCase());
    columns.set(key, column);
  }
  const unknown = [...used].filter((key) => !variables.some((each) => each.key === key));
  losses.lose(
    'unknown-variable',
    sentence('Values of attributes that the file does not name are left out.'),
    undefined,
    unknown.length,
  );
  return columns;
}

function cellsOf(values: Values, columns: ReadonlyMap<string, string>): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [key, value] of values) {
    const column = columns.get(key);
    if (column !== undefined) cells.set(column, value);
  }
  return cells;
}

/** The names of the sets that each source is in. */
function groupsOf({ sets, sources }: Study, losses: Losses): ReadonlyMap<string, string[]> {
  const known = new Set(sources.map(({ key }) => key));
  const groups = new Map<string, string[]>();
  for (const { name, sources: members } of sets) {
    for (const key of members.filter((each) => known.has(each)))
      groups.set(key, [...(groups.get(key) ?? []), name.replace(/[;；]/g, ',')]);
    losses.lose(
      'group-member',
      sentence('Members of groups that are not here, as pictures, are left out.'),
      name,
      members.filter((each) => !known.has(each)).length,
    );
  }
  return groups;
}

function tableOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${writeCsvRow(row)}\n`).join('');
}

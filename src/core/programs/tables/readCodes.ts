import { sentence } from '../../base/sentences';
import { readHex } from '../../codebook/color';
import { joinRules } from '../../exchange/codeRules';
import type { Losses } from '../../exchange/lossReport';
import { CodeNames, plainName } from './codeNames';
import { type CodeTree, refuseDeep } from './codeTree';
import type { Column } from './columns';
import { type CodedTable, nameEnd } from './readTable';

/** By name, the keys of the codes in each group. */
export type Groups = Map<string, Set<string>>;

type Row = readonly string[];

/**
 * Puts the codes of a table into a tree. Where a code belongs is told by a path, by the name of the
 * code around it, by the column that it stands in, or by a name such as `Barriers > Time`.
 * @param above the codes around all of them
 */
export function readCodes(
  table: CodedTable,
  tree: CodeTree,
  groups: Groups,
  losses: Losses,
  above: readonly string[] = [],
): void {
  const cell = cellReader(table);
  const pathOf = pathReader(table);
  for (const row of table.body) {
    const path = pathOf(row);
    if (!path.length) {
      losses.lose('nameless-code', sentence('Rows that name no code are left out.'));
      continue;
    }
    const whole = [...above, ...path];
    const isNew = tree.put({
      path: whole,
      id: idOf(table, row),
      description: joinRules({
        definition: cell(row, 'definition').trim(),
        include: itemsIn(cell(row, 'include')),
        exclude: itemsIn(cell(row, 'exclude')),
        examples: itemsIn(cell(row, 'examples')),
        aliases: itemsIn(cell(row, 'aliases')),
      }),
      color: readHex(cell(row, 'color')),
      codable: !/^(?:0|false|no|nein|否)$/i.test(cell(row, 'codable').trim()),
    });
    if (!isNew) losses.lose('repeated-code', repeated, whole.join(' › '));
    else for (const group of groupsIn(table, row)) join(groups, group, tree.keyAt(whole));
  }
}

const repeated = sentence('Codes that stand in the table more than once: the first row counts.');

function cellReader({ columns }: CodedTable): (row: Row, column: Column) => string {
  return (row, column) => {
    const at = columns.indexOf(column);
    return at < 0 ? '' : (row[at] ?? '');
  };
}

/** A short name beside the full one: what codings store. */
function idOf(table: CodedTable, row: Row): string | undefined {
  const cell = cellReader(table);
  const isNamed = cell(row, 'name').trim() !== '';
  const id = cell(row, 'id').trim() || (isNamed ? cell(row, 'code').trim() : '');
  return id === '' || /^\d+$/.test(id) ? undefined : id;
}

function pathReader(table: CodedTable): (row: Row) => string[] {
  const { body, columns } = table;
  const cell = cellReader(table);
  const nameOf = (row: Row) => cell(row, 'name') || cell(row, 'code') || cell(row, 'path');
  const end = nameEnd(table);
  const first = columns.findIndex((each) => each === 'code' || each === 'name' || each === 'path');
  if (end - first > 1 && columns.slice(first + 1, end).every((each) => each === undefined))
    return levels(first, end);
  const names = new CodeNames(body.map(nameOf));
  if (columns.includes('path')) return (row) => names.pathOf(cell(row, 'path') || nameOf(row));
  if (!columns.includes('parent')) return (row) => names.pathOf(nameOf(row));
  return byParent(table, nameOf, (row) => names.pathOf(cell(row, 'parent')));
}

/** A level a column: a code is inside the one that stands above it and to the left. */
function levels(first: number, end: number): (row: Row) => string[] {
  const above: string[] = [];
  return (row) => {
    const cells = row.slice(first, end).map(plainName);
    const at = cells.findIndex((each) => each !== '');
    if (at < 0) return [];
    above.length = Math.min(above.length, at);
    // Tables that repeat what is around a code have all its names in one row.
    above.push(...cells.slice(at).filter((each) => each !== ''));
    return [...above];
  };
}

/** The cell beside a code names the one around it: by its id or its name. */
function byParent(
  { body, columns }: CodedTable,
  nameOf: (row: Row) => string,
  outer: (row: Row) => string[],
): (row: Row) => string[] {
  const rowOf = new Map<string, Row>();
  const keys = ['id', 'code', 'name'] as const;
  for (const row of body)
    for (const key of keys) {
      const at = columns.indexOf(key);
      const name = at < 0 ? '' : plainName(row[at] ?? '');
      if (name !== '' && !rowOf.has(name)) rowOf.set(name, row);
    }
  const at = columns.indexOf('parent');
  const around = (row: Row) => rowOf.get(plainName(row[at] ?? ''));
  const outermost = firstInCircles(body, around);
  const pathOf = (row: Row, depth: number): string[] => {
    refuseDeep(depth);
    const own = plainName(nameOf(row));
    if (own === '') return [];
    if (outermost.has(row)) return [own];
    const parent = around(row);
    return [...(parent ? pathOf(parent, depth + 1) : outer(row)), own];
  };
  return (row) => pathOf(row, 1);
}

/** Of codes that go round in circles, the first in the table. */
function firstInCircles(body: readonly Row[], around: (row: Row) => Row | undefined): Set<Row> {
  const first = new Set<Row>();
  const done = new Set<Row>();
  for (const row of body) {
    const way = new Set<Row>();
    let at: Row | undefined = row;
    while (at && !done.has(at) && !way.has(at)) {
      way.add(at);
      at = around(at);
    }
    // Rows are gone through in their order: the one that closes a circle is its first.
    if (at && way.has(at)) first.add(at);
    for (const each of way) done.add(each);
  }
  return first;
}

/** One a line, or parted by semicolons. */
function itemsIn(cell: string): string[] {
  return cell
    .split(/\n|;|；/)
    .map((item) => item.replace(/^\s*[-•*]\s+/, '').trim())
    .filter((item) => item !== '');
}

function groupsIn({ columns }: CodedTable, row: Row): string[] {
  return columns.flatMap((column, at) => (column === 'group' ? itemsIn(row[at] ?? '') : []));
}

function join(groups: Groups, group: string, key: string): void {
  const own = groups.get(group) ?? new Set();
  groups.set(group, own.add(key));
}

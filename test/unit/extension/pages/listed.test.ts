import assert from 'node:assert/strict';
import { plainSide, type SideLook } from '../../../../src/core/analysis/tableLook';
import {
  arrangeList,
  type ListedCell,
  type ListedTable,
  listedSheet,
  rowsOf,
  shaded,
  shapeOf,
} from '../../../../src/extension/pages/listed';

const cell = (value: number | string | undefined): ListedCell => ({
  value,
  text: value === undefined || value === 0 ? '' : String(value),
  opens: Boolean(value),
});

/** Names that begin with dashes are below the one before them; with a stroke they are left out. */
function table(...drawn: readonly (readonly [string, number | undefined, string])[]): ListedTable {
  const lines: ListedTable['lines'][number][] = [];
  for (const [name, n, words] of drawn) {
    const [, dashes = '', stroke = '', label = ''] = /^(-*)(\/?)(.*)$/.exec(name) ?? [];
    const depth = dashes.length;
    lines.push({
      ...{ key: label.toLowerCase(), label, depth, isKnown: true },
      parent: lines.findLastIndex((above) => above.depth === depth - 1),
      cells: [cell(n), cell(words)],
      isLeftOut: stroke !== '',
    });
  }
  const column = { width: 6, isText: false, hint: '' };
  return {
    heading: 'Codes',
    columns: [
      { ...column, key: 'n', label: 'Number' },
      { ...column, key: 'w', label: 'Words', isText: true },
    ],
    lines,
  };
}

const roles = table(
  ['Role', 5, 'both'],
  ['-Mentoring', 2, 'self'],
  ['-Judging', 3, ''],
  ['Barriers', undefined, 'others'],
  ['Trust', 9, 'both'],
);

function names(list: ListedTable, look: Partial<SideLook> = {}): string {
  const arranged = arrangeList(list, { ...plainSide, ...look });
  return Array.from(arranged, (at) => list.lines[at]?.label).join(' ');
}

describe('A table with named columns', () => {
  it('stands as it comes', () =>
    assert.equal(names(roles), 'Role Mentoring Judging Barriers Trust'));
  it('is in order by numbers, what has none last, whichever way', () => {
    const by = { by: 'line', key: 'n' } as const;
    assert.equal(
      names(roles, { sorting: { ...by, isDescending: true } }),
      'Trust Role Judging Mentoring Barriers',
    );
    assert.equal(names(roles, { sorting: by }), 'Role Mentoring Judging Trust Barriers');
  });
  it('is in order by words, and by names', () => {
    assert.equal(
      names(roles, { sorting: { by: 'line', key: 'w' } }),
      'Role Judging Mentoring Trust Barriers',
    );
    assert.equal(
      names(roles, { sorting: { by: 'name' } }),
      'Barriers Role Judging Mentoring Trust',
    );
    assert.equal(
      names(roles, { sorting: { by: 'line', key: 'gone' } }),
      'Role Mentoring Judging Barriers Trust',
    );
  });
  it('leaves out what is not asked for, save what it is in', () => {
    const list = table(
      ['/Role', 5, ''],
      ['-Mentoring', 2, ''],
      ['-/Judging', 3, ''],
      ['/Trust', 1, ''],
    );
    assert.equal(names(list), 'Role Mentoring');
    assert.equal(names(list, { filter: 'judg' }), '');
  });
  it('tells of a part of it what is shown, with what can be folded', () => {
    const look = { ...plainSide, folded: ['role'] };
    const arranged = arrangeList(roles, look);
    const part = (from: number, to: number, columns = { from: 0, to: 40 }) =>
      rowsOf(roles, arranged, look, { window: { rows: { from, to }, columns }, version: 7 });
    const { window, rows } = part(-3, 2);
    assert.deepEqual(window, { rows: { from: 0, to: 2 }, columns: { from: 0, to: 2 } });
    assert.deepEqual(
      [rows.map(({ head, cells }) => [head.label, head.isOpen, cells[0]])],
      [
        [
          ['Role', false, { text: '5', opens: true }],
          ['Barriers', undefined, { text: '', opens: false }],
        ],
      ],
    );
    assert.deepEqual(
      part(0, 2, { from: 1, to: 9 }).rows.map(({ cells }) => cells.map(({ text }) => text)),
      [['both'], ['others']],
    );
    assert.deepEqual(part(9, 12).rows, []);
    const { rows: count, hiddenRows, hasTree } = shapeOf(roles, arranged, 7);
    assert.deepEqual([count, hiddenRows, hasTree], [3, 2, true]);
  });
  it('is written with numbers as numbers, and keys beside names that are others', () => {
    assert.deepEqual(
      listedSheet(roles, arrangeList(roles, { ...plainSide, filter: 'tr' }), 'Roles'),
      {
        name: 'Roles',
        header: ['Codes', '', 'Number', 'Words'],
        rows: [['trust', 'Trust', 9, 'both']],
      },
    );
  });
  it('has shades as deep as its numbers are great', () => {
    assert.deepEqual(
      shaded([cell(8), cell(1), cell(0), cell('x')], 8).map(({ shade }) => shade),
      [8, 1, 0, undefined],
    );
  });
});

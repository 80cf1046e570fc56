import assert from 'node:assert/strict';
import { arrange, plainSide } from '../../../../src/core/analysis/tableLook';
import type { Share } from '../../../../src/core/analysis/tableShare';
import { pictureOf } from '../../../../src/core/exporting/tablePicture';
import {
  type SeenTable,
  sheetOf,
  tableHtml,
  textOf,
} from '../../../../src/core/exporting/tableSheet';
import { Refusal } from '../../../../src/core/base/refusal';
import { readXml } from '../../../support/xml';
import { drawnTable } from '../../../support/tables';

const table = drawnTable(`
               Anna  B<en
    Role         3    1
    -Mentoring   2    0
    -=Judging    1    1
    Barriers     0    4
`);

function seen(share: Share = 'count', more = {}): SeenTable {
  const look = { rows: plainSide, columns: plainSide, hideEmpty: false, ...more };
  const names = { rows: 'Codes', columns: 'Cases', total: 'Total' };
  return { table, lines: arrange(table, look), share, names };
}

describe('sheetOf', () => {
  it('is the table as it is shown, with its totals', () =>
    assert.deepEqual(sheetOf(seen('count', { columns: { ...plainSide, filter: 'b' } })), {
      name: 'Codes × Cases',
      header: ['Codes', '', 'B<en', 'Total'],
      rows: [
        ['role', 'Role', 1, 4],
        ['mentoring', 'Mentoring', 0, 2],
        ['=judging', '=Judging', 1, 2],
        ['barriers', 'Barriers', 4, 4],
        ['', 'Total', 5, 8],
      ],
    }));

  it('is refused where it would have millions of cells', () => {
    const many = new Int32Array(2000);
    assert.throws(() => sheetOf({ ...seen(), lines: { rows: many, columns: many } }), Refusal);
  });

  it('has shares where shares are shown', () =>
    assert.deepEqual(sheetOf(seen('column')).rows[1], ['mentoring', 'Mentoring', 0.6667, 0, 0.25]));
});

describe('a copied table', () => {
  it('has tabs between its cells as text', () =>
    assert.equal(
      textOf(sheetOf(seen())).split('\n').at(-1),
      ['', 'Total', '3', '5', '8'].join('\t'),
    ));
  it('is a table as HTML, in which words stay words', () => {
    const html = tableHtml(sheetOf(seen()));
    assert.match(html, /<th>B&lt;en<\/th>/);
    assert.equal(html.match(/<tr>/g)?.length, 6);
  });
});

describe('a picture of a table', () => {
  it('is SVG with every number that is not zero, a title and a description', () => {
    const { svg, width, height } = pictureOf(seen(), 'en');
    const words = readXml(svg);
    assert.deepEqual(words.slice(0, 2), [
      'Codes × Cases',
      '4 × 2; Total 8: Role 4, Barriers 4, Mentoring 2, =Judging 2',
    ]);
    assert.ok(words.includes('B<en'));
    assert.deepEqual(
      words.filter((word) => /^\d+$/.test(word)),
      ['3', '1', '4', '2', '2', '1', '1', '2', '4', '4', '3', '5', '8'],
    );
    assert.match(svg, new RegExp(`width="${width}" height="${height}"`));
  });
  it('has no numbers outside of it', () => {
    const { svg, width, height } = pictureOf(seen('row'), 'zh-cn');
    for (const [, x = '', y = ''] of svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g))
      assert.ok(Number(x) <= width && Number(y) <= height, `${x}, ${y}`);
  });
  it('is refused where nobody could read it', () => {
    const heading = (i: number) => ({
      key: `${i}`,
      label: '',
      depth: 0,
      parent: -1,
      isKnown: true,
    });
    const many = Array.from({ length: 300 }, (_, i) => heading(i));
    const large = {
      rows: many,
      columns: many,
      cells: new Int32Array(90_000),
      rowTotals: new Int32Array(300),
      columnTotals: new Int32Array(300),
      total: 0,
    };
    const look = { rows: plainSide, columns: plainSide, hideEmpty: false };
    const all = { ...seen(), table: large, lines: arrange(large, look) };
    assert.throws(() => pictureOf(all, 'en'), Refusal);
  });
});

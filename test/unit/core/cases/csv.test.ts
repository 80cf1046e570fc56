import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCsv, writeCsvRow } from '../../../../src/core/cases/csv';
import { indexLines, spanOf } from '../../../../src/core/text/lines';
import { toLf } from '../../../../src/core/text/decode';
import { readerTests } from '../codebook/told';

const read = (text: string) => readCsv('cases.csv', text);
const cells = (text: string) =>
  read(text).value.rows.map((row) => row.cells.map((cell) => cell.text));
const { tells, silent } = readerTests(read);

describe('readCsv', () => {
  it('reads quotes, line ends and delimiters within quotes', () => {
    assert.deepEqual(cells('a,b\n"x, ""y""","1\r\n2"\n'), [
      ['a', 'b'],
      ['x, "y"', '1\n2'],
    ]);
  });
  it('keeps white space, empty cells and quotes within a cell', () => {
    assert.deepEqual(cells('a,, b \n5" tall,\n'), [
      ['a', '', ' b '],
      ['5" tall', ''],
    ]);
  });
  it('takes the delimiter that the first line has most of', () => {
    assert.deepEqual(cells('a;b,c;d\n1;2;3'), [
      ['a', 'b,c', 'd'],
      ['1', '2', '3'],
    ]);
    assert.deepEqual(cells('\n\na\tb\n1,1,1\t2\n'), [
      ['a', 'b'],
      ['1,1,1', '2'],
    ]);
    assert.deepEqual(cells('"a;b;c",d\n'), [['a;b;c', 'd']]);
    assert.deepEqual(cells('a\n1;2\n'), [['a'], ['1;2']]);
  });
  it('takes the delimiter that Excel says', () => {
    const { rows, delimiter } = read('sep=;\r\na,b,c;d\r\n').value;
    assert.equal(delimiter, ';');
    assert.deepEqual(
      rows[0]?.cells.map((cell) => cell.range),
      [
        [2, 1, 2, 6],
        [2, 7, 2, 8],
      ],
    );
  });
  it('skips blank lines and rows of blank cells', () => {
    assert.deepEqual(cells('\r\na,b\r\n\r\n , \r\n"",\r\n1,2\r\n\r\n'), [
      ['a', 'b'],
      ['1', '2'],
    ]);
  });
  it('ignores a byte order mark', () => {
    const [row] = read('\ufeff"案例",b\n').value.rows;
    assert.deepEqual(row?.cells[0], { text: '案例', range: [1, 1, 1, 5] });
    assert.deepEqual(row?.range, [1, 1, 1, 7]);
  });
  it('reads a text without quotes as it does one with quotes further down', () => {
    const part = fc.constantFrom(
      'a',
      '案例',
      ' ',
      ',',
      ';',
      '\t',
      '\n',
      '\r\n',
      '\u00a0',
      'sep=;\n',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = `a${parts.join('')}`;
        const { rows, delimiter } = read(text).value;
        const longer = read(`${text}\n"q"`).value;
        assert.deepEqual({ rows, delimiter }, { ...longer, rows: longer.rows.slice(0, -1) });
      }),
    );
  });
  it('counts lines and columns as an editor does, whatever the line ends', () => {
    const text = 'a,b\n𠮷𠮷,"1\n𠮷2",c\nd';
    for (const each of [text, text.replace(/\n/g, '\r\n'), text.replace(/\n/g, '\r')]) {
      const ranges = read(each).value.rows.map((row) => row.cells.map((cell) => cell.range));
      assert.deepEqual(ranges.slice(1), [
        [
          [2, 1, 2, 3],
          [2, 4, 3, 4],
          [3, 5, 3, 6],
        ],
        [[4, 1, 4, 2]],
      ]);
    }
  });
  it('reads what an open quote begins as it stands', () => {
    assert.deepEqual(cells('a,b\n"x,1\ny,2\n'), [
      ['a', 'b'],
      ['"x', '1'],
      ['y', '2'],
    ]);
  });
  it('takes a quote behind blanks for one', () => {
    assert.deepEqual(cells('a,b\n1, "x, y" \n'), [
      ['a', 'b'],
      ['1', 'x, y'],
    ]);
  });

  tells('open-quote', 'a quote that never ends', 'a,b\n1,«"»x\n2,y\n', 'another "');
  tells('open-quote', 'a quote behind blanks', 'a,b\n1,  «"»x\n', 'another "');
  tells('text-after-quote', 'text behind a quote', 'a,b\n1,«"x" y»\n', 'twice');
  silent('quotes of every kind', 'a,b\n"x""","y\n"\nit"s,""\n');

  it('is linear in the text', () => {
    for (const scrap of ['"', '""', '",', '"\n', 'a,', '"a"b,', '\n', ' ', '𠮷,']) {
      const text = scrap.repeat(100_000 / scrap.length);
      assert.ok(read(text).problems.length <= text.length);
    }
  }).timeout(20_000);

  it('gives back what writeCsvRow wrote, cell by cell and place by place', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'",;\t\n\r a𠮷\ufeff') }),
      fc.constantFrom('sep=;', 'SEP=,', '', ' x ', '=1+1', '<<<<<<< HEAD'),
    );
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), (table, lineEnd, bom) => {
        const text =
          (bom ? '\ufeff' : '') + table.map((row) => writeCsvRow(row) + lineEnd).join('');
        const { value, problems } = read(text);
        const filled = table.filter((row) => row.some((each) => each.trim() !== ''));
        assert.deepEqual(problems, []);
        assert.deepEqual(
          value.rows.map((row) => row.cells.map((each) => each.text)),
          filled.map((row) => row.map(toLf)),
        );
        const source = toLf(text.replace(/^\ufeff/, ''));
        const lines = indexLines(source);
        for (const { text: inner, range } of value.rows.flatMap((row) => row.cells)) {
          const span = spanOf(lines, range);
          const raw = span ? source.slice(span.start, span.end) : '';
          assert.equal(raw.startsWith('"') ? raw.slice(1, -1).replace(/""/g, '"') : raw, inner);
        }
      }),
    );
  }).timeout(20_000);
});

import assert from 'node:assert/strict';
import { readFile } from '../../../../src/core/importing/readers';
import { Losses } from '../../../../src/core/importing/losses';
import { shownDate } from '../../../../src/core/importing/tables/dates';
import { readXlsx } from '../../../../src/core/importing/tables/xlsx';
import { packaged } from '../../../support/office';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

function xlsx(rows: string, shared = ''): Uint8Array {
  return packaged({
    'xl/workbook.xml': `<workbook ${main} ${relations}><sheets><sheet name="Data" r:id="r1"/><sheet name="More" r:id="r2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet ${main}><sheetData><row><c t="str"><v>x</v></c></row></sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst ${main}>${shared}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m"/><numFmt numFmtId="171" formatCode="0.0&quot;d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
  });
}

function cellsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  return readXlsx(bytes, new Losses())[0]?.rows ?? [];
}

describe('an Excel workbook', () => {
  it('gives every kind of cell as it is shown', () => {
    const rows = `<row>
      <c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>in</t></is></c>
      <c r="E1"><v>0.30000000000000004</v></c><c r="F1" t="b"><v>1</v></c><c r="G1" s="1"><v>46351</v></c>
      <c r="H1" s="2"><v>46351.5</v></c><c r="I1" s="3"><v>2</v></c><c r="J1" t="str"><f>A1</f><v>two_x000D_
lines</v></c></row><row/>`;
    const shared =
      '<si><t>one</t></si><si><r><t>a</t></r><r><t xml:space="preserve"> b</t></r><rPh><t>reading</t></rPh></si>';
    assert.deepEqual(cellsOf(xlsx(rows, shared)), [
      ['one', '', 'a b', 'in', '0.3', 'TRUE', '2026-11-25', '2026-11-25 12:00', '2', 'two\nlines'],
    ]);
  });
  it('with errors in its cells tells how many', () => {
    const losses = new Losses();
    readXlsx(xlsx('<row><c t="e"><v>#N/A</v></c></row>'), losses);
    assert.deepEqual(losses.all(), [{ kind: 'cell', count: 1 }]);
  });
  it('counts days as Excel does', () => {
    assert.equal(shownDate(0.3875, false), '09:18');
    assert.equal(shownDate(0, true), '1904-01-01');
    assert.equal(shownDate(59, false), '1900-02-27');
    assert.equal(shownDate(1e12, false), '1000000000000');
  });
  it('of a transcript is turns, and tells of the sheet that is left out', async () => {
    const cell = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
    const rows = [
      ['speaker', 'text'],
      ['Lin', 'We plan.'],
      ['Kim', 'Good.'],
    ].map((row) => `<row>${row.map(cell).join('')}</row>`);
    const { sources, losses } = await readFile({ name: 'a.xlsx', bytes: xlsx(rows.join('')) });
    assert.deepEqual(
      sources.map(({ name, text }) => [name, text]),
      [['a.txt', 'Lin: We plan.\n\nKim: Good.\n']],
    );
    assert.deepEqual(losses, [{ kind: 'sheet', count: 1 }]);
  });
});

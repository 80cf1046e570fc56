import assert from 'node:assert/strict';
import { Refusal } from '../../../../src/core/base/refusal';
import { Losses } from '../../../../src/core/exchange/lossReport';
import { planJoin } from '../../../../src/core/joining/planJoin';
import { newProject, readCodedStudy } from '../../../../src/core/programs/importProject';
import type { CodedOptions } from '../../../../src/core/programs/readCoded';
import { openMemory } from '../../../support/builders';
import { docx, packaged } from '../../../support/office';

/** A workbook of rows in XML. */
function xlsx(rows: string): Uint8Array {
  const sheets = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return packaged({
    'xl/workbook.xml': `<workbook xmlns="${sheets}" xmlns:r="${relations}"><sheets><sheet name="Codes" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${sheets}"><sheetData>${rows}</sheetData></worksheet>`,
  });
}

/** A row of cells: words, or XML of what follows `<c`. */
function row(...cells: string[]): string {
  const written = cells.map((cell, i) => {
    const at = `<c r="${'ABCDEF'.charAt(i)}1"`;
    if (cell.startsWith('<c')) return at + cell.slice(2);
    return cell === '' ? '' : `${at} t="inlineStr"><is><t>${cell}</t></is></c>`;
  });
  return `<row>${written.join('')}</row>`;
}

const samples: Readonly<Record<string, Uint8Array>> = {
  'codes.csv': Buffer.from('Code;Comment;Group\nA;x;G\nA > B;y;\n'),
  'codings.csv': Buffer.from('Document,Segment,Code\nli,"We ""plan"".\nMore",A; B\n'),
  'codes.xlsx': xlsx(row('Code', 'Definition') + row('A', 'x')),
  'codes.md': Buffer.from('| Code | Definition |\n|---|---|\n| A | x |\n'),
  'codes.docx': docx(
    `<w:tbl>${['Name|Description|Files', 'A|x|1', 'B|y|2']
      .map(
        (cells) =>
          `<w:tr>${cells
            .split('|')
            .map((cell) => `<w:tc><w:p><w:r><w:t>${cell}</w:t></w:r></w:p></w:tc>`)
            .join('')}</w:tr>`,
      )
      .join('')}</w:tbl>`,
  ),
  'tasks.json': Buffer.from(
    '[{"id":1,"data":{"text":"We plan."},"annotations":[{"result":[{"value":{"start":3,"end":7,"labels":["A"]}}]}]}]',
  ),
  'texts.jsonl': Buffer.from(
    '{"text":"We plan.","label":[[3,7,"A"]]}\n{"text":"Good.","label":["B"]}\n',
  ),
};

/** A file is read, left to others or refused; what becomes of it can be written and joined. */
async function holds(name: string, bytes: Uint8Array, options?: CodedOptions): Promise<string> {
  try {
    const read = await readCodedStudy(name, bytes, options);
    if (!read) return 'left';
    newProject(read, 'coder');
    const { project } = await openMemory();
    await planJoin(project, read.study, new Losses(), 'coder');
    return 'read';
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error instanceof Error ? error.stack : error));
    return error.message;
  }
}

describe('Tables and JSON of codes that are not sound', function () {
  this.timeout(60_000);

  for (const [name, sample] of Object.entries(samples)) {
    it(`${name} is read as it is`, async () => assert.equal(await holds(name, sample), 'read'));
    it(`${name}, cut or changed anywhere, is read or refused`, async () => {
      const step = Math.max(1, sample.length >> 6);
      for (let end = 0; end < sample.length; end += step) await holds(name, sample.slice(0, end));
      for (let at = 0; at < sample.length; at += step) {
        const bytes = sample.slice();
        bytes[at] = (at * 48271) % 256;
        await holds(name, bytes);
      }
    });
    it(`${name}, under every other ending, is read or refused`, async () => {
      for (const other of Object.keys(samples)) await holds(other, sample, { kind: 'codebook' });
    });
  }

  it('formulas count by what they give; one that gives nothing is empty', async () => {
    const formulas =
      row('<c t="str"><f>A1</f><v>A</v></c>', '<c><f>1+1</f><v>2</v></c>') +
      row('<c t="str"><f>A2</f></c>', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>');
    const read = await readCodedStudy('codes.xlsx', xlsx(row('Code', 'Definition') + formulas));
    assert.deepEqual(
      read?.study.codes.map(({ name, description }) => [name, description]),
      [['A', '2']],
    );
  });
  it('a header over several columns is a level a column', async () => {
    const merged = row('Code', '', 'Definition') + row('A', '', 'x') + row('', 'B', 'y');
    const read = await readCodedStudy('codes.xlsx', xlsx(merged));
    assert.deepEqual(
      read?.study.codes[0]?.children.map(({ name }) => name),
      ['B'],
    );
  });
  for (const [what, text] of [
    ['parents of parents', `code,parent,definition\n${lines(50_000, (i) => `c${i + 1},c${i},x`)}`],
    ['levels in a name', `code,definition\n${lines(2, (i) => `${'a > '.repeat(20_000)}${i},x`)}`],
    ['columns', `code,definition${',x'.repeat(20_000)}\n${'a,'.repeat(20_000)}\n`],
    ['codes in a cell', `document,segment,codes\nli,We plan,"${lines(5_000, (i) => `c${i}`)}"\n`],
    ['names that are alike', `code,definition\n${lines(20_000, () => 'a,x')}`],
    ['quotation marks', `code,definition\n${'"'.repeat(200_000)}`],
  ] as const)
    it(`many ${what} end`, () => holds('codes.csv', Buffer.from(text), { kind: undefined }));
  it('a table of 50 MB is read, or refused for its size', async () => {
    const words = 'We plan our lessons together every Thursday, and she listens. '.repeat(4);
    const text = `Document,Segment,Code,Created by\n${lines(180_000, (i) => `d${i % 200},${words}${i},Code ${i % 150},Ana`)}`;
    assert.ok(text.length > 48_000_000);
    const read = await readCodedStudy('codings.csv', Buffer.from(text));
    assert.equal(read?.study.quoted?.length, 180_000);
  });
});

function lines(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join('\n');
}

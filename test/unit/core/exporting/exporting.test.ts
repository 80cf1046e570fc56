import assert from 'node:assert/strict';
import { Refusal } from '../../../../src/core/base/refusal';
import { reportLines } from '../../../../src/core/exchange/lossReport';
import { readXml } from '../../../../src/core/packed/dataXml';
import { ZipFile } from '../../../../src/core/packed/zip';
import { exportProject } from '../../../../src/core/exporting/exportProject';
import { exportKinds, type ExportRequest, kindNames } from '../../../../src/core/exporting/request';
import { columnName } from '../../../../src/core/exporting/xlsx';
import { readCsv } from '../../../../src/core/cases/csv';
import { codingLines, openMemory, record, recordOn } from '../../../support/builders';

const li = 'Interviewer: Why?\nLi: =1+1 is <b>fun</b> & 😀 we plan.\nLi: 她每周四来听我的课。\n';
const wu = 'Wu: I wait for them.\n';
const files = {
  'codebook.yaml': `title: Leaders & peers
codes:
  role:
    name: Roles
    codable: false
    codes:
      mentoring: {name: "Mentoring *peers*", color: "#4e79a7", definition: "On lessons.\\nOf others.", include: [Planning], aliases: [coaching]}
  time: {name: -Time}
`,
  'cases.csv': 'case,name,school,years\nli,Li Jia,+South,7\nwu,Wu,North,-3\n',
  'sources.csv': 'source,case,kind,round\nt/li.txt,li,interview,1\nt/wu.txt,wu,interview,2\n',
  't/li.txt': li,
  't/wu.txt': wu,
  'codings/ana/t/li.txt.jsonl': codingLines(
    recordOn(li, '=1+1 is <b>fun</b> & 😀 we', {
      id: '01933f6e-0000-7000-8000-000000000001',
      code: 'mentoring',
      memo: '@see\nlater',
    }),
    recordOn(li, '😀 we plan.\nLi: 她每周四', {
      id: '01933f6e-0000-7000-8000-000000000002',
      code: 'time',
    }),
  ),
  'codings/ben/t/wu.txt.jsonl': codingLines(
    recordOn(wu, 'I wait', { id: 'x1', code: 'ghost' }),
    record({ id: 'x2', code: 'time', range: [9, 1, 9, 5], quote: 'The roof leaks.' }),
  ),
};

async function exported(of: Pick<ExportRequest, 'kind' | 'ending'> & Partial<ExportRequest>) {
  const { project } = await openMemory(files);
  const request = { language: 'en', by: 'code', raw: false, ...of } as const;
  const { bytes, report } = await exportProject(project, request);
  return { bytes, text: Buffer.from(bytes).toString(), told: reportLines(report), report };
}

describe('Taking things out', () => {
  for (const kind of kindNames)
    for (const ending of exportKinds[kind])
      it(`works for ${kind} as .${ending}`, async () => {
        const { bytes, report } = await exported({ kind, ending });
        assert.ok(bytes.length > 90);
        assert.ok([...report.carried.values()].some((count) => count > 0));
      });

  it('refuses what no such file can hold', async () => {
    await assert.rejects(exported({ kind: 'transcripts', ending: 'csv' }), Refusal);
  });

  describe('codings as a table', () => {
    const rowsOf = (text: string) =>
      readCsv('x', text).value.rows.map(({ cells }) => cells.map((cell) => cell.text));

    it('has one row a coding, with its source and case', async () => {
      const { text } = await exported({ kind: 'codings', ending: 'csv', raw: true });
      const [header = [], ...rows] = rowsOf(text);
      assert.equal(rows.length, 4);
      const [row] = rows.filter(([, code]) => code === 'mentoring');
      assert.deepEqual(Object.fromEntries(header.map((name, i) => [name, row?.[i]])), {
        coding: '01933f6e-0000-7000-8000-000000000001',
        code: 'mentoring',
        name: 'Mentoring *peers*',
        path: 'Roles › Mentoring *peers*',
        coder: 'ana',
        source: 't/li.txt',
        kind: 'interview',
        round: '1',
        perspective: '',
        date: '',
        case: 'li',
        case_name: 'Li Jia',
        speaker: 'Li',
        start_line: '2',
        start_column: '5',
        end_line: '2',
        end_column: '30',
        quote: '=1+1 is <b>fun</b> & 😀 we',
        state: 'found',
        memo: '@see\nlater',
        created: '2026-11-23T09:12:04Z',
        school: '+South',
        years: '7',
      });
      assert.deepEqual(
        rows.map((each) => each[header.indexOf('state')]),
        ['found', 'found', 'found', 'lost'],
      );
    });

    it('has no formulas, keeps numbers, and opens right with Chinese', async () => {
      const { bytes, text } = await exported({ kind: 'codings', ending: 'csv' });
      assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
      const cells = rowsOf(text).flat();
      assert.deepEqual(
        cells.filter((cell) => /^[=+\-@\t\r]/.test(cell)),
        ['-3', '-3'],
      );
      for (const cell of ["'=1+1 is <b>fun</b> & 😀 we", "'@see\nlater", "'+South", "'-Time"])
        assert.ok(cells.includes(cell), cell);
    });

    it('is a workbook of texts and numbers, the same each time', async () => {
      const { bytes } = await exported({ kind: 'codings', ending: 'xlsx' });
      const again = await exported({ kind: 'codings', ending: 'xlsx' });
      assert.ok(Buffer.from(bytes).equals(again.bytes));
      const zip = new ZipFile(bytes);
      for (const name of zip.entries.keys()) readXml(name, zip.read(name) ?? new Uint8Array());
      const sheet = Buffer.from(zip.read('xl/worksheets/sheet1.xml') ?? []).toString();
      assert.ok(
        sheet.includes('<t xml:space="preserve">=1+1 is &lt;b&gt;fun&lt;/b&gt; &amp; 😀 we</t>'),
      );
      assert.ok(!sheet.includes('<f>'));
      assert.match(sheet, /<c r="N2" s="0"><v>2<\/v>/);
    });

    it('holds only what is asked for', async () => {
      const { text } = await exported({
        kind: 'codings',
        ending: 'csv',
        cases: ['wu'],
        codes: ['ghost'],
      });
      assert.equal(rowsOf(text).length, 2);
    });

    it('names columns beyond Z', () => {
      assert.deepEqual([0, 25, 26, 51, 52, 701, 702].map(columnName), [
        'A',
        'Z',
        'AA',
        'AZ',
        'BA',
        'ZZ',
        'AAA',
      ]);
    });
  });

  it('gives cases × codes as 0 and 1', async () => {
    const { text } = await exported({ kind: 'cases', ending: 'csv', raw: true });
    assert.equal(
      text,
      '\ufeffcase,name,school,years,mentoring,time,ghost\nli,Li Jia,+South,7,1,1,0\nwu,Wu,North,-3,0,1,1\n',
    );
  });

  it('gives the codebook to read', async () => {
    const { text } = await exported({ kind: 'codebook', ending: 'md' });
    assert.match(text, /^# Leaders &amp; peers\n\n## Roles\n/);
    assert.match(text, /### Mentoring \\\*peers\\\*\n\nid mentoring · 1 codings · also coaching/);
    assert.match(text, /On lessons\. {2}\nOf others\./);
    assert.match(text, /\*\*Include:\*\*\n\n- Planning/);
  });

  it('gives excerpts by code and by case', async () => {
    const byCode = await exported({ kind: 'excerpts', ending: 'md' });
    assert.match(byCode.text, /## Roles\n\n### Mentoring \\\*peers\\\* \(1\)/);
    assert.match(
      byCode.text,
      /> =1\+1 is \\<b\\>fun\\<\/b\\> &amp; 😀 we\n\n— Li Jia, Li, t\/li\.txt:2, ana\n\n@see {2}\nlater/,
    );
    assert.match(byCode.text, /## ghost \(1\)/);
    const byCase = await exported({ kind: 'excerpts', ending: 'md', by: 'case' });
    assert.match(
      byCase.text,
      /## Li Jia \(li\)\n\nschool: \+South · years: 7\n\n### Roles › Mentoring/,
    );
    assert.match(byCase.text, /> The roof leaks\.\n\n— Wu, t\/wu\.txt:9, ben, lost/);
  });

  it('gives pages that are whole, safe and need nothing else', async () => {
    for (const kind of ['excerpts', 'codebook', 'transcripts'] as const) {
      const { text, told } = await exported({ kind, ending: 'html' });
      assert.match(text, /<html lang="en">/);
      assert.doesNotMatch(text, /<script|<b>fun|https?:|url\(/);
      assert.equal((text.match(/<h1>/g) ?? []).length, 1);
      if (kind === 'transcripts') assert.match(told.join(), /1 × Lost codings/);
    }
  });

  it('marks what is coded on a page, line by line, overlapping and across lines', async () => {
    const { text } = await exported({ kind: 'transcripts', ending: 'html' });
    const marks = [...text.matchAll(/<mark style="([^"]*)">(.*?)<\/mark>/g)].map(
      ([, style, words]) => [style?.split(',').length, words],
    );
    assert.deepEqual(marks, [
      [1, '=1+1 is &lt;b&gt;fun&lt;/b&gt; &amp; '],
      [2, '😀 we'],
      [1, ' plan.'],
      [1, 'Li: 她每周四'],
      [1, 'I wait'],
    ]);
    const words = [...text.matchAll(/<td class="w">(.*?)<\/td>/g)].map(([, cell = '']) =>
      cell
        .replace(/<[^>]*>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&'),
    );
    assert.equal(words.join('\n'), li + '\n' + wu);
    assert.ok(
      text.includes(
        '<strong>Mentoring *peers*</strong> <span class="who">ana</span><p class="note">@see<br>later</p>',
      ),
    );
    for (const [, target = ''] of text.matchAll(/href="#(\w+)"/g))
      assert.ok(text.includes(`id="${target}"`), target);
  });

  it('gives a Word document whose comments are the codings', async () => {
    const { bytes } = await exported({ kind: 'transcripts', ending: 'docx' });
    const zip = new ZipFile(bytes);
    const xml = (name: string) => Buffer.from(zip.read(name) ?? []).toString();
    const comments = xml('word/comments.xml');
    assert.deepEqual(
      [...comments.matchAll(/w:author="([^"]*)"/g)].map(([, author]) => author),
      ['ana', 'ana', 'ben'],
    );
    assert.match(comments, /Mentoring \*peers\*.*@see.*later/s);
    const document = xml('word/document.xml');
    const between = (n: number) =>
      document
        .slice(
          document.indexOf(`<w:commentRangeStart w:id="${n}"/>`),
          document.indexOf(`<w:commentRangeEnd w:id="${n}"/>`),
        )
        .replace(/<\/w:p>/g, '\n')
        .replace(/<[^>]*>/g, '');
    assert.deepEqual([0, 1, 2].map(between), [
      '=1+1 is &lt;b&gt;fun&lt;/b&gt; &amp; 😀 we',
      '😀 we plan.\nLi: 她每周四',
      'I wait',
    ]);
    assert.equal((document.match(/commentReference/g) ?? []).length, 3);
  });

  it('gives annotations of the web with positions in code points', async () => {
    const { text } = await exported({ kind: 'annotations', ending: 'jsonld' });
    const { items } = JSON.parse(text) as {
      items: {
        id: string;
        body: { value: string }[];
        target: { source: string; selector: { start?: number; end?: number; exact?: string }[] };
      }[];
    };
    assert.equal(items.length, 4);
    for (const { target } of items.slice(0, 3)) {
      const points = [...(target.source === 't/li.txt' ? li : wu)];
      const [position, quote] = target.selector;
      assert.equal(points.slice(position?.start, position?.end).join(''), quote?.exact);
    }
    assert.deepEqual(
      items[0]?.body.map(({ value }) => value),
      ['Mentoring *peers*', '@see\nlater'],
    );
    assert.equal(items[3]?.target.selector.length, 1);
    assert.equal(new Set(items.map(({ id }) => id)).size, 4);
  });
});

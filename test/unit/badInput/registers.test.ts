import assert from 'node:assert/strict';
import { countCodings } from '../../../src/core/analysis/matrix';
import { readCsv, writeCsvRow } from '../../../src/core/cases/csv';
import { codingFile, type Files, inProject, line } from './hostileProject';

const file = codingFile('t.txt');
const base: Files = { 't.txt': 'Lin: We plan.\n', [file]: line('x', [1, 6, 1, 13], 'We plan') };

describe('hostile cases', () => {
  const odd = [
    'Lin, Yue',
    'the “best” "school"',
    'two\nlines',
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    "'quoted",
    '\tx'.trim(),
    '6; 7'.replace(';', ','),
    '林悦，校长',
    '😀',
    '__proto__',
    'constructor',
    'sep=,',
    '0012',
    '#N/A',
    'a'.repeat(10_000),
    '<b>x</b>',
    '\u202eevil',
  ];
  for (const name of odd)
    it(`${JSON.stringify(name).slice(0, 40)} is read, counted, and the same again from CSV`, () =>
      inProject(
        {
          ...base,
          'cases.csv': `case,name,school\n${writeCsvRow([name, name, name])}\n`,
          'sources.csv': `source,case\n${writeCsvRow(['t.txt', name])}\n`,
        },
        async (here) => {
          assert.deepEqual(here.problems(), []);
          for (const by of ['case', 'school']) {
            const { groups, rows } = await countCodings(here.project, { by });
            assert.deepEqual(groups, [name]);
            assert.deepEqual([...(rows[0]?.counts ?? [])], [1]);
            const csv = `${writeCsvRow(['code', ...groups])}\r\n${writeCsvRow(['a', '1'])}\r\n`;
            const [header] = readCsv('counts.csv', csv).value.rows;
            assert.deepEqual(
              header?.cells.map(({ text }) => text),
              ['code', name],
            );
            assert.deepEqual(
              JSON.parse(JSON.stringify(Object.fromEntries(groups.map((g) => [g, 1])))),
              Object.fromEntries([[name, 1]]),
            );
          }
        },
      ));

  const told = (what: string, csv: string | Uint8Array, problems: string[], cases: string[]) =>
    it(what, () =>
      inProject({ ...base, 'cases.csv': csv }, (here) => {
        assert.deepEqual(
          here.problems().map((p) => p.replace(' cases.csv', '')),
          problems,
        );
        assert.deepEqual(
          here.project.caseTable.cases.map(({ id }) => id),
          cases,
        );
      }),
    );
  told('twice', 'case,name\nL1,A\nL1,B\n', ['duplicate-case:3:1'], ['L1']);
  told('without an id', 'case,name\n,A\nL2,B\n', ['no-case-id:2:1'], ['L2']);
  told('without the column', 'id,name\nL1,A\n', ['no-case-column:1:1'], []);
  told('a column twice', 'case,name,name\nL1,A,B\n', ['duplicate-column:1:11'], ['L1']);
  told('a quote left open', 'case,name\nL1,"A\nL2,B\n', ['open-quote:2:4'], ['L1', 'L2']);
  told('text behind a quote', 'case,name\nL1,"A"x\n', ['text-after-quote:2:4'], ['L1']);
  told('too many cells', 'case,name\nL1,A,B,C\n', ['too-many-cells:2:6'], ['L1']);
  told(
    'merge markers',
    '<<<<<<< HEAD\ncase\nL1\n=======\ncase\nL2\n>>>>>>> x\n',
    ['merge-conflict:1:1', 'merge-conflict:4:1', 'merge-conflict:7:1'],
    ['L1', 'case', 'L2'],
  );
  told('NUL', 'case,name\nL\u00001,A\nL2,B\n', ['null-character:2:2'], ['L\u00001', 'L2']);
  told('a mark and semicolons, as Excel saves', '\ufeffcase;name\r\nL1;A\r\n', [], ['L1']);
  told(
    'UTF-16 with tabs, as Excel saves “Unicode text”',
    Buffer.from('\ufeffcase\tname\r\nL1\t林\r\n', 'utf16le'),
    [],
    ['L1'],
  );
  told('1,000,000 quotes', `case,name\nL1,${'"'.repeat(1_000_000)}\n`, [], ['L1']);
  told('1,000,001 quotes', `case,name\nL1,${'"'.repeat(1_000_001)}\n`, ['open-quote:2:4'], ['L1']);
  it('100,000 cells that open a quote', function () {
    this.timeout(60_000);
    return inProject(
      {
        ...base,
        'cases.csv': `case,name\n${'L,x "\n'.repeat(50_000)}${'L,"x" y\n'.repeat(50_000)}`,
      },
      (here) => {
        assert.ok(here.problems().length > 50_000);
      },
    );
  });
});

describe('hostile sources.csv', () => {
  const told = (what: string, rows: string, problems: string[]) =>
    it(what, () =>
      inProject({ ...base, 'sources.csv': `source,case\n${rows}` }, (here) => {
        assert.deepEqual(
          here.problems().map((p) => p.replace(' sources.csv', '')),
          problems,
        );
      }),
    );
  told('a way out', '../outside/secret.txt,L1\n', ['path-outside:2:1']);
  told('a way out and in again', '../project/t.txt,L1\n', ['path-outside:2:1']);
  told('a way out in the middle', 'a/../../outside/secret.txt,L1\n', ['path-outside:2:1']);
  told('a way round', 'a/../t.txt,\n', []);
  told('absolute', '/etc/passwd,L1\n', ['path-outside:2:1']);
  told('absolute on Windows', 'C:\\Users\\x.txt,L1\nC:x.txt,L1\n\\\\server\\x.txt,L1\n', [
    'path-outside:2:1',
    'path-outside:3:1',
    'path-outside:4:1',
  ]);
  told('an address', 'file:///etc/passwd,L1\nhttps://x.org/t.txt,L1\n', [
    'path-outside:2:1',
    'path-outside:3:1',
  ]);
  told('backslashes', '.\\t.txt,\n', []);
  told('twice', 't.txt,\nt.txt,\n', ['duplicate-source:3:1']);
  told('twice by another way', 't.txt,\n./t.txt,\n', ['duplicate-source:3:1']);
  told('not there', 'gone.txt,L1\n', ['source-gone:2:1']);
  told('in other letters', 'T.TXT,L1\n', ['source-gone:2:1']);
  told('a folder', '.,L1\nx/..,L1\n', ['path-outside:2:1', 'path-outside:3:1']);
  told('no path', ',L1\n', ['no-source-path:2:1']);
  told('names that JavaScript knows', '__proto__,L1\nconstructor,L1\n', [
    'source-gone:2:1',
    'source-gone:3:1',
  ]);
  it('NUL in a path', () =>
    inProject({ ...base, 'sources.csv': 'source,case\nt\0.txt,L1\n' }, (here) => {
      assert.deepEqual(
        here.problems(),
        ['null-character sources.csv:2:2', 'source-gone sources.csv:2:1'].sort((a, b) =>
          (a.split(':')[2] ?? '') < (b.split(':')[2] ?? '') ? -1 : 1,
        ),
      );
    }));
});

describe('broken front matter', () => {
  const told = (what: string, text: string, problems: string[], more: Files = {}) =>
    it(what, () =>
      inProject(
        { 'n.md': text, [codingFile('n.md')]: line('x', [1, 1, 1, 2], 'Words'), ...more },
        async (here) => {
          assert.deepEqual(
            here.problems().filter((p) => !p.startsWith('moved-coding')),
            problems,
          );
          assert.ok(here.project.sources.has('n.md'));
          assert.equal((await here.excerpts('n.md'))['x']?.replace('~', ''), 'Words');
          await here.code('n.md', 'Words', ['b']);
        },
      ),
    );
  const after = 'Words\n';
  told('open', `---\ncase: L1\n${after}`, []);
  told('no YAML', `---\ncase: [L1\n---\n${after}`, ['yaml-syntax n.md:2:7']);
  told('a list', `---\nkind: x\n- a\n---\n${after}`, ['yaml-syntax n.md:3:1']);
  told('a map for a case', `---\ncase: {a: b}\n---\n${after}`, ['wrong-type n.md:2:1']);
  told('a bomb', `---\na: &a [x,x]\nb: &b [*a,*a]\ncase: *b\n---\n${after}`, [
    'yaml-alias n.md:3:8',
    'yaml-alias n.md:3:11',
    'yaml-alias n.md:4:7',
  ]);
  told('100,000 brackets', `---\ncase: ${'['.repeat(100_000)}\n---\n${after}`, [
    'yaml-too-deep n.md:2:261',
  ]);
  told('twice', `---\nround: 1\nround: 2\n---\n${after}`, ['duplicate-field n.md:3:1']);
  told('names that JavaScript knows', `---\n__proto__: 1\nconstructor: 2\n---\n${after}`, []);
  told('against the table', `---\nround: 1\n---\n${after}`, ['contradicting-register n.md:2:1'], {
    'sources.csv': 'source,round\nn.md,2\n',
  });
  told('with CRLF, a mark and dots', `\ufeff---\r\nround: 1\r\n...\r\n${after}`, []);
  told('a thousand lines of rules', `${'---\n'.repeat(1000)}${after}`, []);
});

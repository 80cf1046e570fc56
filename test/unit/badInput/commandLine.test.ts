import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readCsv, writeCsvRow } from '../../../src/core/cases/csv';
import { bundledCommand, runProgram } from '../cli/command';
import { codingFile, type Files, HostileProject, line } from './hostileProject';

const talk = 'Lin: We plan lessons.\n';
const file = codingFile('t.txt');

describe('the command with hostile projects', function () {
  this.timeout(60_000);
  let tools: string;
  let program: string;
  before(() => {
    tools = fs.mkdtempSync(path.join(os.tmpdir(), 'codebook-bad-tool-'));
    program = bundledCommand(tools);
  });
  after(() => fs.rmSync(tools, { recursive: true, force: true }));

  /** Runs the command in a project, which must stay as it is; gives what it said. */
  function run(
    files: Files,
    argv: readonly string[],
    prepare: (here: HostileProject) => void = () => undefined,
  ) {
    const here = HostileProject.make({ 't.txt': talk, ...files });
    try {
      prepare(here);
      const before = fingerprint(here.folder);
      const outcome = runProgram(program, here.folder, ...argv);
      assert.equal(fingerprint(here.folder), before);
      assert.doesNotMatch(outcome.error, /^ {4}at /m, 'no trace of a stack');
      return outcome;
    } finally {
      here.remove();
    }
  }

  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000100000', 'hex');

  it('check tells each problem on one line', () => {
    const { code, out } = run(
      {
        'scan.txt': png,
        'project.yaml': 'kinds: [[a]]\n',
        'cases.csv': 'case\nL1\nL1\n',
        'sources.csv': 'source,case\n../x.txt,L1\n"two\nlines.txt",L1\n',
        [file]: `<<<<<<< HEAD\n{"cut\n${line('x', [1, 6, 1, 13], 'We plan', { code: 'a\nb\u001b[31m' })}`,
      },
      ['check'],
      (here) => fs.symlinkSync('../outside', here.at('far')),
    );
    const places = out
      .split('\n')
      .map((each) => /^(\S+:\d+:\d+): (?:error|warning): /.exec(each)?.[1]);
    assert.deepEqual(places, [
      'cases.csv:3:1',
      `${file}:1:1`,
      `${file}:2:1`,
      `${file}:3:1`,
      'far:1:1',
      'project.yaml:1:9',
      'scan.txt:1:1',
      'sources.csv:2:1',
      'sources.csv:3:1',
      undefined,
    ]);
    assert.doesNotMatch(out, /[^\n\x20-\x7e\u0080-\uffff]/, 'nothing that steers a terminal');
    assert.equal(code, 1);
  });

  it('counts gives names of all kinds, as CSV and as JSON', () => {
    const cases = ['=1+1', 'a,b', 'say "no"', 'two\nlines', '__proto__', 'constructor', '很😀'];
    const files: Record<string, string> = {
      'cases.csv': `case\n${cases.map((id) => `${writeCsvRow([id])}\n`).join('')}`,
      'sources.csv': `source,case\n${cases.map((id, i) => `${writeCsvRow([`${i}.txt`, id])}\n`).join('')}`,
    };
    cases.forEach((_, i) => {
      files[`${i}.txt`] = talk;
      files[codingFile(`${i}.txt`)] = line(`id-${i}`, [1, 6, 1, 13], 'We plan', {
        code: '__proto__',
      });
    });
    const { out } = run(files, ['counts', '--format', 'csv']);
    const rows = readCsv('counts.csv', out).value.rows.map(({ cells }) =>
      cells.map(({ text }) => text),
    );
    assert.deepEqual(rows[0], ['code', 'name', 'total', ...cases, 't.txt']);
    assert.deepEqual(rows.at(-1), [
      '__proto__',
      '(not in codebook)',
      '7',
      ...cases.map(() => '1'),
      '0',
    ]);
    const json = JSON.parse(run(files, ['counts', '--format', 'json']).out) as {
      readonly rows: readonly { readonly code: string; readonly counts: Record<string, number> }[];
    };
    const last = json.rows.at(-1);
    assert.equal(last?.code, '__proto__');
    assert.deepEqual(Object.entries(last.counts), [...cases.map((id) => [id, 1]), ['t.txt', 0]]);
  });

  it('excerpts gives what is lost as it was coded, half a character too', () => {
    const files = { [file]: line('x', [1, 1, 1, 9], 'gone for good, \ud83d', { memo: '\ud800' }) };
    const [found] = JSON.parse(run(files, ['excerpts', '--format', 'json']).out) as Record<
      string,
      unknown
    >[];
    assert.deepEqual(
      [found?.['state'], found?.['quote'], found?.['memo']],
      ['lost', 'gone for good, \ud83d', '\ud800'],
    );
    assert.equal(run(files, ['excerpts', '--format', 'csv']).code, 0);
  });

  describe('apply is refused', () => {
    const apply = (...more: string[]) => ['apply', '--source', 't.txt', '--find', 'plan', ...more];
    const refused = (
      what: string,
      argv: string[],
      says: RegExp,
      files: Files = {},
      prepare: (here: HostileProject) => void = () => undefined,
    ) =>
      it(what, () => {
        const { code, out, error } = run(files, argv, prepare);
        assert.deepEqual([code === 0, out], [false, '']);
        assert.match(error, says);
      });
    const ana = ['--coder', 'ana', '--code', 'a'];
    refused('for a coder ../x', apply('--coder', '../x', '--code', 'a'), /Use letters/);
    refused('for a coder CON', apply('--coder', 'CON', '--code', 'a'), /Windows keeps/);
    refused('for no coder', apply('--coder', '', '--code', 'a'), /Type a name/);
    refused(
      'for a code __proto__',
      apply('--coder', 'ana', '--code', '__proto__'),
      /not in the codebook/,
    );
    refused(
      'for a source outside',
      ['apply', '--source', '../outside/secret.txt', '--lines', '1', ...ana],
      /no source/,
    );
    refused(
      'for a place that is none',
      ['apply', '--source', 't.txt', '--range', '1:1-99999999999999999999:1', ...ana],
      /no such place/,
    );
    refused(
      'for a binary source',
      ['apply', '--source', 'scan.txt', '--lines', '1', ...ana],
      /no words to code/,
      { 'scan.txt': png },
    );
    refused('where a file is in the way', apply(...ana), /“codings” is a file/, { codings: '' });
    refused('where a folder is in the way', apply(...ana), /is a folder/, { [`${file}/x`]: '' });
    refused('where a link leads out', apply(...ana), /leads out of the project/, {}, (here) =>
      fs.symlinkSync('../outside', here.at('codings')),
    );
    refused('where a link goes round', apply(...ana), /A link stands in the way/, {}, (here) =>
      fs.symlinkSync('codings', here.at('codings')),
    );
    refused('where the coding file is UTF-16', apply(...ana), /UTF-16/, {
      [file]: Buffer.from('\ufeff{}\n', 'utf16le'),
    });
  });
});

/** Every path and what it holds. */
function fingerprint(folder: string): string {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .map((entry) => {
      const name = path.join(entry.parentPath, entry.name);
      return `${name} ${entry.isFile() ? fs.readFileSync(name).toString('hex') : ''}`;
    })
    .sort()
    .join('\n');
}

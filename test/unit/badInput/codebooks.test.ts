import assert from 'node:assert/strict';
import fs from 'node:fs';
import { readCsv, writeCsvRow } from '../../../src/core/cases/csv';
import { addCode } from '../../../src/core/codebook/edit';
import { countCodings } from '../../../src/core/analysis/matrix';
import { codingFile, inProject, line, refusal } from './hostileProject';

const file = codingFile('t.txt');
const talk = 'Lin: We plan lessons.\n';

/** The ids that are read, and the kinds of trouble told, each once. */
function reads(what: string, yaml: string | Uint8Array, ids: string[], kinds: string[] = []): void {
  it(what, () =>
    inProject({ 'codebook.yaml': yaml, 't.txt': talk }, (here) => {
      const { codes } = here.project.book;
      const problems = here.project.problems();
      assert.deepEqual(
        codes.map(({ id }) => id),
        ids,
      );
      assert.deepEqual([...new Set(problems.map(({ kind }) => kind))], kinds);
      for (const { file: where, range, sentence } of problems) {
        assert.equal(where, 'codebook.yaml');
        assert.ok(
          (range.every((n) => n >= 1) && sentence.text.endsWith('.')) ||
            sentence.text.endsWith('?'),
        );
      }
    }),
  );
}

describe('hostile codebooks', function () {
  this.timeout(60_000);

  describe('anchors', () => {
    const laughs = Array.from(
      { length: 10 },
      (_, i) => `  l${i}: &l${i} [${`*l${i - 1}, `.repeat(9)}x]`,
    );
    reads(
      'a bomb of aliases',
      `codes:\n${laughs.join('\n').replace(/\*l-1, /g, '')}\n  a: A\n`,
      [...laughs.map((_, i) => `l${i}`), 'a'],
      ['wrong-type'],
    );
    reads('a text used twice', 'codes:\n  a: {definition: &d Same}\n  b: {definition: *d}\n', [
      'a',
      'b',
    ]);
    reads('a map used twice', 'codes:\n  a: &m {name: A}\n  b: *m\n', ['a', 'b'], ['yaml-alias']);
    reads('a circle', 'codes: &c\n  a:\n    codes: *c\n', ['a'], ['yaml-alias']);
    reads('an alias of nothing', 'codes:\n  a: *gone\n', ['a'], ['yaml-alias']);
    reads(
      'a merge key',
      'base: &b {x: y}\ncodes:\n  <<: *b\n  a: A\n',
      ['a'],
      ['unknown-field', 'bad-id'],
    );
  });

  describe('depth', () => {
    const nested = (depth: number) => {
      let yaml = 'codes:\n';
      for (let i = 0; i < depth; i++)
        yaml += `${'  '.repeat(2 * i + 1)}c${i}:\n${'  '.repeat(2 * i + 2)}codes:\n`;
      return yaml;
    };
    const ids = (depth: number) => Array.from({ length: depth }, (_, i) => `c${i}`);
    reads('60 codes inside each other', nested(60), ids(60));
    reads('1,000 codes inside each other', nested(1000), [], ['yaml-too-deep']);
    reads('100,000 brackets', `codes: ${'['.repeat(100_000)}`, [], ['yaml-too-deep']);
    reads(
      '100,000 braces, each a code',
      `codes: ${'{a: {codes: '.repeat(50_000)}`,
      [],
      ['yaml-too-deep'],
    );
    reads('100,000 dashes', `codes: ${'- '.repeat(100_000)}`, [], ['yaml-syntax']);
  });

  describe('ids', () => {
    reads(
      'twice',
      'codes:\n  a: A\n  b: {codes: {a: Again}}\n  a: Thrice\n',
      ['a', 'b'],
      ['duplicate-code'],
    );
    reads('differing in case', 'codes:\n  a: A\n  A: B\n', ['a', 'A'], ['similar-ids']);
    reads(
      'differing in how they are stored',
      'codes:\n  \u00e9: A\n  e\u0301: B\n',
      ['\u00e9', 'e\u0301'],
      ['bad-id', 'similar-ids'],
    );
    reads(
      'of all kinds',
      'codes:\n  "": A\n  "a b": B\n  a/b: C\n  ../x: D\n  "a\\nb": E\n  5: F\n  null: G\n  ~: H\n  true: I\n  "\\ud800": J\n',
      ['a b', 'a/b', '../x', 'a\nb', '5', 'null', '~', 'true', '\ud800'],
      ['bad-id'],
    );
    reads('a list for a key', 'codes:\n  ? [a, b]\n  : C\n  ok: D\n', ['ok'], ['bad-id']);
    const native = [
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'valueOf',
      'prototype',
    ];
    reads(
      'that JavaScript knows',
      `codes:\n${native.map((id) => `  ${id}: Name\n`).join('')}`,
      native,
    );

    it('that JavaScript knows, counted and written as CSV and JSON', () => {
      const codings = native.map((id) => line(id, [1, 6, 1, 13], 'We plan', { code: id }));
      return inProject(
        {
          'codebook.yaml': `codes:\n${native.map((id) => `  ${id}: {name: ${id}, aliases: [${id}]}\n`).join('')}`,
          't.txt': talk,
          [codingFile('t.txt', '__proto__')]: codings.join(''),
          'cases.csv': `case,constructor,__proto__\n__proto__,toString,valueOf\n`,
          'sources.csv': 'source,case\nt.txt,__proto__\n',
        },
        async (here) => {
          assert.deepEqual(here.problems(), []);
          for (const [by, group] of [
            ['case', '__proto__'],
            ['coder', '__proto__'],
            ['constructor', 'toString'],
            ['__proto__', 'valueOf'],
          ] as const) {
            const { groups, rows } = await countCodings(here.project, { by });
            assert.deepEqual(groups, [group]);
            assert.deepEqual(
              rows.map(({ code, total }) => [code, total]),
              native.map((id) => [id, 1]),
            );
            const csv = rows
              .map((row) => writeCsvRow([row.code, ...row.counts].map(String)))
              .join('\n');
            const again = readCsv('counts.csv', csv).value.rows;
            assert.deepEqual(
              again.map(({ cells }) => cells.map(({ text }) => text)),
              native.map((id) => [id, '1']),
            );
            const json = JSON.stringify(
              Object.fromEntries(rows.map(({ code, total }) => [code, total])),
            );
            assert.equal(json, `{${native.map((id) => `"${id}":1`).join()}}`);
          }
          await here.code('t.txt', 'lessons', ['__proto__'], '__proto__');
          assert.equal(here.project.index.countOf('__proto__'), 2);
        },
      );
    });
  });

  describe('forms', () => {
    reads('a list of codes', 'codes: [a, b]\n', [], ['wrong-type']);
    reads('a text', 'my codes\n', [], ['wrong-type']);
    reads('a number', 'codes: 5\n', [], ['wrong-type']);
    reads(
      'wrong types everywhere',
      'codes:\n  a: {name: [x], color: {r: 1}, codable: maybe, definition: 5, include: {a: b}, key: long, codes: text}\n',
      ['a'],
      ['wrong-type', 'unknown-language', 'bad-key'],
    );
    reads('NUL', 'codes:\n  a: "A\0B"\n  b: B\n', ['a', 'b'], ['null-character']);
    reads('two documents', 'codes:\n  a: A\n---\ncodes:\n  b: B\n', ['a'], ['yaml-many-documents']);
    reads(
      'merge markers',
      'codes:\n<<<<<<< HEAD\n  a: A\n=======\n  b: B\n>>>>>>> theirs\n',
      ['a', 'b'],
      ['merge-conflict'],
    );
    reads('tabs', 'codes:\n\ta: A\n', ['a'], ['yaml-tab']);
    reads('CRLF and a mark', '\ufeffcodes:\r\n  a: A\r\n  b: B\r\n', ['a', 'b']);
    reads('UTF-16', Buffer.from('\ufeffcodes:\n  反馈: A\n', 'utf16le'), ['反馈']);
    reads(
      'a colon too many on 10,000 lines',
      `codes:\n${'  a: b: c\n'.repeat(10_000)}`,
      [],
      ['yaml-too-deep'],
    );
    reads(
      '10,000 quotes left open',
      `codes:\n${'  a: "x\n'.repeat(10_000)}`,
      ['a'],
      ['duplicate-code', 'yaml-syntax'],
    );
    reads('a line of 2 MB', `codes:\n  a: {definition: "${'词 '.repeat(500_000)}"}\n`, ['a']);
  });

  it('a folder of that name', () =>
    inProject(
      { 't.txt': talk },
      async (here) => {
        assert.deepEqual(here.problems(), [
          'no-codebook codebook.yaml:1:1',
          'no-codes codebook.yaml:1:1',
        ]);
        assert.match(here.says('no-codebook'), /a folder of that name is none/);
        const act = here.project.writeBook('codes:\n  a: A\n');
        assert.match(await refusal(act), /“codebook\.yaml” is a folder/);
        assert.equal(here.project.bookText, '');
      },
      (here) => {
        fs.rmSync(here.at('codebook.yaml'));
        here.put('codebook.yaml/notes/a.txt', 'x');
        here.put('codebook.yaml/b.txt', 'y');
      },
    ));

  it('one among the codings hides none of them', () =>
    inProject(
      {
        't.txt': talk,
        [file]: line('x', [1, 6, 1, 13], 'We plan'),
        'codings/ana/codebook.yaml': 'codes:\n  a: A\n',
      },
      (here) => {
        assert.equal(here.project.index.total, 1);
      },
    ));

  describe('are never written over', () => {
    const added = 'codes:\n  a: First\n  new: New\n';
    it('when they changed meanwhile', () =>
      inProject({ 't.txt': talk }, async (here) => {
        here.put('codebook.yaml', 'codes:\n  theirs: Theirs\n');
        assert.match(await refusal(here.project.writeBook(added)), /changed on disk/);
        assert.ok(here.project.book.byId.has('theirs'));
      }));
    it('when they are no text', () =>
      inProject(
        { 'codebook.yaml': Buffer.from('89504e470d0a1a0a0000000d49484452000000100000', 'hex') },
        async (here) => {
          assert.match(
            await refusal(here.project.writeBook(added)),
            /Save codebook\.yaml as UTF-8/,
          );
        },
      ));
    it('when their encoding is a guess', () =>
      inProject(
        { 'codebook.yaml': Buffer.from('codes:\n  a: \xb4\xc5\xd6\xf1\n', 'latin1') },
        async (here) => {
          assert.match(here.says('uncertain-encoding'), /guess/);
          assert.match(
            await refusal(here.project.writeBook(added)),
            /Save codebook\.yaml as UTF-8/,
          );
        },
      ));
    it('but added to with their own line ends and mark', () =>
      inProject({ 'codebook.yaml': '\ufeffcodes:\r\n  a: First # mine\r\n' }, async (here) => {
        const edit = addCode(here.project.bookText, { id: 'b' });
        assert.ok(edit.kind === 'edit');
        await here.project.writeBook(edit.text);
        here.allow('codebook.yaml');
        assert.equal(here.text('codebook.yaml'), '\ufeffcodes:\r\n  a: First # mine\r\n  b:\r\n');
      }));
  });
});

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { recordsIn } from '../../../src/core/coding/scan';
import { Place } from './command';
import { own, sample } from './sample';

const file = 'codings/kim/own.txt.jsonl';

describe('codebook apply', () => {
  let place: Place;
  beforeEach(() => (place = new Place(sample)));
  afterEach(() => place.remove());

  function apply(...argv: readonly string[]) {
    return place.run('apply', '--source', 'own.txt', '--code', 'a', '--coder', 'kim', ...argv);
  }

  function coded(): string[] {
    return recordsIn(Buffer.from(place.text(file))).map(
      ({ code, range, quote, memo }) =>
        `${code} ${range.join(',')} ${quote}${memo === undefined ? '' : ` (${memo})`}`,
    );
  }

  for (const [what, argv, expected] of [
    [
      'whole lines',
      ['--lines', '1-2'],
      'a 1,1,2,16 Lin: We plan lessons.\nLin: 她每周四来听我的课。',
    ],
    ['one line', ['--lines', '3'], 'a 3,1,3,19 Lin: We plan more.'],
    ['a range', ['--range', '2:6-2:15'], 'a 2,6,2,15 她每周四来听我的课'],
    ['a range over two lines', ['--range', '1:14-2:4'], 'a 1,14,2,4 lessons.\nLin'],
    ['words', ['--find', '每周四'], 'a 2,7,2,10 每周四'],
    ['words over a line end', ['--find', 'lessons.\r\nLin'], 'a 1,14,2,4 lessons.\nLin'],
    ['words with blanks around them', ['--find', ' lessons'], 'a 1,14,1,21 lessons'],
    ['a memo', ['--find', 'lessons', '--memo', 'Why?'], 'a 1,14,1,21 lessons (Why?)'],
  ] as const)
    it(`codes ${what}`, async () => {
      const { code, out, error } = await apply(...argv);
      assert.deepEqual([code, error], [0, '']);
      assert.deepEqual(coded(), [expected]);
      const [written] = recordsIn(Buffer.from(place.text(file)));
      assert.equal(out, `${written?.id}\n`);
    });
  it('prints the id of every code, also of one that stood already', async () => {
    const first = await apply('--find', 'lessons');
    const { out, error } = await apply('--find', 'lessons', '--code', 'b');
    const ids = out.trim().split('\n');
    assert.deepEqual([ids.length, ids[0], error], [2, first.out.trim(), '1 of 2 stood already.\n']);
    assert.deepEqual(coded(), ['a 1,14,1,21 lessons', 'b 1,14,1,21 lessons']);
  });
  it('takes several codes after one --code, and the project where it stands last', async () => {
    const words = ['--source', 'own.txt', '--find', 'lessons', '--coder', 'kim'];
    const before = await place.run('apply', '.', ...words, '--code', 'a', 'b');
    const behind = await place.run('apply', ...words, '--code', 'a', 'b', '.');
    assert.deepEqual([before.code, before.error], [0, '']);
    assert.deepEqual([behind.code, behind.out], [0, before.out]);
    assert.deepEqual(coded(), ['a 1,14,1,21 lessons', 'b 1,14,1,21 lessons']);
    const wrong = await place.run('apply', ...words, '--code', 'a', 'nowhere');
    assert.match(wrong.error, /“nowhere” is not in the codebook/);
  });
  it('leaves the source and everything else as it was', async () => {
    await apply('--find', 'lessons');
    for (const [name, text] of Object.entries(sample)) assert.equal(place.text(name), text);
  });
  it('reads columns as characters in a text with CRLF', async () => {
    place.put({ 'own.txt': own.replace('Lin: 她', '𠮷: 她').replaceAll('\n', '\r\n') });
    await apply('--range', '2:4-2:7');
    assert.deepEqual(coded(), ['a 2,4,2,7 她每周']);
  });

  describe('ends with 1, writes nothing and says why, for', () => {
    const refused = (what: string, argv: readonly string[], why: RegExp) =>
      it(what, async () => {
        const { code, out, error } = await place.run('apply', ...argv);
        assert.deepEqual([code, out], [1, '']);
        assert.match(error, why);
        assert.ok(!fs.existsSync(path.join(place.folder, 'codings/kim')));
      });
    const on = (...argv: string[]) => ['--source', 'own.txt', '--coder', 'kim', ...argv];
    refused(
      'words that are not there',
      on('--code', 'a', '--find', 'nowhere'),
      /“nowhere” is not in own\.txt/,
    );
    refused(
      'words that are there twice',
      on('--code', 'a', '--find', 'We plan'),
      /“We plan” is in own\.txt 2 times, on lines 1, 3\./,
    );
    refused(
      'a line that is not there',
      on('--code', 'a', '--lines', '3-9'),
      /no such place in own\.txt, which has 4 lines/,
    );
    refused('a range that is not there', on('--code', 'a', '--range', '1:1-1:99'), /no such place/);
    refused('white space', on('--code', 'a', '--range', '1:5-1:6'), /no words to code/);
    refused(
      'an unknown code',
      on('--code', 'zzz', '--lines', '1'),
      /The code “zzz” is not in the codebook/,
    );
    refused('a category', on('--code', 'c', '--lines', '1'), /“c” only groups other codes/);
    refused(
      'a coder who can’t be a folder',
      ['--source', 'own.txt', '--coder', '../kim', '--code', 'a', '--lines', '1'],
      /Use letters/,
    );
    refused(
      'a source that is not there',
      ['--source', 'no.txt', '--coder', 'kim', '--code', 'a', '--lines', '1'],
      /There is no source “no\.txt”/,
    );
    refused(
      'a file that is no source',
      ['--source', 'cases.csv', '--coder', 'kim', '--code', 'a', '--lines', '1'],
      /There is no source “cases\.csv”/,
    );
  });

  describe('ends with 2 for', () => {
    const wrong = (what: string, argv: readonly string[], why: RegExp) =>
      it(what, async () => {
        const { code, out, error } = await place.run('apply', ...argv);
        assert.deepEqual([code, out], [2, '']);
        assert.match(error, why);
        assert.match(error, /Usage: codebook apply/);
      });
    const all = ['--source', 'own.txt', '--coder', 'kim', '--code', 'a'];
    wrong('no source', ['--coder', 'kim', '--code', 'a', '--lines', '1'], /--source is missing/);
    wrong('no coder', ['--source', 'own.txt', '--code', 'a', '--lines', '1'], /--coder is missing/);
    wrong('no code', ['--source', 'own.txt', '--coder', 'kim', '--lines', '1'], /Give --code/);
    wrong('no place', all, /--lines, --range or --find/);
    wrong('two places', [...all, '--lines', '1', '--find', 'We'], /Say once where/);
    for (const lines of ['0', '2-1', 'x', '1-', '-1', '1.5'])
      wrong(`the lines ${lines}`, [...all, `--lines=${lines}`], /as in 12-14/);
    for (const range of ['1-2', '1:1', '1:1-1:1', '2:1-1:9', '0:1-1:2', '1:1-1:x'])
      wrong(`the range ${range}`, [...all, '--range', range], /as in 12:5-14:31/);
    wrong('nothing to find', [...all, '--find', ''], /--find is empty/);
  });
});

import assert from 'node:assert/strict';
import type { CodingRecord } from '../../../src/core/coding/coding';
import { codingLines, recordOn } from '../../support/builders';
import { type Outcome, Place } from './command';
import { main } from '../../../src/cli/main';
import { Clone, hasGit } from './repository';

const text = 'Lin: We plan lessons.\nLin: 她每周四来听我的课。\n';
const source = 'transcripts/访谈 #1.md';
const file = `codings/lin/${source}.jsonl`;
const book = (definition: string) =>
  `codes:\n  a:\n    name: First\n    definition: ${definition}\n  b: Second\n`;
const coded = (words: string, of: Partial<CodingRecord>) => recordOn(text, words, of);
const plan = coded('plan lessons', { id: 'one', created: '2026-11-23T09:01:30Z' });
const weekly = coded('每周四', { id: 'two', created: '2026-11-23T09:04:30Z' });

describe('codebook history', function () {
  this.timeout(60_000);
  if (!hasGit) {
    it('is not tried: there is no git on this machine');
    return;
  }
  let clone: Clone;
  before(() => {
    clone = Clone.create({ 'codebook.yaml': book('One.'), [source]: text });
    clone.put({ [file]: codingLines(plan) });
    clone.commit('code');
    clone.put({ 'codebook.yaml': book('Another.') });
    clone.commit('define anew');
    clone.put({ [file]: codingLines({ ...plan, code: 'b', memo: 'Why?' }, weekly) });
    clone.commit('code more');
    clone.put({ 'codebook.yaml': book('Another.').replace('Second', 'Zweitens') });
    clone.commit('translate');
    clone.put({ [file]: codingLines({ ...plan, memo: 'Why?' }) });
  });
  after(() => clone.remove());

  async function run(...argv: readonly string[]): Promise<Outcome> {
    let [out, error] = ['', ''];
    const code = await main(['history', ...argv], {
      cwd: clone.folder,
      out: (words) => (out += words),
      error: (words) => (error += words),
    });
    return { code, out, error };
  }

  async function lines(...argv: readonly string[]): Promise<string[]> {
    const { code, out, error } = await run(...argv);
    assert.deepEqual([code, error], [0, '']);
    return out.split('\n').slice(0, -1);
  }

  it('says what was done to a coding, by whom and when, and under which definition', async () => {
    assert.deepEqual(await lines('--coding', 'one'), [
      `2026-11-23 09:02  Ana  + lin applied a to “plan lessons” ${source}:1  (the definition was changed since)`,
      `2026-11-23 09:04  Ana  ~ lin changed a to b on “plan lessons” ${source}:1`,
      `2026-11-23 09:04  Ana  ~ lin wrote of b on “plan lessons” ${source}:1: Why?`,
      `not committed  ~ lin changed b to a on “plan lessons” ${source}:1`,
    ]);
  });
  it('says what was done with a code, and when it came to mean something else', async () => {
    assert.deepEqual(await lines('--code', 'a'), [
      '2026-11-23 09:01  Ana  + a came into the codebook',
      `2026-11-23 09:02  Ana  + lin applied a to “plan lessons” ${source}:1  (the definition was changed since)`,
      '2026-11-23 09:03  Ana  ~ a was defined anew',
      `2026-11-23 09:04  Ana  ~ lin changed a to b on “plan lessons” ${source}:1`,
      `2026-11-23 09:04  Ana  ~ lin wrote of b on “plan lessons” ${source}:1: Why?`,
      `2026-11-23 09:04  Ana  + lin applied a to “每周四” ${source}:2`,
      `not committed  ~ lin changed b to a on “plan lessons” ${source}:1`,
      `not committed  − lin removed a from “每周四” ${source}:2`,
    ]);
  });
  it('says what was done on a source', async () => {
    const found = await lines('--source', source);
    assert.equal(found.length, 6);
    assert.ok(found.every((line) => line.includes(source)));
  });
  it('gives JSON', async () => {
    const { out } = await run('--coding', 'two', '--format', 'json');
    const [applied, removed] = JSON.parse(out) as Record<string, unknown>[];
    assert.match(String(applied?.['commit']), /^[0-9a-f]{40}$/);
    assert.deepEqual(
      { ...applied, commit: 'x' },
      {
        when: '2026-11-23T09:04:00+00:00',
        who: 'Ana',
        commit: 'x',
        sign: '+',
        id: 'two',
        coder: 'lin',
        source,
        codes: ['a'],
        change: `lin applied a to “每周四” ${source}:2`,
        definitionChangedSince: false,
      },
    );
    assert.deepEqual(
      [removed?.['when'], removed?.['who'], removed?.['commit']],
      [null, null, null],
    );
  });
  it('lists the codings that were made under an older definition', async () => {
    assert.deepEqual(await lines('--older-definition'), [
      'place                     code  coder  coded             definition changed  quote',
      `${source}:1  a     lin    2026-11-23 09:01  2026-11-23 09:03    plan lessons`,
    ]);
    const { out } = await run('--older-definition', '--code', 'b', '--format', 'json');
    assert.equal(out, '[]\n');
  });
  it('takes what is not committed for done now', async () => {
    const now = clone.text('codebook.yaml');
    clone.put({ 'codebook.yaml': book('A third.') });
    const { out } = await run('--older-definition', '--format', 'json');
    clone.put({ 'codebook.yaml': now });
    const [older] = JSON.parse(out) as Record<string, unknown>[];
    assert.deepEqual([older?.['id'], older?.['definitionChanged']], ['one', null]);
  });
  it('says so where git knows nothing', async () => {
    const { code, out, error } = await run('--coding', 'nowhere');
    assert.deepEqual([code, out, error], [0, '', 'Git knows nothing of it.\n']);
    const place = new Place({ 'codebook.yaml': book('One.') });
    const outside = await place.run('history', '--code', 'a');
    place.remove();
    assert.equal(outside.code, 1);
    assert.match(outside.error, /not in a git repository/);
  });
  it('ends with 2 unless one thing is asked for', async () => {
    assert.equal((await run()).code, 2);
    assert.equal((await run('--code', 'a', '--coding', 'one')).code, 2);
    assert.equal((await run('--source', 'nowhere.md')).code, 0);
  });
});

describe('codebook history of a source that was renamed', function () {
  this.timeout(60_000);
  if (!hasGit) {
    it('is not tried: there is no git on this machine');
    return;
  }
  const [first, second, third] = ['notes/L1.md', 'interviews/L1.md', 'interviews/Lin 1.md'];
  const of = (path: string, coder = 'lin') => `codings/${coder}/${path}.jsonl`;
  let clone: Clone;
  before(() => {
    clone = Clone.create({ 'codebook.yaml': book('One.'), [first]: text });
    clone.put({
      [of(first)]: codingLines(plan),
      [of(first, 'qh')]: codingLines({ ...plan, id: 'q' }),
    });
    clone.commit('code');
    move(first, second);
    clone.commit('move');
    // Renamed and edited by one commit.
    move(second, third);
    clone.put({ [of(third)]: codingLines({ ...plan, code: 'b' }, weekly) });
    clone.commit('rename');
    // Another source comes to have the name that this one had.
    clone.put({ [first]: text, [of(first)]: codingLines({ ...plan, id: 'new' }) });
    clone.commit('begin another');
    clone.put({ [of(third)]: codingLines(weekly) });
  });
  after(() => clone.remove());

  function move(from: string, to: string): void {
    for (const [a, b] of [
      [from, to],
      [of(from), of(to)],
      [of(from, 'qh'), of(to, 'qh')],
    ] as const) {
      clone.put({ [b]: '' });
      clone.git('mv', '-f', a, b);
    }
  }

  async function lines(path: string): Promise<string[]> {
    let out = '';
    const io = { cwd: clone.folder, out: (words: string) => (out += words), error: () => '' };
    assert.equal(await main(['history', '--source', path], io), 0);
    return out.split('\n').slice(0, -1);
  }

  it('goes on under its earlier names', async () => {
    assert.deepEqual(await lines(third), [
      `2026-11-23 09:02  Ana  + lin applied a to “plan lessons” ${first}:1`,
      `2026-11-23 09:02  Ana  + qh applied a to “plan lessons” ${first}:1`,
      `2026-11-23 09:03  Ana  ~ lin’s codings of ${first} became those of ${second}`,
      `2026-11-23 09:03  Ana  ~ qh’s codings of ${first} became those of ${second}`,
      `2026-11-23 09:04  Ana  ~ lin’s codings of ${second} became those of ${third}`,
      `2026-11-23 09:04  Ana  ~ lin changed a to b on “plan lessons” ${third}:1`,
      `2026-11-23 09:04  Ana  + lin applied a to “每周四” ${third}:2`,
      `2026-11-23 09:04  Ana  ~ qh’s codings of ${second} became those of ${third}`,
      `not committed  − lin removed b from “plan lessons” ${third}:1`,
    ]);
  });
  it('is not that of another that has one of these names now', async () => {
    assert.deepEqual(await lines(first), [
      `2026-11-23 09:05  Ana  + lin applied a to “plan lessons” ${first}:1`,
    ]);
  });
  it('knows of a rename that is not committed', async () => {
    const fourth = 'interviews/L1 again.md';
    move(third, fourth);
    const found = await lines(fourth);
    assert.deepEqual(found.slice(-3), [
      `not committed  ~ lin’s codings of ${third} became those of ${fourth}`,
      `not committed  − lin removed b from “plan lessons” ${fourth}:1`,
      `not committed  ~ qh’s codings of ${third} became those of ${fourth}`,
    ]);
    assert.equal(found.length, 11);
  });
});

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { applyCodes, saveAnchors } from '../../../src/core/project/operations';
import { Project } from '../../../src/core/project/project';
import { uuid7 } from '../../../src/core/coding/id';
import { recordsIn } from '../../../src/core/coding/scan';
import { chance } from '../../../src/node/chance';
import { fixedChance, openMemory } from '../../support/builders';
import { codingFile, inProject, line, refusal } from './hostileProject';

const text = 'Lin: We plan lessons.\nLin: We could not pay.\n';
const file = codingFile('t.txt');
const one = line('one', [1, 6, 1, 13], 'We plan');
const two = line('two', [2, 6, 2, 14], 'We could');

describe('a coding file that was cut off', () => {
  it('at any byte: what is whole counts, the rest is told and stays, and codings can be added', async () => {
    const whole = Buffer.from(one + two);
    for (let end = 0; end <= whole.length; end += 3)
      await inProject({ 't.txt': text, [file]: whole.subarray(0, end) }, async (here) => {
        const isWhole = (upTo: number) => end >= upTo - 1;
        const counted = [isWhole(one.length), isWhole(whole.length)].filter(Boolean).length;
        assert.equal(here.project.index.total, counted, `cut at ${end}`);
        const rest = whole.subarray(0, end).toString().split('\n')[counted] ?? '';
        assert.equal(here.problems().length, rest === '' ? 0 : 1);
        await here.code('t.txt', 'pay', ['b']);
        assert.ok(here.text(file).includes(rest));
        assert.equal(here.project.index.total, counted + 1);
      });
  });
});

describe('a coding file of 1 GB', () => {
  it('is told, and neither read nor written; the rest of the project is as ever', () =>
    inProject({ 't.txt': text, 'u.txt': text }, async (here) => {
      fs.mkdirSync(path.dirname(here.at(file)), { recursive: true });
      fs.writeFileSync(here.at(file), '');
      fs.truncateSync(here.at(file), 1024 ** 3);
      const before = process.memoryUsage().rss;
      await here.project.refresh([file], true);
      assert.deepEqual(here.problems(), [`unreadable-file ${file}:1:1`]);
      assert.match(here.says('unreadable-file'), /has 1024 MB.*not read.*Split it/);
      const opened = await Project.open(here.store, chance);
      await opened.verify();
      assert.deepEqual(
        opened.problems().map(({ kind, file: at }) => [kind, at]),
        [['unreadable-file', file]],
      );
      const source = await here.located('t.txt');
      const apply = { source, spans: [{ start: 0, end: 3 }], codes: ['a'], coder: 'ana' };
      assert.match(await refusal(applyCodes(here.project, apply)), /has 1024 MB/);
      await here.code('u.txt', 'pay');
      await here.code('t.txt', 'pay', ['a'], 'bo');
      assert.equal(here.project.index.total, 2);
      assert.equal(fs.statSync(here.at(file)).size, 1024 ** 3);
      assert.ok(process.memoryUsage().rss - before < 600e6);
      fs.rmSync(here.at(file));
    }));
});

describe('a clock that runs backwards', () => {
  it('makes ids that differ, files that are sorted, and no trouble', async () => {
    const { store } = await openMemory({ 't.txt': text });
    const fixed = fixedChance();
    let now = Date.UTC(2026, 10, 23);
    const project = await Project.open(store, { ...fixed, now: () => (now -= 86_400_000) });
    const source = await project.located('t.txt');
    assert.ok(source);
    for (let start = 0; start < 20; start += 4)
      await applyCodes(project, {
        source,
        spans: [{ start, end: start + 3 }],
        codes: ['a', 'b'],
        coder: 'ana',
      });
    const records = recordsIn(Buffer.from(store.text(file) ?? ''));
    assert.equal(new Set(records.map(({ id }) => id)).size, 10);
    const places = records.map(({ range }) => range[1]);
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    await project.verify();
    assert.deepEqual(project.problems(), []);
  });
  it('before 1970, or at no time at all, still makes ids', () => {
    const random = new Uint8Array(10);
    for (const time of [-1, -1e15, 0, 8.64e15])
      assert.match(uuid7(time, random), /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-/);
  });
});

describe('a source that shrinks to nothing and comes back', () => {
  const lost = [`lost-coding ${file}:1:1`, `lost-coding ${file}:2:1`];
  it('on disk: its codings are lost meanwhile, no line changes, and all is as before', () =>
    inProject({ 't.txt': text, [file]: one + two }, async (here) => {
      here.put('t.txt', '');
      await here.project.refresh(['t.txt']);
      assert.deepEqual(here.problems(), lost);
      assert.equal(here.project.index.total, 2);
      here.put('t.txt', text);
      await here.project.refresh(['t.txt']);
      assert.deepEqual(here.problems(), []);
      assert.deepEqual(await here.excerpts('t.txt'), { one: 'We plan', two: 'We could' });
    }));
  it('in an editor, saved empty: its codings are lost meanwhile, and found again', async () => {
    const { project, store } = await openMemory({ 't.txt': text, [file]: one + two });
    let now = text;
    const source = await project.openText('t.txt', () => now);
    const change = (start: number, end: number, put: string) => {
      now = now.slice(0, start) + put + now.slice(end);
      source.shift({ start, end, inserted: put.length });
    };
    change(0, text.length, '');
    await saveAnchors(project, source);
    assert.equal(store.text(file), one + two);
    assert.deepEqual(
      source.codings.map(({ location }) => location.state),
      ['lost', 'lost'],
    );
    change(0, 0, text);
    await saveAnchors(project, source);
    assert.deepEqual(
      source.codings.map(({ location }) => location.state),
      ['found', 'found'],
    );
    const saved = recordsIn(Buffer.from(store.text(file) ?? ''));
    assert.deepEqual(
      saved.map(({ id, range, quote }) => [id, range, quote]),
      [
        ['one', [1, 6, 1, 13], 'We plan'],
        ['two', [2, 6, 2, 14], 'We could'],
      ],
    );
  });
});

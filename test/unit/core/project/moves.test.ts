import assert from 'node:assert/strict';
import fc from 'fast-check';
import { certainMoves } from '../../../../src/core/project/goneSources';
import { followed } from '../../../../src/core/project/history';
import { followSources, makeNewVersion, sourcesBelow } from '../../../../src/core/project/moves';
import { moveCodingFile } from '../../../../src/core/project/movedFile';
import { applyCodes } from '../../../../src/core/project/operations';
import type { Project } from '../../../../src/core/project/project';
import { redo, undo } from '../../../../src/core/project/undo';
import {
  codingLines,
  openMemory,
  recordOn,
  record,
  placesOf,
  said,
} from '../../../support/builders';
import { MemoryStore } from '../../../support/memoryStore';

const text = 'Lin: We plan lessons together.\nLin: 她每周四来听我的课。\nLin: 对。\n';
const one = recordOn(text, 'We plan lessons together', { id: 'one' });
const two = recordOn(text, '她每周四来听我的课', { id: 'two', code: 'b' });
const ana = (source: string) => `codings/ana/${source}.jsonl`;

const study = {
  't/a.txt': text,
  'sources.csv': 'source,case\nt/a.txt,L1\n',
  [ana('t/a.txt')]: codingLines(one, two),
  'codings/ben/t/a.txt.jsonl': codingLines({ ...one, id: 'three' }),
};

function everyCoding(store: MemoryStore): Record<string, string | undefined> {
  const files = store.paths.filter((path) => /^codings\/|csv$/.test(path));
  return Object.fromEntries(files.map((path) => [path, store.text(path)]));
}

describe('followSources', () => {
  it('takes the codings of every coder and the row along, and back', async () => {
    const { project, store } = await openMemory(study);
    const before = everyCoding(store);
    const act = await followSources(project, [{ from: 't/a.txt', to: '访谈/b.txt' }]);
    const after = {
      [ana('访谈/b.txt')]: codingLines(one, two),
      'codings/ben/访谈/b.txt.jsonl': codingLines({ ...one, id: 'three' }),
      'sources.csv': 'source,case\n访谈/b.txt,L1\n',
    };
    assert.deepEqual(everyCoding(store), after);
    assert.deepEqual([...project.index.sources()], ['访谈/b.txt']);
    await undo(project, act);
    assert.deepEqual(everyCoding(store), before);
    await redo(project, act);
    assert.deepEqual(everyCoding(store), after);
  });

  it('takes the links of memos along, whether the file has been renamed already or not', async () => {
    const memo = (path: string, name: string) =>
      `---\nabout: source:${path}#1:6-1:8\n---\n[[${path}]], [[${name}|her]], [[Lin]]\n`;
    for (const isDone of [false, true]) {
      const { project, store } = await openMemory({
        ...study,
        'memos/m.md': memo('t/a.txt', 'a.txt'),
        'memos/gbk.md': Uint8Array.from([
          0xd0, 0xc5, 0x5b, 0x5b, 0x61, 0x2e, 0x74, 0x78, 0x74, 0x5d, 0x5d,
        ]),
      });
      if (isDone) {
        store.delete('t/a.txt');
        store.put('t/c.txt', text);
        await project.refresh(['t/a.txt', 't/c.txt'], true);
      }
      const act = await followSources(project, [{ from: 't/a.txt', to: 't/c.txt' }]);
      assert.equal(store.text('memos/m.md'), memo('t/c.txt', 'c.txt'));
      await undo(project, act);
      assert.equal(store.text('memos/m.md'), memo('t/a.txt', 'a.txt'));
    }
  });

  it('joins what stands at the new place, and takes only what came back out', async () => {
    const own = recordOn(text, '对', { id: 'own' });
    const { project, store } = await openMemory({ ...study, [ana('b.txt')]: codingLines(own) });
    const act = await followSources(project, [{ from: 't/a.txt', to: 'b.txt' }]);
    assert.equal(store.text(ana('b.txt')), codingLines(one, two, own));
    assert.equal(store.text(ana('t/a.txt')), undefined);
    await undo(project, act);
    assert.equal(store.text(ana('b.txt')), codingLines(own));
    assert.equal(store.text(ana('t/a.txt')), codingLines(one, two));
  });

  it('leaves everything as it was where one file can’t be written', async () => {
    const { project, store } = await openMemory(study);
    const before = everyCoding(store);
    store.failure = (path) => (path.includes('ben') ? new Error('ENOSPC') : undefined);
    await assert.rejects(followSources(project, [{ from: 't/a.txt', to: 'b.txt' }]), /ENOSPC/);
    assert.deepEqual(everyCoding(store), before);
    assert.equal(project.index.total, 3);
  });

  it('keeps earlier acts that can be undone', async () => {
    const { project, store } = await openMemory({ 't/a.txt': text });
    const source = await project.located('t/a.txt');
    assert.ok(source);
    const request = { source, spans: [{ start: 5, end: 12 }], codes: ['a'], coder: 'ana' };
    const { act } = await applyCodes(project, request);
    const { moves } = await followSources(project, [{ from: 't/a.txt', to: 'b.txt' }]);
    await undo(project, followed(act, moves?.files ?? []));
    assert.deepEqual(everyCoding(store), {});
  });
});

describe('sourcesBelow', () => {
  it('is the source itself, or all in the folder, coded, in a table or only there', async () => {
    const { project } = await openMemory({ ...study, 't/c/x.txt': '', 'ta.txt': '' });
    assert.deepEqual(sourcesBelow(project, { from: 't', to: 'u/v' }), [
      { from: 't/a.txt', to: 'u/v/a.txt' },
      { from: 't/c/x.txt', to: 'u/v/c/x.txt' },
    ]);
    assert.deepEqual(sourcesBelow(project, { from: 'ta.txt', to: 'b.txt' }), [
      { from: 'ta.txt', to: 'b.txt' },
    ]);
  });
});

describe('A coding file that moves', () => {
  it('goes to a name that differs in letter case only', async () => {
    const store = new LetterCaseBlind({ [ana('a.txt')]: codingLines(one) });
    await moveCodingFile(store, ana('a.txt'), ana('A.txt'));
    assert.deepEqual([store.paths, store.text(ana('A.txt'))], [[ana('A.txt')], codingLines(one)]);
  });

  it('brings along what is written to it meanwhile', async () => {
    const store = new MemoryStore({ [ana('a.txt')]: codingLines(one) });
    store.beforeWrite = (path) => {
      if (path === ana('b.txt')) store.put(ana('a.txt'), codingLines(one, two));
      return Promise.resolve();
    };
    await moveCodingFile(store, ana('a.txt'), ana('b.txt'));
    assert.deepEqual(store.paths, [ana('b.txt')]);
    assert.equal(store.text(ana('b.txt')), codingLines(one, two));
  });

  it('loses nothing when it dies at any step, and the same move ends it', async () => {
    const some = fc.subarray([one, two, record({ id: 'four', range: [9, 1, 9, 3] })]);
    await fc.assert(
      fc.asyncProperty(some, some, fc.nat(4), fc.boolean(), async (there, here, step, isCase) => {
        const [from, to] = [ana('a.txt'), ana(isCase ? 'A.txt' : 'b.txt')];
        const store = new MemoryStore();
        if (here.length) store.put(from, codingLines(...here));
        if (there.length) store.put(to, codingLines(...there));
        let left = step;
        store.beforeWrite = () => (left-- > 0 ? Promise.resolve() : Promise.reject(new Error('x')));
        await moveCodingFile(store, from, to).catch(() => undefined);
        const ids = () =>
          new Set(store.paths.flatMap((path) => store.text(path)?.match(/"id":"\w+"/g) ?? []));
        const all = new Set([...here, ...there].map(({ id }) => `"id":"${id}"`));
        assert.deepEqual([...ids()].sort(), [...all].sort());
        store.beforeWrite = () => Promise.resolve();
        const between = ana('A.txt~');
        await moveCodingFile(store, from, to);
        await moveCodingFile(store, between, to);
        assert.deepEqual([...ids()].sort(), [...all].sort());
        assert.deepEqual(store.paths, all.size ? [to] : []);
      }),
    );
  });
});

/** Takes names that differ in letter case for one, as Windows and macOS do. */
class LetterCaseBlind extends MemoryStore {
  override read(path: string) {
    return super.read(this.real(path));
  }

  override write(path: string, bytes: Uint8Array) {
    return super.write(this.real(path), bytes);
  }

  override remove(path: string) {
    return super.remove(this.real(path));
  }

  private real(path: string): string {
    return this.paths.find((other) => other.toLowerCase() === path.toLowerCase()) ?? path;
  }
}

describe('A source that is gone', () => {
  async function gone(files: Record<string, string>, isSeen = false) {
    const { project, store } = await openMemory(study);
    if (isSeen) await project.verify();
    store.delete('t/a.txt');
    for (const [path, content] of Object.entries(files)) store.put(path, content);
    await project.refresh([], true);
    return { project, store };
  }
  const likely = (project: Project) =>
    project.gone.get('t/a.txt')?.likely.map(({ path, isSame, found }) => [path, isSame, found]);

  it('is known again by its bytes, beyond doubt', async () => {
    const { project } = await gone({ 'b.txt': text, 'c.txt': 'Something else.' }, true);
    assert.deepEqual(likely(project), [['b.txt', true, 3]]);
    assert.deepEqual(certainMoves(project.gone), [{ from: 't/a.txt', to: 'b.txt' }]);
    assert.match(said(project, 'source-moved')[0] ?? '', /“b.txt” holds the same text/);
  });
  it('is proposed where it was never seen', async () => {
    const { project } = await gone({ 'b.txt': text });
    assert.deepEqual(likely(project), [['b.txt', false, 3]]);
    assert.deepEqual(certainMoves(project.gone), []);
    assert.match(said(project, 'source-moved')[0] ?? '', /3 of the 3 coded passages/);
  });
  it('is proposed where it was corrected on the way', async () => {
    const { project } = await gone({ 'b.txt': `New.\n${text.replace('对', '是')}` }, true);
    assert.deepEqual(likely(project), [['b.txt', false, 3]]);
  });
  it('is none of two that hold the same', async () => {
    const { project } = await gone({ 'b.txt': text, 'c.txt': text }, true);
    assert.deepEqual(likely(project), [
      ['b.txt', true, 3],
      ['c.txt', true, 3],
    ]);
    assert.deepEqual(certainMoves(project.gone), []);
  });
  it('is not an empty file, and no other interview', async () => {
    const { project } = await gone({ 'b.txt': '', 'c.txt': 'Lin: 对。\nLin: We plan.\n' }, true);
    assert.deepEqual(likely(project), []);
    assert.deepEqual(placesOf(project), [
      'codings/ana/t/a.txt.jsonl:1:1 source-gone',
      'codings/ben/t/a.txt.jsonl:1:1 source-gone',
      'sources.csv:2:1 source-gone',
    ]);
  });
  it('is gone no more when it comes back', async () => {
    const { project, store } = await gone({});
    store.put('t/a.txt', text);
    await project.refresh([], true);
    assert.deepEqual([project.gone.size, placesOf(project)], [0, []]);
  });
});

describe('makeNewVersion', () => {
  const corrected = text
    .replace('她每周四来听我的课', '她每周都来')
    .replace('lessons', 'all lessons');

  it('takes the codings over and says where they are now', async () => {
    const { project, store } = await openMemory({ ...study, 'v2.txt': corrected });
    const { act, ...states } = await makeNewVersion(project, { from: 't/a.txt', to: 'v2.txt' });
    assert.deepEqual(states, { found: 0, moved: 2, lost: 1 });
    assert.equal(store.text('sources.csv'), 'source,case\nt/a.txt,L1\nv2.txt,L1\n');
    assert.deepEqual(project.sources.get('v2.txt')?.cases, ['L1']);
    await undo(project, act);
    assert.deepEqual(everyCoding(store), everyCoding(new MemoryStore(study)));
  });
  it('gives the row of one that is gone to it', async () => {
    const { project, store } = await openMemory({ ...study, 'v2.txt': text });
    store.delete('t/a.txt');
    await project.refresh([], true);
    await makeNewVersion(project, { from: 't/a.txt', to: 'v2.txt' });
    assert.equal(store.text('sources.csv'), 'source,case\nv2.txt,L1\n');
    assert.deepEqual(placesOf(project), []);
  });
  it('refuses what is no source, or nothing coded', async () => {
    const { project } = await openMemory(study);
    const make = (from: string, to: string) => makeNewVersion(project, { from, to });
    await assert.rejects(make('t/a.txt', 'no.txt'), /“\{path\}” is not a source/);
    await assert.rejects(make('no.txt', 't/a.txt'), /Nothing of/);
    await assert.rejects(make('t/a.txt', 't/a.txt'), /itself/);
  });
});

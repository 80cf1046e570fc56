import assert from 'node:assert/strict';
import { Refusal } from '../../../../src/core/base/refusal';
import type { CodingRecord } from '../../../../src/core/coding/coding';
import { recordsIn } from '../../../../src/core/coding/scan';
import type { Project, ProjectChange } from '../../../../src/core/project/project';
import {
  codingLines,
  fixedChance,
  openMemory,
  type Opened,
  placesOf,
  recordOn,
  usualBook,
} from '../../../support/builders';
import type { MemoryStore } from '../../../support/memoryStore';

const text = 'Lin: We plan lessons.\nLin: We could not pay.\n';
const ana = 'codings/ana/a.txt.jsonl';
const ben = 'codings/ben/a.txt.jsonl';
const plan = recordOn(text, 'We plan lessons', { id: 'plan' });
const pay = recordOn(text, 'We could not pay', { id: 'pay' });

function open(files: Readonly<Record<string, string>> = {}): Promise<Opened> {
  return openMemory({ 'a.txt': text, 'b.txt': 'Kim: Yes.\n', [ana]: codingLines(plan), ...files });
}

/** What happened, in a few words: which codes and sources, and what else. */
function listenTo(project: Project): string[] {
  const heard: string[] = [];
  project.onDidChange.on(({ codebook, register, codes, sources }: ProjectChange) => {
    const words = [
      codebook && 'codebook',
      register && 'register',
      ...(codes ?? []),
      ...(sources ?? []),
    ];
    heard.push(words.filter(Boolean).join(' '));
  });
  return heard;
}

function idsOnDisk(store: MemoryStore, file: string): string[] {
  return recordsIn(Buffer.from(store.text(file) ?? '')).map(({ id }) => id);
}

function idsHeld(project: Project, path = 'a.txt'): string[] {
  return (project.locatedNow(path)?.codings ?? []).map(({ record }) => record.id);
}

function add(project: Project, record: CodingRecord, file = ana) {
  return project.editCodings(new Map([[file, [{ kind: 'add', record } as const]]]));
}

describe('a project', () => {
  it('tells whose words may be others, and not of those that were only coded', async () => {
    const { project, store } = await open();
    const heard: string[][] = [];
    project.onDidChange.on(({ texts }) => heard.push([...(texts ?? [])]));
    await add(project, pay);
    store.put('b.txt', 'Kim: No.\n');
    await project.refresh(['b.txt', ana]);
    await project.openText('a.txt', () => text);
    assert.deepEqual(heard, [[], ['b.txt'], ['a.txt']]);
  });
  describe('when it is opened', () => {
    it('reads everything but the texts', async () => {
      const { store, project } = await open({
        'cases.csv': 'case\n',
        'c.md': 'Front matter is looked for.\n',
      });
      assert.deepEqual(store.reads.sort(), ['c.md', 'cases.csv', 'codebook.yaml', ana]);
      assert.deepEqual([...project.sources.keys()], ['a.txt', 'b.txt', 'c.md']);
      assert.equal(project.index.countOf('a'), 1);
    });
    it('leaves what belongs to a project in a folder below to that one', async () => {
      const { project } = await open({
        'inner/codebook.yaml': usualBook,
        'inner/c.txt': 'x',
        'outer/c.txt': 'x',
      });
      assert.deepEqual([...project.sources.keys()], ['a.txt', 'b.txt', 'outer/c.txt']);
    });
    it('takes for sources what project.yaml says', async () => {
      const { project } = await open({
        'project.yaml': 'sources: {include: "*.txt", exclude: [b.txt]}\n',
      });
      assert.deepEqual([...project.sources.keys()], ['a.txt']);
    });
    it('puts together what the registers say of a source', async () => {
      const { project } = await open({
        'c.md': '---\ncase: L1; L2\nround: 2\ndistrict: Xuhui\n---\nText\n',
        'sources.csv': 'source,kind,round\na.txt,talk,1\nc.md,,\n',
      });
      const { cases, kind, round, attributes } = project.sources.get('c.md') ?? {};
      assert.deepEqual(
        [cases, kind, round, attributes?.get('district')],
        [['L1', 'L2'], '', '2', 'Xuhui'],
      );
      assert.equal(project.sources.get('a.txt')?.kind, 'talk');
    });
  });

  describe('when files change on disk', () => {
    it('reads only those that changed', async () => {
      for (const [file, reads] of [
        ['codebook.yaml', ['codebook.yaml']],
        [ana, [ana]],
        ['sources.csv', ['sources.csv']],
        ['cases.csv', ['cases.csv']],
        ['memo.pdf', []],
      ] as const) {
        const { store, project } = await open({
          'sources.csv': 'source\n',
          'cases.csv': 'case\n',
          'memo.pdf': '',
        });
        await project.verify();
        store.reads.length = 0;
        await project.refresh([file]);
        const others = store.reads.filter((path) => path !== 'a.txt' && path !== ana);
        assert.deepEqual(
          others,
          reads.filter((path) => path !== ana),
          file,
        );
        assert.equal(store.lists, 1, 'the folder is not listed again');
      }
    });
    it('reads of a changed text that text and its codings, nothing else', async () => {
      const { store, project } = await open({ 'codings/ana/b.txt.jsonl': '' });
      await project.verify();
      store.reads.length = 0;
      await project.refresh(['a.txt']);
      assert.deepEqual(store.reads, ['a.txt', ana]);
    });
    it('reads of a changed text that it holds that text alone, and keeps it', async () => {
      const { store, project } = await open();
      await project.located('a.txt');
      store.reads.length = 0;
      store.put('a.txt', `New.\n${text}`);
      await project.refresh(['a.txt']);
      const held = project.locatedNow('a.txt');
      assert.deepEqual(store.reads, ['a.txt']);
      assert.deepEqual(held?.text, `New.\n${text}`);
      assert.deepEqual(
        held.codings.map(({ location }) => location),
        [{ state: 'found', span: { start: 10, end: 25 } }],
      );
    });
    it('takes the codings from disk that changed with a text it holds', async () => {
      const { store, project } = await open();
      await project.located('a.txt');
      store.put('a.txt', `New.\n${text}`);
      store.put(ana, codingLines(plan, pay));
      await project.refresh(['a.txt', ana]);
      await project.located('a.txt');
      assert.deepEqual(idsHeld(project), ['plan', 'pay']);
    });
    it('keeps a coding that is added while a text that it holds is read again', async () => {
      const { store, project } = await open();
      await project.located('a.txt');
      store.put('a.txt', `New.\n${text}`);
      await Promise.all([project.refresh(['a.txt']), add(project, pay)]);
      await project.located('a.txt');
      assert.deepEqual(idsHeld(project), ['plan', 'pay']);
    });
    it('tells what kind of thing changed', async () => {
      const { store, project } = await open();
      const heard = listenTo(project);
      store.put('codebook.yaml', 'codes:\n  a: Other\n');
      await project.refresh(['codebook.yaml']);
      store.put(ana, codingLines(plan, { ...pay, code: 'b' }));
      await project.refresh([ana]);
      store.put('a.txt', 'x');
      await project.refresh(['a.txt']);
      store.put('sources.csv', 'source,kind\na.txt,talk\n');
      await project.refresh(['sources.csv'], true);
      await project.refresh(['memo.pdf']);
      assert.deepEqual(heard, ['codebook', 'a b a.txt', 'a.txt', 'register']);
      assert.equal(project.sources.get('a.txt')?.kind, 'talk');
    });
    it('takes in a coding file that came, by another hand, and its going', async () => {
      const { store, project } = await open();
      const heard = listenTo(project);
      await project.located('a.txt');
      store.put(ben, codingLines({ ...pay, code: 'b' }));
      await project.refresh([ben], true);
      assert.deepEqual(
        [idsHeld(project), project.index.coders(), project.index.countOf('b')],
        [['plan', 'pay'], ['ana', 'ben'], 1],
      );
      store.delete(ben);
      await project.refresh([ben], true);
      assert.deepEqual(
        [idsHeld(project), project.index.coders(), project.index.countOf('b')],
        [['plan'], ['ana'], 0],
      );
      assert.deepEqual(heard, ['b a.txt', 'b a.txt']);
    });
    it('takes in a file it is told of before the folder was listed', async () => {
      const { store, project } = await open();
      store.put('new.txt', 'Hello.\n');
      await project.refresh(['new.txt']);
      assert.ok(project.sources.has('new.txt'));
    });
    it('notices what it was not told of when the folder is listed', async () => {
      const { store, project } = await open();
      store.put('c.md', '---\nkind: talk\n---\n');
      store.delete('b.txt');
      await project.refresh([], true);
      assert.deepEqual([...project.sources.keys()], ['a.txt', 'c.md']);
      assert.equal(project.sources.get('c.md')?.kind, 'talk');
    });
    it('drops what is wrong with a file that is gone', async () => {
      const { store, project } = await open({
        'c.md': '---\nkind: "\n---\n',
        'sources.csv': 'no\n',
      });
      assert.equal(placesOf(project).length, 2);
      store.delete('c.md');
      store.delete('sources.csv');
      await project.refresh([], true);
      assert.deepEqual(placesOf(project), []);
    });
    it('reads everything anew when project.yaml changes', async () => {
      const { store, project } = await open({ [ben]: codingLines(pay) });
      await project.verify();
      store.put('project.yaml', 'sources: b.txt\n');
      store.delete(ben);
      await project.refresh(['project.yaml'], true);
      assert.deepEqual([[...project.sources.keys()], project.index.total], [['b.txt'], 1]);
      assert.deepEqual(placesOf(project), [`${ana}:1:1 source-gone`]);
    });
    it('does not take its own writing for news', async () => {
      const { project } = await open();
      await add(project, pay);
      const heard = listenTo(project);
      await project.refresh([ana]);
      assert.deepEqual(heard, []);
    });
    it('notices when others bring back what it wrote once', async () => {
      const { store, project } = await open();
      await add(project, pay);
      const ours = store.text(ana) ?? '';
      for (const [content, total] of [
        [codingLines(plan), 1],
        [ours, 2],
      ] as const) {
        store.put(ana, content);
        await project.refresh([ana]);
        assert.equal(project.index.total, total);
      }
    });
    it('notices, when asked to look again, what nobody told of', async () => {
      const { store, project } = await open({ [ben]: codingLines(pay), 'sources.csv': 'source\n' });
      let now = fixedChance().now() + 60_000;
      store.now = () => now++;
      await project.verify();
      await project.lookAgain();
      const heard = listenTo(project);
      store.reads.length = 0;
      await project.lookAgain();
      assert.deepEqual([heard, store.reads], [[], []], 'nothing has changed');
      store.put(ana, codingLines(plan, { ...pay, code: 'b' }));
      store.put('sources.csv', 'source,kind\na.txt,talk\n');
      store.put('codebook.yaml', `${usualBook}  new: New\n`);
      store.put('c.txt', 'Come.\n');
      store.delete(ben);
      await project.lookAgain();
      assert.deepEqual(
        [project.index.total, project.index.coders(), project.book.byId.has('new')],
        [2, ['ana'], true],
      );
      assert.equal(project.sources.get('a.txt')?.kind, 'talk');
      assert.ok(project.sources.has('c.txt'));
      store.reads.length = 0;
      await project.lookAgain();
      assert.deepEqual(store.reads, []);
    });
    it('notices at the first look what changed while it was opening', async () => {
      const { store, project } = await open();
      store.now = () => fixedChance().now();
      store.put(ana, codingLines(plan, pay));
      await project.lookAgain();
      assert.equal(project.index.total, 2);
    });
    it('takes in several changes one after another', async () => {
      const { store, project } = await open();
      const first = project.refresh([ana]);
      store.put(ana, codingLines(plan, pay));
      await Promise.all([first, project.refresh([ana]), project.refresh([], true)]);
      assert.equal(project.index.total, 2);
    });
    it('keeps the editor’s text of an open source, and takes its codings', async () => {
      const { store, project } = await open();
      const live = await project.openText('a.txt', () => `Hm. ${text}`);
      store.put('a.txt', 'Other.\n');
      store.put(ana, codingLines(plan, pay));
      await project.refresh(['a.txt', ana]);
      assert.equal(project.locatedNow('a.txt'), live);
      assert.deepEqual([live.text.slice(0, 3), idsHeld(project)], ['Hm.', ['plan', 'pay']]);
      void project.closeText('a.txt');
      assert.equal((await project.located('a.txt'))?.text, 'Other.\n');
    });
    it('doubts no more what an editor left in doubt that is closed without saving', async () => {
      const { project } = await open();
      await project.openText('a.txt', () => 'Nothing.\n');
      await project.verify();
      assert.deepEqual(placesOf(project), [`${ana}:1:1 lost-coding`]);
      await project.closeText('a.txt');
      assert.deepEqual([placesOf(project), project.doubts.all.size], [[], 0]);
    });
    it('finds lost words again when they are brought back', async () => {
      const { store, project } = await open({ 'a.txt': 'Nothing.\n' });
      await project.verify();
      assert.deepEqual(placesOf(project), [`${ana}:1:1 lost-coding`]);
      store.put('a.txt', text);
      await project.refresh(['a.txt']);
      assert.deepEqual(placesOf(project), []);
    });
  });

  describe('when codings are edited', () => {
    it('writes them, tells whom it concerns, and keeps texts at hand up to date', async () => {
      const { store, project } = await open();
      await project.located('a.txt');
      const heard = listenTo(project);
      const done = await add(project, { ...pay, code: 'b' });
      assert.deepEqual(done, [
        { file: ana, changes: [{ before: undefined, after: { ...pay, code: 'b' } }] },
      ]);
      assert.deepEqual(
        [idsOnDisk(store, ana), idsHeld(project)],
        [
          ['plan', 'pay'],
          ['plan', 'pay'],
        ],
      );
      assert.deepEqual([heard, project.index.countOf('b')], [['b a.txt'], 1]);
    });
    it('removes a file whose last coding goes', async () => {
      const { store, project } = await open();
      await project.editCodings(new Map([[ana, [{ kind: 'remove', id: 'plan' } as const]]]));
      assert.deepEqual(
        [store.text(ana), project.index.coders(), placesOf(project)],
        [undefined, [], []],
      );
    });
    it('keeps what others wrote between two acts', async () => {
      const { store, project } = await open();
      await project.located('a.txt');
      store.put(ana, `odd\n${codingLines(plan, { ...plan, id: 'theirs', code: 'b' })}`);
      await add(project, pay);
      assert.deepEqual(idsOnDisk(store, ana), ['plan', 'theirs', 'pay']);
      assert.match(store.text(ana) ?? '', /^odd\n/);
      assert.deepEqual(
        [idsHeld(project).sort(), project.index.total],
        [['pay', 'plan', 'theirs'], 3],
      );
    });
    it('knows what it did where a store asks twice, and what others wrote in between', async () => {
      const { store, project } = await open();
      const theirs = { ...pay, id: 'theirs', code: 'b' };
      const between = [
        [codingLines(plan, theirs), ['plan', 'pay', 'theirs']],
        // As where our own writing was taken up by somebody else before we had looked.
        [codingLines(plan, theirs, { ...pay, id: 'two' }), ['plan', 'theirs', 'two']],
      ] as const;
      for (const [i, [content, ids]] of between.entries()) {
        let isFirst = true;
        store.beforeWrite = () => {
          if (isFirst) store.put(ana, content);
          isFirst = false;
          return Promise.resolve();
        };
        store.put(ana, codingLines(plan));
        const record = i === 0 ? pay : { ...pay, id: 'two' };
        const [done] = await add(project, record);
        assert.deepEqual(done?.changes, [{ before: undefined, after: record }]);
        assert.deepEqual(idsOnDisk(store, ana).sort(), [...ids].sort());
        assert.equal(project.index.total, 3);
      }
    });
    it('lets edits of one file wait for each other', async () => {
      const { store, project } = await open();
      await project.located('a.txt');
      const writing: string[] = [];
      store.beforeWrite = async (path) => {
        assert.ok(!writing.includes(path), 'one at a time');
        writing.push(path);
        for (let i = 0; i < 5; i++) await Promise.resolve();
        writing.pop();
      };
      const ids = Array.from({ length: 8 }, (_, i) => `id-${i}`);
      await Promise.all(ids.map((id) => add(project, { ...pay, id })));
      assert.deepEqual(idsOnDisk(store, ana), ['plan', ...ids]);
      assert.deepEqual(idsHeld(project), ['plan', ...ids]);
    });
    it('reads no half of an edit when files change on disk meanwhile', async () => {
      const { store, project } = await open();
      store.beforeWrite = async () => {
        for (let i = 0; i < 9; i++) await Promise.resolve();
      };
      const edit = add(project, pay);
      await Promise.all([project.refresh([ana]), project.located('a.txt'), edit]);
      assert.deepEqual([project.index.total, idsHeld(project)], [2, ['plan', 'pay']]);
    });
    it('leaves everything as it was when a file can’t be written', async () => {
      const { store, project } = await open();
      await project.located('a.txt');
      const heard = listenTo(project);
      store.failure = () => new Error('disk full');
      await assert.rejects(add(project, { ...pay, code: 'b' }), /disk full/);
      assert.deepEqual(
        [idsOnDisk(store, ana), idsHeld(project), project.index.total],
        [['plan'], ['plan'], 1],
      );
      assert.deepEqual([heard, project.index.coders()], [[], ['ana']]);
      store.failure = () => undefined;
      await add(project, pay);
      assert.deepEqual(idsOnDisk(store, ana), ['plan', 'pay']);
    });
    it('edits all files or none', async () => {
      const { store, project } = await open({ [ben]: codingLines(pay) });
      await project.located('a.txt');
      const before = store.text(ana);
      store.failure = (path) => (path === ben ? new Error('no permission') : undefined);
      const set = { memo: 'x' };
      const edits = new Map([
        [ana, [{ kind: 'change', id: 'plan', set } as const]],
        [ben, [{ kind: 'change', id: 'pay', set } as const]],
      ]);
      await assert.rejects(project.editCodings(edits), /no permission/);
      assert.equal(store.text(ana), before);
      assert.deepEqual(
        project.locatedNow('a.txt')?.codings.map(({ record }) => record.memo),
        [undefined, undefined],
      );
    });
    it('refuses to edit what is no coding file', async () => {
      const { project } = await open();
      await assert.rejects(add(project, pay, 'a.txt'), /no coding file/);
    });
  });

  describe('when the codebook is written', () => {
    it('takes it as it stands: line ends, byte order mark and all', async () => {
      const written = '\ufeffcodes:\r\n  a: First\r\n';
      const { store, project } = await open({ 'codebook.yaml': written });
      assert.equal(project.bookText, written);
      const heard = listenTo(project);
      await project.writeBook(`${written}  b: Second\r\n`);
      assert.equal(store.text('codebook.yaml'), `${written}  b: Second\r\n`);
      assert.deepEqual([[...project.book.byId.keys()], heard], [['a', 'b'], ['codebook']]);
    });
    it('refuses where it has changed on disk meanwhile, and reads it again', async () => {
      const { store, project } = await open();
      store.put('codebook.yaml', 'codes:\n  theirs: Theirs\n');
      await assert.rejects(project.writeBook('codes:\n  ours: Ours\n'), Refusal);
      assert.deepEqual(
        [store.text('codebook.yaml'), [...project.book.byId.keys()]],
        ['codes:\n  theirs: Theirs\n', ['theirs']],
      );
    });
    it('leaves everything as it was when it can’t be written', async () => {
      const { store, project } = await open();
      store.failure = () => new Error('disk full');
      await assert.rejects(project.writeBook('codes:\n  x: X\n'), /disk full/);
      assert.deepEqual([store.text('codebook.yaml'), project.bookText], [usualBook, usualBook]);
    });
  });

  it('reads a text once, however many ask for it', async () => {
    const { store, project } = await open();
    const asked = await Promise.all([project.located('a.txt'), project.located('a.txt')]);
    assert.equal(asked[0], asked[1]);
    assert.deepEqual(
      store.reads.filter((path) => path === 'a.txt'),
      ['a.txt'],
    );
    assert.equal(await project.located('gone.txt'), undefined);
  });
  it('stops verifying when that is cancelled', async () => {
    const { store, project } = await open({ 'codings/ana/b.txt.jsonl': codingLines(plan) });
    store.reads.length = 0;
    let asked = 0;
    await project.verify(() => asked++ > 0);
    assert.ok(!store.reads.includes('b.txt'));
  });
  it('gives the records of a source that is gone', async () => {
    const { project } = await open({ 'codings/ana/gone.txt.jsonl': codingLines(pay) });
    assert.deepEqual(await project.recordsOf('gone.txt'), [{ coder: 'ana', record: pay }]);
  });
});

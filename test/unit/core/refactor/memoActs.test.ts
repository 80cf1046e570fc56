import assert from 'node:assert/strict';
import { say } from '../../../../src/core/base/sentences';
import { recordsIn } from '../../../../src/core/coding/scan';
import type { Act } from '../../../../src/core/project/history';
import { redo, undo } from '../../../../src/core/project/undo';
import { binFiles } from '../../../../src/core/refactor/bin';
import { createMemo, deleteMemo, renameMemo } from '../../../../src/core/refactor/memoActs';
import { missingOf, restore, titlesOf } from '../../../../src/core/refactor/restore';
import { codingLines, openMemory, type Opened, record } from '../../../support/builders';

const coding = 'codings/ana/a.txt.jsonl';

/** Every file but those in the bin. */
function filesOf({ store }: Opened): Record<string, string | undefined> {
  const paths = store.paths.filter((path) => !path.startsWith('deleted/'));
  return Object.fromEntries(paths.map((path) => [path, store.text(path)]));
}

/** The act is one step back and one forth. */
async function backAndForth(opened: Opened, work: () => Promise<Act>): Promise<void> {
  const before = filesOf(opened);
  const act = await work();
  const after = filesOf(opened);
  assert.notDeepEqual(after, before);
  assert.deepEqual(await undo(opened.project, act), []);
  assert.deepEqual(filesOf(opened), before);
  assert.deepEqual(await redo(opened.project, act), []);
  assert.deepEqual(filesOf(opened), after);
}

function memoIn({ project }: Opened, path: string) {
  const memo = project.memos.all.get(path);
  assert.ok(memo, `There is no memo ${path}.`);
  return memo;
}

describe('A new memo', () => {
  it('says what it is about, who writes it and when, and has a file of its own', async () => {
    const opened = await openMemory({ 'memos/On A.md': 'there' });
    await backAndForth(opened, async () => {
      const about = [{ kind: 'code', id: 'a' }] as const;
      const { act, path } = await createMemo(opened.project, {
        title: 'On A',
        about,
        coder: 'ana',
      });
      assert.equal(path, 'memos/On A-2.md');
      return act;
    });
    assert.equal(
      opened.store.text('memos/On A-2.md'),
      '---\ntitle: On A\nabout:\n  - code:a\ncoder: ana\ncreated: "2026-11-23T09:12:04Z"\n---\n\n',
    );
    const { index } = opened.project.memos;
    assert.deepEqual(
      index.about({ kind: 'code', id: 'a' }).map(({ path }) => path),
      ['memos/On A-2.md'],
    );
  });
  it('that was written into is not taken away by undo', async () => {
    const { project, store } = await openMemory();
    const { act, path } = await createMemo(project, { title: 'T', about: [], coder: '' });
    store.put(path, `${store.text(path)}Words.`);
    await project.refresh([path]);
    assert.deepEqual(
      (await undo(project, act)).map((words) => say(words)),
      ['memos/T.md has changed meanwhile and is left as it is.'],
    );
    assert.match(store.text(path) ?? '', /Words/);
  });
});

describe('A memo that is renamed', () => {
  const files = {
    'memos/Face.md': '---\r\ntitle: "Face"\r\n---\r\nSee [[face]].\r\n',
    'memos/other.md': '---\nabout: [memo:memos/Face.md]\n---\n[[Face|that]], [[memos/Face]], [[a]]',
    'codebook.yaml': 'codes:\n  a:\n    definition: As in [[Face]].\n',
    'a.txt': 'We\n',
    [coding]: codingLines(record({ memo: 'More in [[Face]].' }), record({ id: 'id-2' })),
  };

  it('has its links led along, wherever they stand, and its file called after it', async () => {
    const opened = await openMemory(files);
    const { store, project } = opened;
    await backAndForth(opened, () =>
      renameMemo(project, memoIn(opened, 'memos/Face.md'), 'On face'),
    );
    const { 'memos/Face.md': gone, ...others } = files;
    assert.ok(gone);
    assert.deepEqual(filesOf(opened), {
      ...others,
      'memos/On face.md': '---\r\ntitle: "On face"\r\n---\r\nSee [[On face]].\r\n',
      'memos/other.md':
        '---\nabout: ["memo:memos/On face.md"]\n---\n[[On face|that]], [[memos/On face]], [[a]]',
      'codebook.yaml': 'codes:\n  a:\n    definition: As in [[On face]].\n',
      [coding]: store.text(coding),
    });
    assert.deepEqual(
      recordsIn(Buffer.from(store.text(coding) ?? '')).map(({ memo }) => memo),
      ['More in [[On face]].', undefined],
    );
  });
  it('keeps a file that was called otherwise, and changes its heading', async () => {
    const opened = await openMemory({ 'memos/x.md': '# Old #\nText' });
    await renameMemo(opened.project, memoIn(opened, 'memos/x.md'), 'New: one');
    assert.equal(opened.store.text('memos/x.md'), '# New: one #\nText');
  });
  it('without a title is called as its file', async () => {
    const opened = await openMemory({ 'memos/x.md': 'Text', 'memos/y.md': 'Y' });
    await renameMemo(opened.project, memoIn(opened, 'memos/x.md'), 'y');
    assert.equal(opened.store.text('memos/y-2.md'), 'Text');
    assert.equal(opened.store.text('memos/x.md'), undefined);
  });
  it('is refused where it has changed on disk meanwhile, and nothing is done', async () => {
    const opened = await openMemory({ 'memos/x.md': 'Text', 'memos/z.md': '[[x]]' });
    const memo = memoIn(opened, 'memos/x.md');
    opened.store.put('memos/x.md', 'Other');
    await assert.rejects(renameMemo(opened.project, memo, 'y'), /just changed/);
    assert.deepEqual(filesOf(opened), {
      'codebook.yaml': opened.store.text('codebook.yaml'),
      'memos/x.md': 'Other',
      'memos/z.md': '[[x]]',
    });
  });
  it('is as it was where the codebook can’t be written', async () => {
    const opened = await openMemory(files);
    const before = filesOf(opened);
    opened.store.failure = (path) => (path === 'codebook.yaml' ? new Error('full') : undefined);
    const memo = memoIn(opened, 'memos/Face.md');
    await assert.rejects(renameMemo(opened.project, memo, 'On face'), /full/);
    assert.deepEqual(filesOf(opened), before);
  });
});

describe('A memo that is deleted', () => {
  it('goes into the bin, and comes back from there', async () => {
    const opened = await openMemory({ 'memos/x/a.md': '\ufeff# On A\r\n' });
    const { project, store } = opened;
    await backAndForth(opened, () => deleteMemo(project, memoIn(opened, 'memos/x/a.md')));
    const [file = ''] = binFiles(project);
    assert.match(file, /^deleted\/2026.*-a\.json$/);
    const missing = await missingOf(project, file);
    assert.deepEqual([titlesOf(missing.memos), missing.codes, missing.codings], [['On A'], [], 0]);
    const act = await restore(project, missing);
    assert.equal(store.text('memos/x/a.md'), '\ufeff# On A\r\n');
    assert.equal(say(act.name), 'restore the memo “On A”');
    assert.equal((await missingOf(project, file)).memos.size, 0);
  });
  it('is only restored into memos', async () => {
    const { project } = await openMemory({
      'deleted/x.json': JSON.stringify({
        deleted: '2026-11-23T09:12:04Z',
        codes: [],
        parents: {},
        codebook: '',
        codings: {},
        memos: { 'codebook.yaml.bak': 'x', '../out.md': 'x', 'memos/n.md': 3, 'memos/a.md': 'A' },
      }),
    });
    const missing = await missingOf(project, 'deleted/x.json');
    assert.deepEqual([...missing.memos.keys()], ['memos/a.md']);
  });
});

import assert from 'node:assert/strict';
import { say } from '../../../../src/core/base/sentences';
import { Unreadable } from '../../../../src/core/base/unreadable';
import type { ProjectChange } from '../../../../src/core/project/project';
import { redo, undo } from '../../../../src/core/project/undo';
import { codingLines, openMemory, placesOf, record } from '../../../support/builders';

const act = { name: { text: 'x', values: {} }, files: [], book: undefined };

function changesOf({
  onDidChange,
}: {
  onDidChange: { on(run: (c: ProjectChange) => void): void };
}) {
  const told: string[][] = [];
  onDidChange.on(({ memos }) => memos?.size && told.push([...memos]));
  return told;
}

describe('The memos of a project', () => {
  it('are read when it is opened, by path', async () => {
    const { project } = await openMemory({
      'memos/b.md': '# Second',
      'memos/a.md': '# First',
      'propositions/p.md': '[[a]]',
      'notes.md': 'a source',
    });
    assert.deepEqual(
      [...project.memos.all.values()].map(({ title }) => title),
      ['First', 'Second', 'p'],
    );
    const links = project.memos.index.linksTo({ kind: 'code', id: 'a' });
    assert.deepEqual(
      links.map(({ memo }) => memo.path),
      ['propositions/p.md'],
    );
  });
  it('follow their files, and only they are read again', async () => {
    const { project, store } = await openMemory({ 'memos/a.md': 'A', 'memos/b.md': 'B' });
    const told = changesOf(project);
    store.put('memos/a.md', 'Other');
    store.put('memos/c.md', 'C');
    store.delete('memos/b.md');
    store.reads.length = 0;
    await project.refresh(['memos/a.md', 'memos/b.md', 'memos/c.md'], true);
    assert.deepEqual(
      [...project.memos.all.values()].map(({ path, text }) => [path, text]),
      [
        ['memos/a.md', 'Other'],
        ['memos/c.md', 'C'],
      ],
    );
    assert.deepEqual(
      told.map((paths) => paths.sort()),
      [['memos/a.md', 'memos/b.md', 'memos/c.md']],
    );
    assert.deepEqual(store.reads.sort(), ['memos/a.md', 'memos/c.md']);
    await project.refresh(['memos/a.md']);
    assert.equal(told.length, 1);
  });
  it('keep what is known of one that can’t be read, and say so', async () => {
    const { project, store } = await openMemory({ 'memos/a.md': 'A' });
    store.unreadable = (path) =>
      path === 'memos/a.md' ? Unreadable.tooLarge(path, 1e9) : undefined;
    await project.refresh(['memos/a.md']);
    assert.equal(project.memos.all.get('memos/a.md')?.text, 'A');
    assert.deepEqual(placesOf(project), ['memos/a.md:1:1 unreadable-file']);
  });
  it('have their problems among those of the project, and lose them when what is meant comes', async () => {
    const { project, store } = await openMemory({
      'memos/a.md': '---\nabout: case:L1\n',
      'memos/b.md': '[[new]]',
    });
    assert.deepEqual(placesOf(project), [
      'memos/a.md:1:1 open-front-matter',
      'memos/b.md:1:3 unknown-link',
    ]);
    store.put('codebook.yaml', 'codes:\n  new: New\n');
    await project.refresh(['codebook.yaml']);
    assert.deepEqual(placesOf(project), ['memos/a.md:1:1 open-front-matter']);
  });
  it('have nothing said of their links while nobody knows the codebook', async () => {
    const { project } = await openMemory({
      'codebook.yaml': 'codes:\n  a: A\n',
      'memos/b.md': '[[a]]',
    });
    assert.deepEqual(placesOf(project), []);
  });
  it('of codings are read when asked for, then only where files have changed', async () => {
    const memo = (id: string, text?: string) => record({ id, ...(text ? { memo: text } : {}) });
    const { project, store } = await openMemory({
      'a.txt': 'We\n',
      'codings/ana/a.txt.jsonl': codingLines(memo('1', 'One'), memo('2')),
      'codings/ben/a.txt.jsonl': codingLines(memo('3', 'Says "memo": [[a]]')),
      'codings/cem/a.txt.jsonl': codingLines(memo('4')) + '{"memo":"no coding"}\n',
    });
    const all = async () =>
      (await project.memos.ofCodings()).map(({ coder, record: { id, memo: text } }) =>
        [coder, id, text].join(' '),
      );
    assert.deepEqual(await all(), ['ana 1 One', 'ben 3 Says "memo": [[a]]']);
    store.reads.length = 0;
    assert.equal((await all()).length, 2);
    assert.deepEqual(store.reads, []);
    store.put('codings/cem/a.txt.jsonl', codingLines(memo('4', 'Four')));
    await project.refresh(['codings/cem/a.txt.jsonl']);
    store.reads.length = 0;
    assert.deepEqual((await all()).at(-1), 'cem 4 Four');
    assert.deepEqual(store.reads, ['codings/cem/a.txt.jsonl']);
  });
});

describe('Editing memos', () => {
  const write = (text: string | undefined) => () => text;

  it('makes, changes and deletes them, and each can be taken back and done again', async () => {
    const { project, store } = await openMemory({
      'memos/a.md': '\ufeffOne\r\n',
      'memos/b.md': 'B',
    });
    const memos = await project.editMemos(
      new Map([
        ['memos/a.md', (text: string | undefined) => text?.replace('One', 'Two')],
        ['memos/b.md', write(undefined)],
        ['memos/c.md', write('C')],
      ]),
    );
    const state = () => ['a', 'b', 'c'].map((name) => store.text(`memos/${name}.md`));
    const after = ['\ufeffTwo\r\n', undefined, 'C'];
    assert.deepEqual(state(), after);
    assert.deepEqual([...project.memos.all.keys()], ['memos/a.md', 'memos/c.md']);
    assert.deepEqual(await undo(project, { ...act, memos }), []);
    assert.deepEqual(state(), ['\ufeffOne\r\n', 'B', undefined]);
    assert.deepEqual(await redo(project, { ...act, memos }), []);
    assert.deepEqual(state(), after);
  });
  it('keeps what was written since, and says what it left', async () => {
    const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('');
    const { project, store } = await openMemory({
      'memos/a.md': lines('one', 'two', 'three'),
      'memos/b.md': 'B',
    });
    const memos = await project.editMemos(
      new Map([
        ['memos/a.md', (text: string | undefined) => text?.replace('two', '2')],
        ['memos/b.md', write('Bee')],
      ]),
    );
    store.put('memos/a.md', lines('zero', 'one', '2', 'three'));
    store.put('memos/b.md', 'Otherwise');
    await project.refresh(['memos/a.md', 'memos/b.md']);
    assert.deepEqual(
      (await undo(project, { ...act, memos })).map((words) => say(words)),
      ['memos/b.md has changed meanwhile and is left as it is.'],
    );
    assert.equal(store.text('memos/a.md'), lines('zero', 'one', 'two', 'three'));
    assert.equal(store.text('memos/b.md'), 'Otherwise');
  });
  it('changes nothing where one of them can’t be written', async () => {
    const { project, store } = await openMemory({ 'memos/a.md': 'A', 'memos/b.md': 'B' });
    store.failure = (path) => (path === 'memos/b.md' ? new Error('full') : undefined);
    const edits = new Map([
      ['memos/a.md', write('1')],
      ['memos/b.md', write('2')],
    ]);
    await assert.rejects(project.editMemos(edits), /full/);
    assert.deepEqual([store.text('memos/a.md'), store.text('memos/b.md')], ['A', 'B']);
  });
  it('refuses a file that is no UTF-8, and any that is no memo', async () => {
    const gbk = Uint8Array.from([0xd0, 0xc5, 0xc8, 0xce]);
    const { project, store } = await openMemory({ 'memos/a.md': gbk, 'a.txt': 'x' });
    const edit = (path: string) => project.editMemos(new Map([[path, write('x')]]));
    await assert.rejects(edit('memos/a.md'), /not UTF-8/);
    assert.deepEqual(await store.read('memos/a.md'), gbk);
    await assert.rejects(edit('a.txt'), /no memo/);
  });
});

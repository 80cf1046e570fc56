import assert from 'node:assert/strict';
import { Refusal } from '../../../../src/core/base/refusal';
import { say } from '../../../../src/core/base/sentences';
import { recordsIn } from '../../../../src/core/coding/scan';
import type { Act } from '../../../../src/core/project/history';
import {
  applyCodes,
  editMemo,
  removeCodings,
  saveAnchors,
} from '../../../../src/core/project/operations';
import { redo, undo } from '../../../../src/core/project/undo';
import type { Project } from '../../../../src/core/project/project';
import { codingLines, openMemory, type Opened, recordOn } from '../../../support/builders';
import { marked } from '../../../support/marked';
import type { MemoryStore } from '../../../support/memoryStore';

const plain = 'Lin: We plan lessons.\nLin: 她每周四来听我的课。\n';
const ana = 'codings/ana/a.txt.jsonl';

function open(files: Readonly<Record<string, string>> = {}): Promise<Opened> {
  return openMemory({ 'a.txt': plain, ...files });
}

/** Codes the excerpts in marks; the text without them is that of the source. */
async function apply(
  project: Project,
  withMarks: string,
  codes: string[],
  coder = 'ana',
  memo?: string,
) {
  const source = await project.located('a.txt');
  assert.ok(source);
  const { spans, text } = marked(withMarks);
  assert.ok(plain.startsWith(text), 'the source’s own words');
  return applyCodes(project, {
    source,
    spans,
    codes,
    coder,
    ...(memo === undefined ? {} : { memo }),
  });
}

/** Every coding on disk as `code: quote`. */
function coded(store: MemoryStore, file = ana): string[] {
  return recordsIn(Buffer.from(store.text(file) ?? '')).map(
    ({ code, quote }) => `${code}: ${quote}`,
  );
}

async function refuses(work: Promise<unknown>, sentence: RegExp): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof Refusal);
    assert.match(say(error.sentence), sentence);
    return true;
  });
}

describe('applyCodes', () => {
  it('writes a record that finds its words again', async () => {
    const { store, project } = await open();
    const { ids } = await apply(
      project,
      'Lin: We plan lessons.\nLin: 她«每周四»来听我的课。\n',
      ['a'],
      'ana',
      'Why?',
    );
    const [written] = recordsIn(Buffer.from(store.text(ana) ?? ''));
    assert.deepEqual(written, {
      id: ids[0],
      code: 'a',
      range: [2, 7, 2, 10],
      quote: '每周四',
      before: 'Lin: We plan lessons.\nLin: 她',
      after: '来听我的课。\n',
      created: '2026-11-23T09:12:04Z',
      memo: 'Why?',
    });
    assert.match(ids[0] ?? '', /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });
  it('puts every code on every excerpt', async () => {
    const { store, project } = await open();
    const { ids, added } = await apply(project, 'Lin: «We» plan «lessons».', ['a', 'b']);
    assert.deepEqual(coded(store), ['a: We', 'b: We', 'a: lessons', 'b: lessons']);
    assert.deepEqual([new Set(ids).size, added], [4, 4]);
  });
  it('leaves white space at the ends out, and what is nothing else', async () => {
    const { store, project } = await open();
    await apply(project, 'Lin:« We» plan« »lessons', ['a']);
    assert.deepEqual(coded(store), ['a: We']);
    await refuses(apply(project, 'Lin:« »We', ['a']), /no words to code/);
  });
  it('makes one coding of one code on one excerpt by one coder, however often it is applied', async () => {
    const { store, project } = await open();
    const first = await apply(project, 'Lin: «We plan» lessons', ['a']);
    const again = await apply(project, 'Lin:« We plan »lessons', ['a', 'a']);
    assert.deepEqual([again.ids, again.added, coded(store)], [first.ids, 0, ['a: We plan']]);
    await Promise.all([1, 2, 3].map(() => apply(project, 'Lin: «We plan» lessons', ['b'])));
    await apply(project, 'Lin: «We plan» lessons', ['a'], 'ben');
    assert.deepEqual(coded(store), ['a: We plan', 'b: We plan']);
    assert.deepEqual(coded(store, 'codings/ben/a.txt.jsonl'), ['a: We plan']);
  });
  it('refuses a code that is not in the codebook, and a category', async () => {
    const { store, project } = await open();
    await refuses(apply(project, 'Lin: «We» plan', ['a', 'gone']), /“gone” is not in the codebook/);
    await refuses(apply(project, 'Lin: «We» plan', ['c']), /“c” only groups other codes/);
    assert.deepEqual(store.writes, []);
  });
  for (const [coder, why] of [
    ['../x', /letters/],
    ['CON', /Windows/],
    ['', /Type a name/],
    ['a/b', /letters/],
  ] as const)
    it(`refuses the coder “${coder}”`, async () => {
      const { store, project } = await open();
      await refuses(apply(project, 'Lin: «We» plan', ['a'], coder), why);
      assert.deepEqual(store.writes, []);
    });
});

describe('what is done to codings', () => {
  /** The act of each kind, on a project in which one coding stands. */
  const acts: Readonly<Record<string, (project: Project) => Promise<Act>>> = {
    apply: async (project) => (await apply(project, 'Lin: We plan «lessons».', ['a', 'b'])).act,
    remove: async (project) => removeCodings(project, 'a.txt', await codingsOf(project)),
    'edit a memo': async (project) => editMemo(project, 'a.txt', await firstOf(project), 'New'),
    'take a memo away': async (project) => editMemo(project, 'a.txt', await firstOf(project), ''),
  };
  const standing = codingLines({ ...recordOn(plain, 'We plan', { memo: 'Old' }), weight: 3 });

  for (const [name, act] of Object.entries(acts))
    it(`can be undone and done again: ${name}`, async () => {
      const { store, project } = await open({ [ana]: standing });
      const done = await act(project);
      const after = store.text(ana);
      assert.notEqual(after, standing);
      for (let i = 0; i < 2; i++) {
        assert.deepEqual(await undo(project, done), []);
        assert.equal(store.text(ana), standing);
        assert.deepEqual(await redo(project, done), []);
        assert.equal(store.text(ana), after);
      }
    });
  it('can be undone when the act was kept as JSON', async () => {
    const { store, project } = await open({ [ana]: standing });
    const done = await acts['edit a memo']?.(project);
    await undo(project, JSON.parse(JSON.stringify(done)) as Act);
    assert.equal(store.text(ana), standing);
  });
  it('keeps what others changed since, when it is undone', async () => {
    const { store, project } = await open({ [ana]: standing });
    const done = await editMemo(project, 'a.txt', await firstOf(project), 'New');
    store.put(ana, (store.text(ana) ?? '').replace('"weight":3', '"weight":4'));
    await undo(project, done);
    assert.equal(store.text(ana), standing.replace('"weight":3', '"weight":4'));
  });
  it('has nothing to remove of a coding that is gone', async () => {
    const { store, project } = await open({ [ana]: standing });
    const [coding] = await codingsOf(project);
    assert.ok(coding);
    store.put(ana, '');
    const { files } = await removeCodings(project, 'a.txt', [coding]);
    assert.deepEqual(files[0]?.changes, [{ before: undefined, after: undefined, left: 'gone' }]);
    assert.deepEqual(store.writes, []);
  });

  describe('while others do something else to the same coding', () => {
    const [was] = recordsIn(Buffer.from(standing));
    assert.ok(was);
    /** What stands after others have put `theirs` and then a person does something. */
    const both = async (theirs: string, act: keyof typeof acts) => {
      const { store, project } = await open({ [ana]: standing });
      await project.located('a.txt');
      store.put(ana, theirs);
      const done = await acts[act]?.(project);
      const now = recordsIn(Buffer.from(store.text(ana) ?? ''));
      assert.ok(done);
      assert.deepEqual(await undo(project, done), []);
      assert.deepEqual(
        recordsIn(Buffer.from(store.text(ana) ?? '')),
        recordsIn(Buffer.from(theirs)),
        'it can be undone',
      );
      return now;
    };
    const theirMemo = codingLines({ ...was, memo: 'Theirs' });
    it('both count where they changed different things', async () => {
      const now = await both(codingLines({ ...was, code: 'b' }), 'edit a memo');
      assert.deepEqual(now, [{ ...was, code: 'b', memo: 'New' }]);
    });
    it('keeps both where they changed one thing', async () => {
      const now = await both(theirMemo, 'edit a memo');
      assert.deepEqual(now, [{ ...was, memo: 'New', conflict: [{ memo: 'Theirs' }] }]);
    });
    it('keeps what they changed where the person removes it', async () => {
      const now = await both(theirMemo, 'remove');
      assert.deepEqual(now, [{ ...was, memo: 'Theirs', conflict: [{ removed: true }] }]);
    });
    it('keeps what the person changed where they removed it', async () => {
      const now = await both('', 'edit a memo');
      assert.deepEqual(now, [{ ...was, memo: 'New', conflict: [{ removed: true }] }]);
    });
    it('removes what only went along with its text', async () => {
      const now = await both(codingLines({ ...was, range: [3, 6, 3, 13] }), 'remove');
      assert.deepEqual(now, []);
    });
  });

  it('removes the codings of several coders in one act', async () => {
    const other = 'codings/ben/a.txt.jsonl';
    const { store, project } = await open({ [ana]: standing, [other]: standing });
    const done = await removeCodings(project, 'a.txt', await codingsOf(project));
    assert.deepEqual([store.text(ana), store.text(other)], [undefined, undefined]);
    await undo(project, done);
    assert.deepEqual([store.text(ana), store.text(other)], [standing, standing]);
  });
});

describe('saveAnchors', () => {
  it('writes where excerpts are once their text was edited, and what they say now', async () => {
    const { store, project } = await open({
      [ana]: codingLines(recordOn(plain, 'plan lessons'), recordOn(plain, '听我的课', { id: '2' })),
    });
    let text = plain;
    const source = await project.openText('a.txt', () => text);
    text = plain.replace('We plan', 'So:\nWe all planned');
    source.shift({ start: 5, end: 5, inserted: 'So:\n'.length });
    source.shift({ start: 11, end: 11, inserted: ' all'.length });
    source.shift({ start: 20, end: 20, inserted: 'ned'.length });
    await saveAnchors(project, source);
    const saved = recordsIn(Buffer.from(store.text(ana) ?? ''));
    assert.deepEqual(
      saved.map(({ range, quote }) => [range, quote]),
      [
        [[2, 8, 2, 23], 'planned lessons'],
        [[3, 11, 3, 15], '听我的课'],
      ],
    );
    assert.equal(source.isEdited, false);
  });
  it('writes nothing where nothing moved, and keeps what is lost as it was', async () => {
    const { store, project } = await open({ [ana]: codingLines(recordOn(plain, 'plan lessons')) });
    let text = plain;
    const source = await project.openText('a.txt', () => text);
    await saveAnchors(project, source);
    text = plain.replace(' plan lessons', '');
    source.shift({ start: 7, end: 20, inserted: 0 });
    await saveAnchors(project, source);
    assert.deepEqual(store.writes, []);
  });
  it('tries again with the next save when one failed', async () => {
    const { store, project } = await open({ [ana]: codingLines(recordOn(plain, 'plan lessons')) });
    const source = await project.openText('a.txt', () => `So. ${plain}`);
    source.shift({ start: 0, end: 0, inserted: 0 });
    store.failure = () => new Error('disk full');
    await assert.rejects(saveAnchors(project, source), /disk full/);
    assert.equal(source.isEdited, true);
  });
});

async function codingsOf(project: Project) {
  return (await project.located('a.txt'))?.codings ?? [];
}

async function firstOf(project: Project) {
  const [first] = await codingsOf(project);
  assert.ok(first);
  return first;
}

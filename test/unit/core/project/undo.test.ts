import assert from 'node:assert/strict';
import fc from 'fast-check';
import { say } from '../../../../src/core/base/sentences';
import type { CodingRecord } from '../../../../src/core/coding/coding';
import type { RecordEdit } from '../../../../src/core/coding/edit';
import { recordsIn } from '../../../../src/core/coding/scan';
import { bookChange } from '../../../../src/core/project/bookChange';
import type { Act } from '../../../../src/core/project/history';
import { redo, undo } from '../../../../src/core/project/undo';
import { codingLines, openMemory, type Opened, record, usualBook } from '../../../support/builders';

const ana = 'codings/ana/a.txt.jsonl';
const ben = 'codings/ben/a.txt.jsonl';
const plan = record({ id: 'plan', range: [1, 6, 1, 10], quote: 'plan' });
const pay = record({ id: 'pay', code: 'b', range: [2, 6, 2, 9], quote: 'pay', memo: 'Why?' });

function open(files: Readonly<Record<string, string>> = {}): Promise<Opened> {
  return openMemory({ 'a.txt': 'Lin: plan\nLin: pay\n', ...files });
}

async function act(
  { project }: Opened,
  edits: Readonly<Record<string, readonly RecordEdit[]>>,
): Promise<Act> {
  const files = await project.editCodings(new Map(Object.entries(edits)));
  return { name: { text: '', values: {} }, files, book: undefined };
}

async function told(work: Promise<readonly Parameters<typeof say>[0][]>): Promise<string[]> {
  return (await work).map((words) => say(words));
}

const adding = (of: CodingRecord): RecordEdit => ({ kind: 'add', record: of });
const removing = (id: string): RecordEdit => ({ kind: 'remove', id });
const changing = (id: string, set: object): RecordEdit => ({ kind: 'change', id, set: { ...set } });

describe('taking an act back', () => {
  it('is one step over several files', async () => {
    const opened = await open({ [ana]: codingLines(plan), [ben]: codingLines(pay) });
    const done = await act(opened, {
      [ana]: [removing('plan'), adding({ ...plan, id: 'new' })],
      [ben]: [changing('pay', { code: 'a', memo: undefined })],
    });
    const after = [ana, ben].map((file) => opened.store.text(file));
    assert.deepEqual(await told(undo(opened.project, done)), []);
    assert.deepEqual(
      [ana, ben].map((file) => opened.store.text(file)),
      [codingLines(plan), codingLines(pay)],
    );
    assert.deepEqual(await told(redo(opened.project, done)), []);
    assert.deepEqual(
      [ana, ben].map((file) => opened.store.text(file)),
      after,
    );
  });

  /** What others make of a file between an act and its undoing. */
  const since = (
    what: string,
    edits: readonly RecordEdit[],
    theirs: string,
    then: string,
    says: readonly string[],
  ) =>
    it(what, async () => {
      const opened = await open({ [ana]: codingLines(plan, pay) });
      const done = await act(opened, { [ana]: edits });
      opened.store.put(ana, theirs);
      assert.deepEqual(await told(undo(opened.project, done)), says);
      assert.equal(opened.store.text(ana) ?? '', then);
    });
  const kept = 'Codings changed since, which are kept as they are: 1.';

  const applied = record({ id: 'new', range: [1, 1, 1, 4], quote: 'Lin' });
  since(
    'keeps a coding that has got a memo since it was applied',
    [adding(applied)],
    codingLines({ ...applied, memo: 'Mine.' }, plan, pay),
    codingLines({ ...applied, memo: 'Mine.' }, plan, pay),
    [kept],
  );
  since(
    'takes an applied coding away wherever its words have gone',
    [adding(applied)],
    codingLines(plan, pay, { ...applied, range: [9, 1, 9, 4], before: 'x' }),
    codingLines(plan, pay),
    [],
  );
  since(
    'has nothing to say of an applied coding that is gone already',
    [adding(applied)],
    codingLines(plan, pay),
    codingLines(plan, pay),
    [],
  );
  since(
    'brings a removed coding back into what others wrote',
    [removing('plan')],
    codingLines(applied),
    codingLines(applied, plan),
    [],
  );
  since(
    'has nothing to say of a removed coding that is back already',
    [removing('plan')],
    codingLines(plan, pay),
    codingLines(plan, pay),
    [],
  );
  since(
    'leaves a removed coding away whose id another one has',
    [removing('plan')],
    codingLines({ ...plan, code: 'd' }, pay),
    codingLines({ ...plan, code: 'd' }, pay),
    ['Codings whose id another one has now, and which stay away: 1.'],
  );
  since(
    'gives a changed code back and keeps a memo written since',
    [changing('plan', { code: 'b' })],
    codingLines({ ...plan, code: 'b', memo: 'Mine.' }, pay),
    codingLines({ ...plan, memo: 'Mine.' }, pay),
    [],
  );
  since(
    'keeps a code that was changed again, and gives the memo back',
    [changing('pay', { code: 'a', memo: 'No.' })],
    codingLines(plan, { ...pay, code: 'd', memo: 'No.' }),
    codingLines(plan, { ...pay, code: 'd' }),
    [kept],
  );
  since(
    'tells of a changed coding that is gone',
    [changing('pay', { code: 'a' })],
    codingLines(plan),
    codingLines(plan),
    ['Codings that are not there any more: 1.'],
  );

  it('of two codings with one id brings back the one that was removed, and both are as before', async () => {
    const twins = codingLines(plan, { ...pay, id: 'plan' });
    const opened = await open({ [ana]: twins });
    assert.deepEqual(
      [opened.project.index.countOf('a'), opened.project.index.countOf('b')],
      [1, 0],
    );
    const heard: string[] = [];
    opened.project.onDidChange.on(({ codes }) => heard.push([...(codes ?? [])].sort().join(' ')));
    const done = await act(opened, { [ana]: [removing('plan')] });
    assert.deepEqual(
      [opened.project.index.countOf('a'), opened.project.index.countOf('b')],
      [0, 1],
    );
    assert.deepEqual(heard, ['a b']);
    assert.deepEqual(await told(undo(opened.project, done)), []);
    assert.equal(opened.store.text(ana), twins);
  });

  it('rejects where a file can’t be written, and may be tried again', async () => {
    const opened = await open({ [ana]: codingLines(plan), [ben]: codingLines(pay) });
    const done = await act(opened, { [ana]: [removing('plan')], [ben]: [removing('pay')] });
    opened.store.failure = (path) => (path === ana ? new Error('disk full') : undefined);
    await assert.rejects(undo(opened.project, done), /disk full/);
    assert.deepEqual([opened.store.text(ana), opened.store.text(ben)], [undefined, undefined]);
    opened.store.failure = () => undefined;
    assert.deepEqual(await told(undo(opened.project, done)), []);
    assert.deepEqual(
      [opened.store.text(ana), opened.store.text(ben)],
      [codingLines(plan), codingLines(pay)],
    );
  });

  it('takes the codebook back where it stands by now, and says where it can’t', async () => {
    const { project } = await open();
    const after = `${usualBook}  new: New\n`;
    await project.writeBook(after);
    const book = bookChange(usualBook, after);
    const done: Act = { name: { text: '', values: {} }, files: [], book };
    assert.deepEqual(await told(undo(project, done)), []);
    assert.equal(project.bookText, usualBook);
    assert.deepEqual(await told(undo(project, done)), [], 'it is so already');
    assert.deepEqual(await told(redo(project, done)), []);
    await project.writeBook(after.replace('First', 'Renamed'));
    assert.deepEqual(await told(undo(project, done)), []);
    assert.equal(project.bookText, usualBook.replace('First', 'Renamed'));
    await project.writeBook('codes:\n  other: Other\n');
    assert.deepEqual(await told(redo(project, done)), [
      'The codebook has changed meanwhile and is left as it is.',
    ]);
    assert.equal(project.bookText, 'codes:\n  other: Other\n');
  });

  it('brings everything back, whatever was done, and over JSON too', () =>
    fc.assert(
      fc.asyncProperty(fc.array(anyEdits, { minLength: 1, maxLength: 4 }), async (acts) => {
        const opened = await open({ [ana]: codingLines(plan, pay), [ben]: codingLines(pay) });
        const states = [state(opened)];
        const done: Act[] = [];
        for (const edits of acts) {
          done.push(JSON.parse(JSON.stringify(await act(opened, edits))) as Act);
          states.push(state(opened));
        }
        for (let round = 0; round < 2; round++) {
          for (let i = done.length - 1; i >= 0; i--) {
            assert.deepEqual(await told(undo(opened.project, done[i] as Act)), []);
            assert.deepEqual(state(opened), states[i]);
          }
          for (let i = 0; i < done.length; i++) {
            assert.deepEqual(await told(redo(opened.project, done[i] as Act)), []);
            assert.deepEqual(state(opened), states[i + 1]);
          }
        }
      }),
      { numRuns: 200 },
    ));
});

function state({ store }: Opened): unknown {
  return [ana, ben].map((file) => recordsIn(Buffer.from(store.text(file) ?? '')));
}

const ids = fc.constantFrom('plan', 'pay', 'x', 'y');
const anyEdit: fc.Arbitrary<RecordEdit> = fc.oneof(
  fc.tuple(ids, fc.constantFrom('a', 'b')).map(([id, code]) => adding({ ...plan, id, code })),
  ids.map(removing),
  fc
    .tuple(ids, fc.constantFrom<object>({ code: 'd' }, { memo: 'M' }, { memo: undefined }))
    .map(([id, set]) => changing(id, set)),
  ids.map((id) => changing(id, { range: [1, 1, 1, 4], quote: 'Lin', before: '', after: '' })),
);
const anyEdits = fc
  .record({
    [ana]: fc.array(anyEdit, { maxLength: 3 }),
    [ben]: fc.array(anyEdit, { maxLength: 3 }),
  })
  .map((edits) => edits as Record<string, readonly RecordEdit[]>);

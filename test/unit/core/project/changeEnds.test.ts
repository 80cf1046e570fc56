import assert from 'node:assert/strict';
import { recordsIn } from '../../../../src/core/coding/scan';
import { changeEnds } from '../../../../src/core/project/changeEnds';
import { Refusal } from '../../../../src/core/project/operations';
import { undo } from '../../../../src/core/project/undo';
import { codingLines, openMemory, recordOn } from '../../../support/builders';

const text = 'Lin: We plan lessons together.\nLin: 她每周四来听我的课。\nLin: We go on.\n';
const anas = 'codings/ana/a.txt.jsonl';
const bens = 'codings/ben/a.txt.jsonl';

async function opened() {
  const { project, store } = await openMemory({
    'a.txt': text,
    [anas]: codingLines(
      recordOn(text, 'plan lessons', { id: 'one', memo: 'how?', ours: 'kept' }),
      recordOn(text, 'plan lessons', { id: 'two', code: 'b' }),
      recordOn(text, '听我的课', { id: 'three' }),
    ),
    [bens]: codingLines(recordOn(text, 'plan lessons', { id: 'bens' })),
  });
  const source = await project.located('a.txt');
  assert.ok(source);
  /** Codings by id, each with the words that it is to be on. */
  const change = (words: Readonly<Record<string, string>>) =>
    changeEnds(
      project,
      source,
      source.codings.flatMap((coding) => {
        const wanted = words[coding.record.id];
        if (wanted === undefined) return [];
        const start = text.indexOf(wanted);
        return [{ coding, span: { start, end: start + wanted.length } }];
      }),
    );
  const saved = (file: string) =>
    recordsIn(Buffer.from(store.text(file) ?? '')).map(({ id, quote }) => `${id}: ${quote}`);
  return { project, store, change, saved };
}

describe('The ends of excerpts', () => {
  it('change for several codings of several coders in one act that can be undone', async () => {
    const { project, store, change, saved } = await opened();
    const before = [store.text(anas), store.text(bens)];
    const act = await change({
      one: 'We plan lessons',
      two: 'We plan lessons',
      three: '来听我的课',
      bens: 'plan lessons together',
    });
    assert.deepEqual(saved(anas), [
      'one: We plan lessons',
      'two: We plan lessons',
      'three: 来听我的课',
    ]);
    assert.deepEqual(saved(bens), ['bens: plan lessons together']);
    await undo(project, act);
    assert.deepEqual([store.text(anas), store.text(bens)], before);
  });

  it('leave everything else of a coding as it was', async () => {
    const { store, change } = await opened();
    await change({ one: ' lessons together' });
    const [record] = recordsIn(Buffer.from(store.text(anas) ?? '')).filter(
      ({ id }) => id === 'one',
    );
    assert.ok(record);
    const { memo, ours, created, range, before } = record;
    assert.deepEqual([memo, ours, created], ['how?', 'kept', '2026-11-23T09:12:04Z']);
    assert.deepEqual([range, before], [[1, 14, 1, 30], 'Lin: We plan ']);
  });

  it('may change places: what one coding leaves another may take', async () => {
    const { change, saved } = await opened();
    await change({ one: '听我的课', three: 'plan lessons' });
    assert.deepEqual(saved(anas), ['three: plan lessons', 'two: plan lessons', 'one: 听我的课']);
  });

  for (const [title, words, pattern] of [
    ['nothing to change', {}, /no excerpt of yours/],
    ['no words', { one: '\n' }, /leave none/],
    [
      'words that the coder has under this code',
      { one: '听我的课' },
      /on just these words already/,
    ],
    [
      'the same words for two codings of a code',
      { one: 'We go', three: 'We go' },
      /just these words/,
    ],
  ] as const)
    it(`refuse ${title}, and change nothing`, async () => {
      const { change, store } = await opened();
      const before = store.text(anas);
      await assert.rejects(
        change(words),
        (error) => error instanceof Refusal && pattern.test(error.message),
      );
      assert.equal(store.text(anas), before);
    });
});

import assert from 'node:assert/strict';
import { Refusal } from '../../../../src/core/base/refusal';
import type { CodingRecord } from '../../../../src/core/coding/coding';
import { type Settlement, versionsOf } from '../../../../src/core/coding/settle';
import { settleConflict } from '../../../../src/core/project/operations';
import { redo, undo } from '../../../../src/core/project/undo';
import { codingLines, openMemory, placesOf, recordOn, said } from '../../../support/builders';

const text = 'Lin: We plan lessons.\nLin: 她每周四来听我的课。\n';
const file = 'codings/ana/a.txt.jsonl';
const plan = recordOn(text, 'We plan', { id: 'one' });
const mine = { range: [1, 6, 1, 22], quote: 'We plan lessons.', before: 'Lin: ', after: '' };

function inConflict(...conflict: readonly unknown[]): CodingRecord {
  return { ...plan, memo: 'm', conflict };
}

async function openWith(...records: readonly CodingRecord[]) {
  const opened = await openMemory({ 'a.txt': text, [file]: codingLines(...records) });
  const source = await opened.project.located('a.txt');
  const coding = source?.codings[0];
  assert.ok(coding);
  return { ...opened, coding };
}

describe('a coding in conflict', () => {
  it('is a problem, each at its own line', async () => {
    const other = recordOn(text, '每周四', { id: 'two' });
    const { project } = await openWith(inConflict({ code: 'b' }), other);
    assert.deepEqual(placesOf(project), [`${file}:1:1 conflict`]);
    assert.match(said(project, 'conflict')[0] ?? '', /Choose one of them/);
    const last = { ...other, conflict: [{ removed: true }] };
    const { project: again } = await openWith(plan, plan, last);
    assert.deepEqual(placesOf(again), [`${file}:2:1 repeated-id`, `${file}:3:1 conflict`]);
  });
  it('still counts, and is found where its own version says', async () => {
    const { project, coding } = await openWith(inConflict(mine));
    assert.equal(project.index.countOf('a'), 1);
    assert.deepEqual(coding.location, { state: 'found', span: { start: 5, end: 12 } });
  });
  it('tells its versions', () => {
    const record = inConflict({ code: 'b', again: 2 }, '?', { memo: null }, mine, {
      removed: true,
    });
    assert.deepEqual(versionsOf(record), [
      { choice: 0, isRemoved: false, keys: { code: 'b' } },
      { choice: 2, isRemoved: false, keys: { memo: undefined } },
      { choice: 3, isRemoved: false, keys: mine },
      { choice: 4, isRemoved: true, keys: {} },
    ]);
  });

  describe('is settled', () => {
    const settles = (
      what: string,
      conflict: readonly unknown[],
      choice: Settlement,
      settled: readonly CodingRecord[],
    ) =>
      it(what, async () => {
        const before = inConflict(...conflict);
        const { project, store, coding } = await openWith(before);
        const act = await settleConflict(project, 'a.txt', coding, choice);
        const now = () => store.text(file) ?? '';
        assert.equal(now(), codingLines(...settled));
        await undo(project, act);
        assert.equal(now(), codingLines(before));
        await redo(project, act);
        assert.equal(now(), codingLines(...settled));
      });
    const { memo, ...noMemo } = inConflict();
    assert.equal(memo, 'm');
    const own = { ...plan, memo: 'm' };

    settles('as it stands', [{ code: 'b' }, { removed: true }], 'own', [own]);
    settles('with another code', [{ code: 'b' }], 0, [{ ...own, code: 'b' }]);
    settles('with other words', [mine], 0, [{ ...own, ...mine } as unknown as CodingRecord]);
    settles('without its memo', [{ memo: null }], 0, [
      Object.fromEntries(
        Object.entries(noMemo).filter(([key]) => key !== 'conflict'),
      ) as unknown as CodingRecord,
    ]);
    settles('by removing it', [{ code: 'b' }, { removed: true }], 1, []);
    settles(
      'in one respect, the others left open',
      [{ code: 'b' }, { memo: 'n' }, { code: 'd' }],
      0,
      [{ ...own, code: 'b', conflict: [{ memo: 'n' }] }],
    );
  });
  it('is not settled with a version that is not there', async () => {
    const { project, store, coding } = await openWith(inConflict({ code: 'b' }));
    const before = store.text(file);
    for (const choice of [1, -1] as const)
      await assert.rejects(settleConflict(project, 'a.txt', coding, choice), Refusal);
    assert.equal(store.text(file), before);
    const { project: plainProject, coding: none } = await openWith(plan);
    await assert.rejects(settleConflict(plainProject, 'a.txt', none, 'own'), Refusal);
  });
});

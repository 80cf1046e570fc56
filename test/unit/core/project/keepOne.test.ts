import assert from 'node:assert/strict';
import { Refusal } from '../../../../src/core/base/refusal';
import type { CodingRecord } from '../../../../src/core/coding/coding';
import { recordsIn } from '../../../../src/core/coding/scan';
import { keepOneOf } from '../../../../src/core/project/keepOne';
import { undo } from '../../../../src/core/project/undo';
import { codingLines, openMemory, placesOf, recordOn } from '../../../support/builders';

const text = 'Lin: We plan lessons together.\nLin: We go on.\n';
const file = 'codings/ana/a.txt.jsonl';
const plan = (more: Partial<CodingRecord>) => ({ ...recordOn(text, 'plan lessons', {}), ...more });
const early = plan({ id: 'early', created: '2026-01-02T00:00:00Z', memo: 'At school.' });
const late = plan({ id: 'late', created: '2026-01-03T00:00:00Z', memo: 'At home.' });

async function twins(...records: readonly CodingRecord[]) {
  const lines = codingLines(...records);
  const { project, store } = await openMemory({ 'a.txt': text, [file]: lines });
  await project.verify();
  const saved = () => recordsIn(Buffer.from(store.text(file) ?? ''));
  return { project, store, lines, saved, problems: () => placesOf(project) };
}

describe('Keeping one of a coding that was made twice', () => {
  it('keeps the one made first, whichever is named, with the memos of both', async () => {
    for (const id of ['early', 'late']) {
      const { project, saved, problems } = await twins(late, early);
      await keepOneOf(project, file, id);
      assert.deepEqual(saved(), [{ ...early, memo: 'At school.\n\nAt home.' }]);
      assert.deepEqual(problems(), []);
    }
  });

  it('is one act that can be taken back', async () => {
    const { project, store, lines } = await twins(early, late);
    const act = await keepOneOf(project, file, 'late');
    await undo(project, act);
    assert.equal(store.text(file), lines);
  });

  it('keeps what only one of them says', async () => {
    const { project, saved } = await twins(early, plan({ id: 'late', created: 'z', mood: 'glad' }));
    await keepOneOf(project, file, 'early');
    assert.deepEqual(saved(), [{ ...early, mood: 'glad' }]);
  });

  it('keeps one of three', async () => {
    const { project, saved } = await twins(early, late, plan({ id: 'third', created: 'z' }));
    await keepOneOf(project, file, 'third');
    assert.deepEqual(
      saved().map(({ id }) => id),
      ['early'],
    );
  });

  it('leaves those that disagree, or are of other words, or in conflict', async () => {
    for (const other of [
      plan({ id: 'late', quote: 'Plan lessons' }),
      plan({ id: 'late', code: 'b' }),
      plan({ id: 'late', conflict: [{ memo: 'Hm.' }] }),
    ]) {
      const { project, problems } = await twins(early, other);
      assert.ok(!problems().some((problem) => problem.endsWith('coding-twice')));
      await assert.rejects(keepOneOf(project, file, 'early'), Refusal);
    }
    const [glad, sad] = ['glad', 'sad'].map((mood) => plan({ id: mood, mood }));
    assert.ok(glad && sad);
    const { problems } = await twins(glad, sad);
    assert.deepEqual(problems(), []);
  });

  it('says so where another has done it meanwhile', async () => {
    const { project, store } = await twins(early, late);
    await store.update(file, () => Buffer.from(codingLines(early)));
    await assert.rejects(keepOneOf(project, file, 'late'), /does not stand twice any more/);
  });
});

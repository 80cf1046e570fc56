import assert from 'node:assert/strict';
import { carryOut } from '../../../../src/core/importing/carryOut';
import { planImport } from '../../../../src/core/importing/plan';
import { redo, undo } from '../../../../src/core/project/undo';
import { openMemory } from '../../../support/builders';

const table =
  'speaker,text,tags\nLi,We plan lessons together.,planning;care\nWu,Good.,\nLi,Every week we plan.,planning\n';

describe('Comments that become codings', () => {
  it('are one act with their codes: undone and done again as a whole', async () => {
    const { project, store } = await openMemory({ 'codebook.yaml': 'codes:\n  a: First # ours\n' });
    const files = ['one.csv', 'two.csv'].map((name) => ({
      name,
      read: () => Promise.resolve(Buffer.from(table)),
    }));
    const plan = await planImport(project, files);
    const { act, codings } = await carryOut(project, plan, { comments: 'codings', coder: 'mei' });
    const count = () => [...project.index.all()].reduce((sum, { rows }) => sum + rows.count, 0);
    const book = store.text('codebook.yaml');
    assert.deepEqual([codings, count(), project.book.codes.length], [6, 6, 3]);
    assert.deepEqual(await undo(project, act), []);
    assert.deepEqual([count(), store.text('codebook.yaml')], [0, 'codes:\n  a: First # ours\n']);
    assert.deepEqual(await redo(project, act), []);
    assert.deepEqual([count(), store.text('codebook.yaml')], [6, book]);
  });
});

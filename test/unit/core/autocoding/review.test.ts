import assert from 'node:assert/strict';
import { HitSearch } from '../../../../src/core/autocoding/hits';
import type { HitUnit } from '../../../../src/core/autocoding/query';
import { Review } from '../../../../src/core/autocoding/review';
import { applyToSources } from '../../../../src/core/project/operations';
import { undo } from '../../../../src/core/project/undo';
import { recordsIn } from '../../../../src/core/coding/scan';
import { openMemory } from '../../../support/builders';

const one = 'Ana: We plan. We rest, we plan.\nBen: A plan.\n';
const other = 'Ana: No plan here.\nBen: No.\nAna: Yes.\n';

async function look(unit: HitUnit = 'sentence') {
  const { project, store } = await openMemory({ 'a.txt': one, 'b.txt': other });
  const review = new Review('ana', 'a');
  const search = (asked: HitUnit) =>
    new HitSearch({ look: { kind: 'phrase', text: 'plan' }, unit: asked }, []);
  const take = async (asked: HitUnit) => {
    for (const path of ['a.txt', 'b.txt']) {
      const source = await project.located(path);
      assert.ok(source);
      review.take(source, search(asked).in(source));
    }
  };
  await take(unit);
  const apply = async () => {
    const places = [];
    for (const path of review.sources) {
      const source = await project.located(path);
      assert.ok(source);
      const spans = review.ticked(path).map(({ span }) => span);
      if (spans.length) places.push({ source, spans });
    }
    return applyToSources(project, { places, codes: ['a'], coder: 'ana' });
  };
  const quotes = (path: string) =>
    recordsIn(Buffer.from(store.text(`codings/ana/${path}.jsonl`) ?? '')).map(({ quote }) => quote);
  return { project, review, take, apply, quotes };
}

describe('Review', () => {
  it('has everything ticked until somebody unticks it', async () => {
    const { review } = await look();
    assert.deepEqual(review.sources, ['a.txt', 'b.txt']);
    assert.deepEqual(review.count(), { hits: 4, ticked: 4, standing: 0 });
    const [first] = review.of('a.txt');
    assert.ok(first);
    review.tick([first], false);
    assert.equal(review.isTicked(first), false);
    assert.equal(review.count().ticked, 3);
    review.tick([first], true);
    assert.equal(review.count().ticked, 4);
  });
  it('leaves what interviewers say until somebody ticks it', async () => {
    const { project } = await openMemory({ 'a.txt': 'Interviewer: A plan?\nBen: A plan.\n' });
    const source = await project.located('a.txt');
    assert.ok(source);
    const review = new Review('ana', 'a');
    const take = (unit: HitUnit) =>
      review.take(
        source,
        new HitSearch({ look: { kind: 'phrase', text: 'plan' }, unit }, []).in(source),
      );
    const ticked = () => review.of('a.txt').map((hit) => review.isTicked(hit));
    take('sentence');
    assert.deepEqual(ticked(), [false, true]);
    review.tick(review.of('a.txt').slice(0, 1), true);
    take('match');
    assert.deepEqual(ticked(), [true, true]);
    review.tick(review.all, false);
    assert.deepEqual(ticked(), [false, false]);
  });
  it('keeps ticks with what was found when more around it is to be coded', async () => {
    const { review, take } = await look();
    const [, second] = review.of('a.txt');
    assert.ok(second);
    review.tick([second], false);
    await take('match');
    assert.deepEqual(
      review.of('a.txt').map((hit) => review.isTicked(hit)),
      [true, false, true],
    );
    await take('turn');
    // One of what is found in the turn is still wanted.
    assert.deepEqual(
      review.of('a.txt').map((hit) => review.isTicked(hit)),
      [true, true],
    );
  });
  it('codes what is ticked in all sources by one act, which undo takes back', async () => {
    const { project, review, apply, quotes } = await look();
    review.tick(review.of('a.txt').slice(0, 1), false);
    const { act, added } = await apply();
    assert.equal(added, 3);
    assert.deepEqual(quotes('a.txt'), ['We rest, we plan.', 'A plan.']);
    assert.deepEqual(quotes('b.txt'), ['No plan here.']);
    assert.equal(act.files.length, 2);
    await undo(project, act);
    assert.deepEqual([quotes('a.txt'), quotes('b.txt')], [[], []]);
  });
  it('says what is coded so already, and does not code it again', async () => {
    const { review, take, apply, quotes } = await look();
    review.tick(review.of('b.txt'), false);
    await apply();
    await take('sentence');
    assert.deepEqual(review.count(), { hits: 4, ticked: 0, standing: 3 });
    review.tick(review.all, true);
    assert.equal((await apply()).added, 1);
    assert.equal(quotes('a.txt').length, 3);
  });
});

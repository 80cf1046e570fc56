import assert from 'node:assert/strict';
import { recordsIn } from '../../../../src/core/coding/scan';
import type { LocatedCoding, LocatedSource } from '../../../../src/core/project/located';
import {
  acceptable,
  acceptPlaces,
  attachCoding,
  keepAsLost,
} from '../../../../src/core/project/reviewing';
import { undo } from '../../../../src/core/project/undo';
import { codingLines, openMemory, placesOf, recordOn, said } from '../../../support/builders';

const before = 'Lin: We plan lessons together.\nLin: 她每周四来听我的课。\nLin: We go on.\n';
const now = before
  .replace('plan lessons', 'plan all lessons')
  .replace('她每周四来听我的课', '不记得了');
const file = 'codings/ana/a.txt.jsonl';
const codings = codingLines(
  recordOn(before, 'We plan lessons together', { id: 'moved' }),
  recordOn(before, '她每周四来听我的课', { id: 'lost', code: 'b' }),
  recordOn(before, 'We go on', { id: 'found' }),
);

async function review(text = now, ofAna = codings) {
  const { project, store } = await openMemory({ 'a.txt': text, [file]: ofAna });
  await project.verify();
  const source = await project.located('a.txt');
  assert.ok(source);
  const coding = (id: string): LocatedCoding => {
    const found = source.codings.find(({ record }) => record.id === id);
    assert.ok(found);
    return found;
  };
  const doubts = () =>
    (project.doubts.all.get('a.txt') ?? []).map(({ id, isLost, doubt }) => [id, isLost, doubt]);
  const saved = () => recordsIn(Buffer.from(store.text(file) ?? ''));
  return { project, store, source, coding, doubts, saved };
}

const standing = (source: LocatedSource) =>
  source.codings.map(({ record, location }) => [
    record.id,
    location.state === 'lost' ? 'lost' : source.text.slice(location.span.start, location.span.end),
  ]);

describe('Codings to be looked at', () => {
  it('are known after the project was verified, with how many of a code are lost', async () => {
    const { project, doubts } = await review();
    assert.deepEqual(doubts(), [
      ['moved', false, 'moved'],
      ['lost', true, 'lost'],
    ]);
    assert.deepEqual(
      ['a', 'b', 'c'].map((code) => project.doubts.lostOf(code)),
      [0, 1, 0],
    );
  });

  it('are those of a source that is gone, all lost', async () => {
    const { project } = await openMemory({ [file]: codings });
    await project.verify();
    assert.equal(project.doubts.all.get('a.txt')?.length, 3);
    assert.equal(project.doubts.lostOf('a'), 2);
    const lost = (await project.recordsOf('a.txt')).map((each) => ({
      ...each,
      location: { state: 'lost' } as const,
    }));
    await keepAsLost(project, 'a.txt', lost);
    const open = project.doubts.all.get('a.txt')?.filter(({ doubt }) => doubt);
    assert.deepEqual(open, []);
  });
});

describe('acceptPlaces', () => {
  it('saves the new place and words, and takes that back', async () => {
    const { project, source, coding, doubts, saved, store } = await review();
    const act = await acceptPlaces(project, source, [coding('moved')]);
    const [record] = saved();
    assert.deepEqual(record?.quote, 'We plan all lessons together');
    assert.deepEqual(doubts(), [['lost', true, 'lost']]);
    assert.equal(said(project, 'moved-coding').length, 0);
    await undo(project, act);
    assert.equal(store.text(file), codings);
    assert.equal(doubts().length, 2);
  });
  it('takes all that is somewhere in a source', async () => {
    const { project, source, doubts } = await review();
    assert.deepEqual(
      acceptable(source).map(({ record }) => record.id),
      ['moved'],
    );
    await acceptPlaces(project, source, acceptable(source));
    assert.deepEqual(doubts(), [['lost', true, 'lost']]);
  });
  it('refuses what is lost', async () => {
    const { project, source, coding } = await review();
    await assert.rejects(acceptPlaces(project, source, [coding('lost')]), /can’t be found/);
  });
});

describe('attachCoding', () => {
  it('makes the words selected those of the coding', async () => {
    const { project, source, coding, doubts } = await review();
    const start = now.indexOf('不记得了');
    await attachCoding(project, source, coding('lost'), { start: start - 1, end: start + 4 });
    assert.deepEqual(standing(source), [
      ['moved', 'We plan all lessons together'],
      ['lost', '不记得了'],
      ['found', 'We go on'],
    ]);
    assert.deepEqual(doubts(), [['moved', false, 'moved']]);
  });
  it('refuses no words', async () => {
    const { project, source, coding } = await review();
    const nothing = attachCoding(project, source, coding('lost'), { start: 4, end: 5 });
    await assert.rejects(nothing, /Select the words/);
  });
});

describe('keepAsLost', () => {
  it('leaves a coding lost, and asks no more', async () => {
    const { project, source, coding, doubts, saved } = await review();
    await keepAsLost(project, source.path, [coding('lost')]);
    assert.equal(saved()[1]?.['review'], 'lost');
    assert.deepEqual(doubts(), [
      ['moved', false, 'moved'],
      ['lost', true, undefined],
    ]);
    assert.equal(project.doubts.lostOf('b'), 1);
    assert.deepEqual(placesOf(project), [`${file}:1:1 moved-coding`]);
  });
  it('asks again when the words come back, until that is accepted', async () => {
    const kept = codings.replace('"id":"lost",', '"id":"lost","review":"lost",');
    const { project, source, coding, doubts, saved } = await review(before, kept);
    assert.deepEqual(doubts(), [['lost', false, 'back']]);
    assert.match(said(project, 'found-again')[0] ?? '', /in a\.txt again, on line 2/);
    await acceptPlaces(project, source, [coding('lost')]);
    assert.ok(saved().every((record) => !('review' in record)));
    assert.deepEqual([doubts(), placesOf(project)], [[], []]);
  });
  it('refuses what is not lost', async () => {
    const { project, source, coding } = await review();
    await assert.rejects(keepAsLost(project, source.path, [coding('found')]), /Only a coding/);
  });
});

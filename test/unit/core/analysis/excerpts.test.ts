import assert from 'node:assert/strict';
import { type ExcerptRequest, findExcerpts } from '../../../../src/core/analysis/excerpts';
import { study } from './studied';

/** Each excerpt with what is known of it. */
async function found(request: ExcerptRequest): Promise<string[]> {
  const excerpts = await findExcerpts(await study(), request);
  return excerpts.map(({ coding, source, case: ofCase, speaker, range, quote }) => {
    const { coder, record, location } = coding;
    return `${source} ${range.join(',')} ${record.code} ${coder} ${ofCase || '–'} ${speaker ?? '–'} ${location.state}: ${quote.replace('\n', ' ')}`;
  });
}

async function idsOf(request: ExcerptRequest): Promise<string> {
  const excerpts = await findExcerpts(await study(), request);
  return excerpts.map(({ coding }) => coding.record.id).join(' ');
}

describe('findExcerpts', () => {
  it('gives all there are, by source and place, lost ones too', async () => {
    assert.deepEqual(await found({}), [
      'gone.txt 1,1,1,3 b ben gone.txt – lost: We',
      'group.txt 1,12,2,12 b ana P1 Moderator found: Who begins? Kim: I plan',
      'group.txt 2,6,2,12 a ana P1 Kim found: I plan',
      'group.txt 2,6,2,12 d ana – – lost: words that nobody said',
      'group.txt 3,5,3,13 a ana P2 Jo found: I do not',
      'group.txt 3,5,3,13 gone ben P2 Jo found: I do not',
      'group.txt 4,8,4,18 a ana – Guest found: Me neither',
      'note.md 1,12,1,20 a ben note.md – found: a lesson',
      'own.txt 1,6,1,13 a ana L1 Lin found: We plan',
      'own.txt 1,14,1,21 d ana L1 Lin found: lessons',
      'own.txt 2,7,2,11 d ana L1 Lin found: 听我的课',
    ]);
  });
  it('gives those asked for', async () => {
    assert.equal(await idsOf({ codes: ['d'] }), '8 2 3');
    assert.equal(await idsOf({ codes: ['b', 'gone'] }), '11 5 9');
    assert.equal(await idsOf({ cases: ['P1'] }), '5 4');
    assert.equal(await idsOf({ sources: ['own.txt', 'gone.txt'] }), '11 1 2 3');
    assert.equal(await idsOf({ coders: ['ben'] }), '11 9 10');
    assert.equal(await idsOf({ coders: ['ben'], codes: ['a'] }), '10');
    assert.equal(await idsOf({ codes: ['a'], cases: ['L1', 'P2'], coders: ['ana'] }), '6 1');
    assert.equal(await idsOf({ codes: ['nothing'] }), '');
  });
  it('reads no text that can’t hold what is asked for', async () => {
    const project = await study();
    await findExcerpts(project, { codes: ['gone'] });
    assert.deepEqual(
      ['group.txt', 'own.txt', 'note.md'].filter((path) => project.locatedNow(path)),
      ['group.txt'],
    );
  });
  it('gives words and places as they are in the text now', async () => {
    const project = await study();
    let text = 'Lin: We plan lessons.\nLin: 她听我的课。\n';
    const source = await project.openText('own.txt', () => text);
    text = `New.\n${text.replace('We', 'We all')}`;
    source.shift({ start: 7, end: 7, inserted: ' all'.length });
    source.shift({ start: 0, end: 0, inserted: 'New.\n'.length });
    const [first] = await findExcerpts(project, { sources: ['own.txt'] });
    assert.deepEqual([first?.range, first?.quote], [[2, 6, 2, 17], 'We all plan']);
  });
});

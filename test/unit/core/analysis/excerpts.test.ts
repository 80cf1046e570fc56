import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  countExcerpts,
  type ExcerptRequest,
  excerptsBySource,
  findExcerpts,
} from '../../../../src/core/analysis/excerpts';
import { codingLines, openMemory, recordOn } from '../../../support/builders';
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

describe('excerpts of much', () => {
  const requests: readonly ExcerptRequest[] = [
    {},
    { codes: ['a'] },
    { codes: ['d', 'gone'] },
    { codes: ['nothing'] },
    { cases: ['P1'] },
    { cases: ['L1', ''], coders: ['ana'] },
    { sources: ['own.txt', 'gone.txt'], codes: ['b', 'd'] },
  ];

  it('are as many as are counted without reading them', async () => {
    const project = await study();
    for (const request of requests)
      assert.equal(
        await countExcerpts(project, request),
        (await findExcerpts(project, request)).length,
      );
  });

  it('come no more than asked for, from the first on, and no text is read for the rest', async () => {
    const { project, store } = await openMemory({
      'a.txt': 'We plan.\n',
      'b.txt': 'We plan.\n',
      'codings/ana/a.txt.jsonl': codingLines(recordOn('We plan.\n', 'We', { id: '1' })),
      'codings/ana/b.txt.jsonl': codingLines(recordOn('We plan.\n', 'plan', { id: '2' })),
    });
    const [first, ...others] = await findExcerpts(project, {}, 1);
    assert.deepEqual([first?.coding.record.id, others], ['1', []]);
    assert.equal(store.reads.includes('b.txt'), false);
  });

  it('come one source after another', async () => {
    const batches: string[] = [];
    for await (const excerpts of excerptsBySource(await study(), { codes: ['a', 'd'] }))
      batches.push([...new Set(excerpts.map(({ source }) => source))].join());
    assert.deepEqual(batches, ['group.txt', 'note.md', 'own.txt']);
  });

  it('are the same where nothing else of their source is looked at', async () => {
    const words = ['We', 'plan', '对', '对', 'We plan', '。', '👩‍🏫', ' ', '\n', '\r\n'];
    const text = fc.array(fc.constantFrom(...words), { minLength: 4, maxLength: 14 });
    const coding = fc.record({
      word: fc.constantFrom(...words.slice(0, 7)),
      code: fc.constantFrom('a', 'b'),
    });
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        fc.boolean(),
        fc.array(coding, { maxLength: 6 }),
        async (parts, others, isSame, codings) => {
          const then = parts.join('').replaceAll('\r', '');
          const now = isSame ? parts.join('') : others.join('');
          const records = codings.flatMap(({ word, code }, i) =>
            then.includes(word) ? [recordOn(then, word, { id: `${i}`, code })] : [],
          );
          const files = { 'x.txt': now, 'codings/ana/x.txt.jsonl': codingLines(...records) };
          const told = async (isHeld: boolean) => {
            const { project } = await openMemory(files);
            if (isHeld) await project.located('x.txt');
            const found = await findExcerpts(project, { codes: ['a'] });
            return found.map((excerpt) => ({ ...excerpt }));
          };
          assert.deepEqual(await told(false), await told(true));
        },
      ),
      { numRuns: 300 },
    );
  });
});

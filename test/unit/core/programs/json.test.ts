import assert from 'node:assert/strict';
import { Losses } from '../../../../src/core/exchange/lossReport';
import { readJsonStudy } from '../../../../src/core/programs/json/readJson';
import { projectOf, quotes, tree } from '../../../support/refi';

function read(value: unknown) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const losses = new Losses();
  const study = readJsonStudy('Texts', Buffer.from(text), losses);
  const lost = losses.report().losses.map(({ kind, count }) => `${kind} ${count}`);
  return { study, lost };
}

function studyOf(value: unknown) {
  const { study, lost } = read(value);
  assert.ok(study, 'is no study');
  return { study, lost, quotes: quotes(study), codes: tree(study.codes) };
}

const region = (start: number, end: number, text: string, ...labels: string[]) => ({
  type: 'labels',
  value: { start, end, text, labels },
});

describe('Labelled JSON', () => {
  it('of Label Studio counts as its page does, and says who and what else', async () => {
    const {
      study,
      lost,
      quotes: words,
      codes,
    } = studyOf([
      {
        id: 7,
        data: { text: 'We 👩 plan.\nGood.', url: 'https://x' },
        file_upload: '0123abcd-li.txt',
        annotations: [
          {
            completed_by: { email: 'ana@example.org' },
            created_at: '2024-05-01T10:00:00.000Z',
            result: [
              region(6, 10, 'plan', 'Planning', 'Work'),
              { type: 'choices', value: { choices: ['Calm'] } },
              { type: 'rating', value: { rating: 3 } },
            ],
          },
          { was_cancelled: true, result: [region(0, 2, 'We', 'Us')] },
        ],
        predictions: [{ result: [] }],
      },
    ]);
    assert.deepEqual(words, ['plan', 'plan', 'We 👩 plan.\nGood.']);
    assert.deepEqual(codes, ['Planning', 'Work', 'Calm']);
    assert.deepEqual(lost, ['other-result 1', 'prediction 1']);
    assert.deepEqual(
      [study.sources[0]?.name, study.coders[0]?.name, study.sources[0]?.codings[0]?.created],
      ['li.txt', 'ana@example.org', '2024-05-01T10:00:00Z'],
    );
    const project = await projectOf(study);
    assert.deepEqual(project.index.coders(), ['ana example.org']);
    assert.deepEqual(project.problems(), []);
  });
  it('of Label Studio in its short form is the same', () => {
    const { quotes: words, codes } = studyOf([
      {
        id: 1,
        text: 'We plan.',
        annotator: 2,
        label: [{ start: 3, end: 7, text: 'plan', labels: ['A'] }],
      },
    ]);
    assert.deepEqual([words, codes], [['plan'], ['A']]);
  });
  for (const [what, record] of [
    ['spans', { id: 1, text: 'We 👩 plan', label: [[5, 9, 'A']] }],
    [
      'entities',
      {
        id: 1,
        text: 'We 👩 plan',
        entities: [{ start_offset: 5, end_offset: 9, label: 'A' }],
        relations: [],
      },
    ],
    ['labels', { id: 1, data: 'We 👩 plan', labels: [[5, 9, 'A']] }],
  ] as const)
    it(`of doccano counts characters: ${what}`, () => {
      assert.deepEqual(studyOf(JSON.stringify(record)).quotes, ['plan']);
    });
  it('of doccano for whole texts, many lines as one source', () => {
    const lines = Array.from({ length: 30 }, (_, i) =>
      JSON.stringify({ id: i, text: `Text ${i}.`, label: [i % 2 ? 'odd' : 'even'] }),
    );
    const { study, quotes: words } = studyOf(lines.join('\n'));
    assert.equal(study.sources.length, 1);
    assert.deepEqual([words.length, words[29]], [30, 'Text 29.']);
  });
  it('of Coda has messages whose codes a scheme names', () => {
    const scheme = studyOf({
      Codes: [{ CodeID: 'c-1', DisplayText: 'Alice' }],
      Name: 'Books',
      SchemeID: 's',
    });
    const messages = studyOf([
      {
        MessageID: 'm',
        Text: 'Alice!',
        Labels: [{ CodeID: 'c-1', DateTimeUTC: '2018-09-23T14:14:00Z' }],
      },
    ]);
    assert.deepEqual([scheme.study.title, scheme.codes], ['Books', ['Alice']]);
    assert.equal(messages.study.codes[0]?.key, scheme.study.codes[0]?.key);
    assert.deepEqual(messages.quotes, ['Alice!']);
  });
  it('of lists of codes makes each a category', () => {
    assert.deepEqual(studyOf([{ name: 'ID' }, { name: 'Impact', codes: ['+1', '-1'] }]).codes, [
      'Impact',
      'Impact › +1',
      'Impact › -1',
    ]);
  });
  for (const [what, value] of [
    ['a transcript', [{ start: 0, text: 'We', speaker: 'A' }]],
    ['a transcript of a service', { segments: [{ start: 1, text: 'We plan.' }] }],
    ['nothing', []],
    ['no JSON', '{"a":'],
    ['a number', 7],
    ['texts without labels', [{ text: 'x' }]],
  ] as const)
    it(`is none where it is ${what}`, () => assert.equal(read(value).study, undefined));
  it('with labels outside of the text or reversed says so', () => {
    const { lost, quotes: words } = studyOf(
      '{"text":"We plan","label":[[90,99,"A"],[7,3,"A"],[1,1,"A"],["x",2,"A"]]}',
    );
    assert.deepEqual([lost, words], [['outside-text 1', 'empty-selection 1'], ['plan']]);
  });
});

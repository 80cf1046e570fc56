import assert from 'node:assert/strict';
import { uncodedTurns } from '../../../../src/core/analysis/uncoded';
import { codingLines, openMemory, recordOn } from '../../../support/builders';
import { mark } from '../../../support/marked';

const text = [
  'Interviewer: How are you?',
  'Lin: Well. Thank you.',
  '王：我很好。',
  'Interviewer: And then?',
  'Lin: Then we went home.',
  '王：她每周四来听我的课。',
  'Lin:',
  '',
].join('\n');

async function uncoded(words: readonly string[], coder: string | undefined): Promise<string> {
  const records = words.map((each, i) => recordOn(text, each, { id: `id-${i}` }));
  const ana = records.slice(0, 1);
  const ben = records.slice(1);
  const { project } = await openMemory({
    'a.txt': text,
    'codings/ana/a.txt.jsonl': codingLines(...ana),
    'codings/ben/a.txt.jsonl': codingLines(...ben),
  });
  const source = await project.located('a.txt');
  assert.ok(source);
  return mark(text, uncodedTurns(source, coder));
}

describe('Uncoded turns', () => {
  it('are all but the interviewers’ and the empty ones where nothing is coded', async () => {
    assert.equal(
      await uncoded([], undefined),
      [
        'Interviewer: How are you?',
        'Lin: «Well. Thank you.»',
        '王：«我很好。»',
        'Interviewer: And then?',
        'Lin: «Then we went home.»',
        '王：«她每周四来听我的课。»',
        'Lin:',
        '',
      ].join('\n'),
    );
  });

  it('are those that no coding touches, whoever made it', async () => {
    const found = await uncoded(['Thank', '好。\nInterviewer: And then?\nLin: Then'], undefined);
    assert.deepEqual(found.match(/«.*?»/g), ['«她每周四来听我的课。»']);
  });

  it('are a coder’s own', async () => {
    const words = ['听我', 'Thank', '我很好'];
    assert.deepEqual((await uncoded(words, 'ana')).match(/«.*?»/g), [
      '«Well. Thank you.»',
      '«我很好。»',
      '«Then we went home.»',
    ]);
  });
});

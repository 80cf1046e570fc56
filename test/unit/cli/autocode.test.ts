import assert from 'node:assert/strict';
import fs from 'node:fs';
import { Place } from './command';
import { sample } from './sample';

describe('codebook autocode', () => {
  let place: Place;
  beforeEach(() => (place = new Place(sample)));
  afterEach(() => place.remove());

  const names = () => fs.readdirSync(place.folder, { recursive: true }).map(String).sort();
  const rowsOf = (out: string) => out.trim().split('\n').slice(1);

  it('lists what it finds, and writes nothing', async () => {
    const before = names();
    const { code, out, error } = await place.run(
      'autocode',
      '--phrase',
      'WE PLAN',
      '--format',
      'csv',
    );
    assert.deepEqual([code, error], [0, '']);
    assert.deepEqual(
      rowsOf(out).filter((row) => row.startsWith('own.txt')),
      ['own.txt,1:6-1:22,Lin,new,We plan lessons.', 'own.txt,3:6-3:19,Lin,new,We plan more.'],
    );
    assert.deepEqual(names(), before);
  });
  it('writes when it is told to, and what it wrote stands then', async () => {
    const words = ['autocode', '--phrase', 'we plan', '--source', 'own.txt', '--unit', 'match'];
    const argv = [...words, '--code', 'a', '--coder', 'kim', '--format', 'csv'];
    const first = await place.run(...argv, '--write');
    assert.deepEqual([first.code, first.error], [0, 'Coded: 2.\n']);
    const { out } = await place.run(...argv, '--write');
    assert.deepEqual(rowsOf(out), [
      'own.txt,1:6-1:13,Lin,standing,We plan',
      'own.txt,3:6-3:13,Lin,standing,We plan',
    ]);
    const listed = await place.run('excerpts', '--coder', 'kim', '--format', 'csv');
    assert.equal(rowsOf(listed.out).length, 2);
  });
  it('codes what interviewers say only where it is told to', async () => {
    fs.writeFileSync(`${place.folder}/asked.txt`, 'Interviewer: You plan?\nLin: I plan.\n');
    const words = ['autocode', '--phrase', 'plan', '--source', 'asked.txt', '--format', 'csv'];
    const argv = [...words, '--code', 'a', '--coder', 'kim', '--write'];
    const first = await place.run(...argv);
    assert.deepEqual(rowsOf(first.out), [
      'asked.txt,1:14-1:23,Interviewer,interviewer,You plan?',
      'asked.txt,2:6-2:13,Lin,new,I plan.',
    ]);
    assert.equal(first.error, 'Coded: 1.\n');
    const all = await place.run(...argv, '--interviewers');
    assert.equal(all.error, 'Coded: 1.\n');
    assert.match(all.out, /,Interviewer,new,You plan\?/);
  });
  it('finds turns by their speaker', async () => {
    const { out } = await place.run(
      'autocode',
      '--speaker',
      'lin',
      '--source',
      'own.txt',
      '--format',
      'json',
    );
    const rows = JSON.parse(out) as { quote: string; state: string }[];
    assert.deepEqual(
      rows.map(({ quote }) => quote),
      ['We plan lessons.', '她每周四来听我的课。', 'We plan more.'],
    );
    assert.ok(rows.every(({ state }) => state === 'new'));
  });
  it('says what is missing or too much', async () => {
    for (const [argv, words] of [
      [[], /What is to be looked for\?/],
      [['--word', 'a', '--phrase', 'b'], /One thing at a time/],
      [['--word', 'plan', '--write'], /--code and --coder are needed/],
      [['--word', 'plan', '--unit', 'answer'], /--unit is sentence, turn, match; not “answer”/],
      [['--word', 'plan', '--code', 'nope', '--coder', 'kim'], /no code “nope”/],
    ] as const) {
      const { code, error } = await place.run('autocode', ...argv);
      assert.equal(code, 2, argv.join(' '));
      assert.match(error, words);
    }
    const { code, error } = await place.run('autocode', '--pattern', '(');
    assert.equal(code, 1);
    assert.match(error, /This is no regular expression: /);
  });
});

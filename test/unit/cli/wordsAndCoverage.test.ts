import assert from 'node:assert/strict';
import { Place } from './command';
import { sample } from './sample';

describe('codebook kwic', () => {
  let place: Place;
  beforeEach(() => (place = new Place(sample)));
  afterEach(() => place.remove());

  async function run(...argv: readonly string[]): Promise<string> {
    const { code, out, error } = await place.run('kwic', ...argv);
    assert.deepEqual([code, error], [0, '']);
    return out;
  }

  it('shows every place with what is around it, the words below each other', async () => {
    assert.equal(
      await run('plan'),
      [
        'place          speaker  words in context',
        'own.txt:1      Lin      We [plan] lessons.',
        'own.txt:3      Lin      We [plan] more.',
        't/group.txt:2  Kim       I [plan].',
        '',
      ].join('\n'),
    );
  });
  it('gives CSV with the case and the exact place', async () => {
    assert.equal(
      await run('lessons', '--width', '5', '--format', 'csv'),
      'source,range,case,speaker,before,words,after\nown.txt,1:14-1:21,L1,Lin,"plan ",lessons,.\n',
    );
  });
  it('knows whole words, phrases and patterns, and who is asked', async () => {
    const count = async (...argv: readonly string[]) =>
      (JSON.parse(await run(...argv, '--format', 'json')) as unknown[]).length;
    assert.equal(await count('les'), 0);
    assert.equal(await count('les', '--as', 'phrase'), 1);
    assert.equal(await count('聽我', '--as', 'phrase'), 1);
    assert.equal(await count('聽我', '--as', 'phrase', '--exact'), 0);
    assert.equal(await count('m\\w+e', '--as', 'pattern'), 1);
    assert.equal(await count('begins'), 0);
    assert.equal(await count('begins', '--interviewers'), 1);
    assert.equal(await count('plan', '--where', 'code:a role:leader'), 1);
    assert.equal(await count('plan', '--source', 'own.txt'), 2);
  });
  it('leaves the times of cues out of what is around', async () => {
    const cue = (at: string, words: string) =>
      `00:00:0${at}.000 --> 00:00:0${at}.900\n<v Lin>${words}\n\n`;
    place.put({
      'talk.vtt': `WEBVTT\n\n${cue('1', 'We all')}${cue('2', 'polish it')}${cue('3', 'again.')}`,
    });
    const [line] = JSON.parse(await run('polish', '--format', 'json')) as Record<string, unknown>[];
    assert.deepEqual([line?.['before'], line?.['after']], ['We all', ' it again.']);
  });
  it('sorts by what comes next', async () => {
    const found = JSON.parse(await run('plan', '--sort', 'after', '--format', 'json')) as readonly {
      readonly after: string;
    }[];
    assert.deepEqual(
      found.map(({ after }) => after),
      ['.', ' lessons.', ' more.'],
    );
  });
  it('ends with 2 where there is nothing to look for', async () => {
    assert.equal((await place.run('kwic', ' ')).code, 2);
    assert.equal((await place.run('kwic', '(', '--as', 'pattern')).code, 2);
    assert.equal((await place.run('kwic', 'plan', '--where', 'x:')).code, 2);
  });
});

describe('codebook words', () => {
  let place: Place;
  beforeEach(() => (place = new Place(sample)));
  afterEach(() => place.remove());

  async function rows(...argv: readonly string[]) {
    const { code, out, error } = await place.run('words', '--format', 'json', ...argv);
    assert.deepEqual([code, error], [0, '']);
    return JSON.parse(out) as Readonly<Record<string, string | number>>[];
  }

  it('lists what is said, the most frequent first, without what says little', async () => {
    const [first] = await rows();
    assert.deepEqual(first, { word: 'plan', count: 3, share: first?.['share'], sources: 2 });
    // We plan lessons, 她 每周 四 来 听 我 的 课 or so, We plan more, I plan, I do not.
    const all = await rows('--stop-words', '--top', '0');
    const total = all.reduce((sum, { count }) => sum + Number(count), 0);
    assert.ok(Math.abs(Number(first?.['share']) - (1000 * 3) / total) < 1e-9);
    const words = all.map(({ word }) => word);
    assert.ok(words.includes('we') && !words.includes('begins'));
  });
  it('compares two groups by log-likelihood and log ratio', async () => {
    const found = await rows('--where', 'code:a', '--against', 'code:d', '--stop-words');
    const plan = found.find(({ word }) => word === 'plan');
    // Of 7 words here (plan lessons, I plan, I do not) it is 2; of those there, none.
    const there = (await rows('--where', 'code:d', '--stop-words', '--top', '0')).reduce(
      (sum, { count }) => sum + Number(count),
      0,
    );
    const expected = 2 * 2 * Math.log(2 / ((7 * 2) / (7 + there)));
    assert.ok(Math.abs(Number(plan?.['g2']) - expected) < 1e-9);
    assert.ok(Math.abs(Number(plan?.['ratio']) - Math.log2(2 / 7 / (0.5 / there))) < 1e-9);
    assert.ok(Number(found.at(-1)?.['g2']) < 0);
  });
  it('lists what stands near a word', async () => {
    const found = await rows('--near', 'plan', '--reach', '1', '--stop-words');
    assert.deepEqual(Object.fromEntries(found.map(({ word, near }) => [word, near])), {
      we: 2,
      lessons: 1,
      more: 1,
      i: 1,
    });
  });
  it('ends with 2 for two ways at once', async () => {
    assert.equal((await place.run('words', '--near', 'a', '--against', 'code:a')).code, 2);
    assert.equal((await place.run('words', '--near', '…')).code, 2);
  });
});

describe('codebook coverage', () => {
  let place: Place;
  beforeEach(() => (place = new Place(sample)));
  afterEach(() => place.remove());

  async function csv(...argv: readonly string[]): Promise<string> {
    const { code, out, error } = await place.run('coverage', '--format', 'csv', ...argv);
    assert.deepEqual([code, error], [0, '']);
    return out;
  }

  it('says of each code where its evidence is, and where there is none', async () => {
    assert.equal(
      await csv(),
      [
        'code,name,codings,cases,sources,without,only',
        'a,"First, of all",3,3,2,,',
        'b,第二,0,0,0,"L1; P1; __proto__",',
        'c,c,1,1,1,"P1; __proto__","case L1; source own.txt; round 1; coder ana"',
        'd,Fourth,1,1,1,"P1; __proto__","case L1; source own.txt; round 1; coder ana"',
        '',
      ].join('\n'),
    );
    assert.doesNotMatch(await csv('--thin', '1'), /^a,/m);
  });
  it('says of each source what nobody coded', async () => {
    assert.equal(
      await csv('--of', 'sources'),
      [
        'source,codings,turns,uncoded,words,coded,share,cases',
        'own.txt,2,3,1,15,11,73.3,L1',
        't/group.txt,2,2,0,5,5,100,"P1; __proto__"',
        '',
      ].join('\n'),
    );
    assert.match(await csv('--of', 'sources', '--coder', 'ben'), /^own.txt,0,3,3,15,0,0,L1$/m);
  });
  it('says of each case how many codes it has', async () => {
    assert.match(await csv('--of', 'cases'), /^L1,Lin,1,2,2,3$/m);
  });
  it('ends with 2 for what it can’t show', async () => {
    assert.equal((await place.run('coverage', '--of', 'rooms')).code, 2);
    assert.equal((await place.run('coverage', '--thin', 'x')).code, 2);
    assert.equal((await place.run('coverage', '--coder', 'cy')).code, 2);
  });
});

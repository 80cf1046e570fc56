import assert from 'node:assert/strict';
import { own, sample } from './sample';
import { Place } from './command';

describe('codebook map', () => {
  let place: Place;
  beforeEach(() => (place = new Place(sample)));
  afterEach(() => place.remove());

  /** What the marks of a picture stand for. */
  async function marks(...argv: readonly string[]): Promise<string[]> {
    const { code, out, error } = await place.run('map', ...argv);
    assert.deepEqual([code, error], [0, '']);
    return [...out.matchAll(/<g>\s*<title>([^<]*)<\/title>/g)].map(([, label = '']) => label);
  }

  it('draws how often codes were applied, with those below them where asked for', async () => {
    assert.deepEqual(await marks('--kind', 'frequencies'), [
      'First, of all: codings: 3',
      'c: codings: 0',
      'c › Fourth: codings: 1',
    ]);
    assert.deepEqual(await marks('--kind', 'frequencies', '--rollup', '--where', 'round:1'), [
      'First, of all: codings: 1',
      'c: codings: 1',
      'c › Fourth: codings: 1',
    ]);
  });
  it('draws what each source brought that was new', async () => {
    assert.deepEqual(await marks('--kind', 'discovery'), [
      'own.txt: 2 new codes, 2 so far',
      'group.txt: 0 new codes, 2 so far',
    ]);
  });
  it('draws where in each source codes stand, in the lanes that are asked for', async () => {
    const percent = Math.round((100 * '她每周四来听我的课'.length) / own.length);
    assert.deepEqual(await marks('--kind', 'lines', '--lanes', 'c'), [
      `own.txt · Fourth: ${percent} % of the text`,
    ]);
  });
  it('draws what stands together, and how alike codes are by their cases', async () => {
    assert.deepEqual(await marks('--kind', 'network', '--by', 'near:1', '--least', '1'), [
      'First, of all – Fourth: 1 together',
      'First, of all: codings: 3',
      'c › Fourth: codings: 1',
    ]);
    assert.deepEqual(await marks('--kind', 'clusters', '--by', 'cases'), [
      'First, of all – Fourth: 0.33 alike',
      'Fourth – First, of all: 0.33 alike',
    ]);
  });
  it('writes the file that is named, with a title for who can’t see it', async () => {
    const { code, out } = await place.run('map', '--kind', 'treemap', '--to', 'tree.svg');
    assert.deepEqual([code, out], [0, '']);
    assert.match(place.text('tree.svg'), /<title id="title">The tree of codes<\/title>/);
    assert.match(place.text('tree.svg'), /<desc id="description">First, of all: codings: 3;/);
  });
  it('says so where there is nothing to be drawn', async () => {
    const { code, out, error } = await place.run('map', '--kind', 'network');
    assert.deepEqual([code, out], [1, '']);
    assert.match(error, /nothing to be drawn/);
  });
  it('refuses what it does not know', async () => {
    for (const [argv, words] of [
      [[], /Which picture\? Give --kind network\|/],
      [['--kind', 'pie'], /--kind is network, /],
      [['--kind', 'network', '--least', 'many'], /--least is a number/],
      [['--kind', 'network', '--by', 'cases'], /--by is overlap/],
      [['--kind', 'lines', '--lanes', 'nobody'], /nobody/],
      [['--kind', 'lines', '--where', 'code:('], /After “code:” a value is expected/],
    ] as const) {
      const { code, error } = await place.run('map', ...argv);
      assert.notEqual(code, 0);
      assert.match(error, words);
    }
  });
});

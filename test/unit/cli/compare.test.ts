import assert from 'node:assert/strict';
import { oddsRatio } from '../../../src/core/analysis/compare';
import { logLikelihood, logRatio } from '../../../src/core/analysis/words/keyness';
import { codingLines, recordOn } from '../../support/builders';
import { Place } from './command';
import { sample } from './sample';

const talk = 'Lin: We plan lessons with them.\n';
const note = 'Lin plans with Kim, who listens.\n';
const files = {
  ...sample,
  'cases.csv':
    'case,name,speaker,role,peer_of\nL1,Lin,Lin,leader,\nP1,Kim,Kim,peer,L1\n__proto__,Jo,Jo,peer,L1; P1\n',
  'sources.csv':
    'source,case,round,perspective\nown.txt,L1,1,self\nt/group.txt,P1;__proto__,2,peer\nnote.txt,L1,2,observer\ntalk.txt,L1,2,self\n',
  'note.txt': note,
  'talk.txt': talk,
  'codings/ana/note.txt.jsonl': codingLines(recordOn(note, 'listens', { id: 'n', code: 'b' })),
  'codings/ana/talk.txt.jsonl': codingLines(recordOn(talk, 'plan', { id: 't', code: 'd' })),
};

describe('codebook compare', () => {
  let place: Place;
  beforeEach(() => (place = new Place(files)));
  afterEach(() => place.remove());

  it('counts codings and cases of two groups, their shares, odds ratio and log-likelihood', async () => {
    const { code, out, error } = await place.run(
      'compare',
      'role:leader',
      'role:peer',
      '--format',
      'csv',
    );
    assert.deepEqual([code, error], [0, '']);
    // Leaders: a once, b once, d twice; peers: a twice.
    const { ratio, low, high } = oddsRatio(1, 4, 2, 2);
    const g2 = 2 * (Math.log((1 * 6) / (4 * 3)) + 2 * Math.log((2 * 6) / (2 * 3)));
    assert.equal(
      out.split('\n')[1],
      `a,"First, of all",1,2,25.00,100.00,1,2,${[ratio, low, high].map((n) => n.toFixed(2)).join(',')},-${g2.toFixed(2)}`,
    );
    assert.match(out, /^d,Fourth,2,0,50\.00,0\.00,1,0,/m);
  });
  it('shows in the table only what is there, with the totals', async () => {
    const { out } = await place.run('compare', 'role:leader', 'role:peer', '--rollup');
    assert.match(out, /^c +c +2 +0 /m);
    assert.match(out, /^total +4 +2 +1 +2$/m);
  });
  it('ends with 2 for a question that can’t be read', async () => {
    const { code, error } = await place.run('compare', 'role:leader', 'role:boss');
    assert.equal(code, 2);
    assert.match(error, /Here: role:»boss«/);
    assert.equal((await place.run('compare', 'role:leader')).code, 2);
  });
});

describe('codebook perspectives', () => {
  let place: Place;
  beforeEach(() => (place = new Place(files)));
  afterEach(() => place.remove());

  it('says of each code who speaks of it: the case itself, those related to it, or observation', async () => {
    const { code, out, error } = await place.run('perspectives', '--format', 'csv');
    assert.deepEqual([code, error], [0, '']);
    assert.equal(
      out,
      [
        'case,code,name,self,others,elsewhere,seenBy',
        'L1,a,"First, of all",1,2,0,both',
        'L1,b,第二,0,0,1,elsewhere',
        'L1,c,c,0,0,0,none',
        'L1,d,Fourth,2,0,0,self',
        'P1,a,"First, of all",1,1,0,both',
        'P1,b,第二,0,0,0,none',
        'P1,c,c,0,0,0,none',
        'P1,d,Fourth,0,0,0,none',
        '',
      ].join('\n'),
    );
  });
  it('counts what contradicts, where it is told how to know that', async () => {
    const { out } = await place.run(
      ...['perspectives', '--case', 'L1', '--format', 'csv'],
      ...['--contradicts', 'case:P1 | code:d'],
    );
    assert.equal(
      out,
      [
        'case,code,name,self,others,elsewhere,contradicted,seenBy',
        'L1,a,"First, of all",1,2,0,1,both',
        'L1,b,第二,0,0,1,0,elsewhere',
        'L1,c,c,0,0,0,0,none',
        'L1,d,Fourth,2,0,0,2,self',
        '',
      ].join('\n'),
    );
    const wrong = await place.run('perspectives', '--contradicts', 'code:nobody');
    assert.equal(wrong.code, 2);
    assert.match(wrong.error, /Here: code:»nobody«/);
  });
  it('takes the cases and the column that are asked for', async () => {
    const { out } = await place.run('perspectives', '--case', '__proto__', '--rollup');
    assert.equal(
      out,
      'case       code  name           self  others  elsewhere  seenBy\n__proto__  a     First, of all     1       0          0  self\n',
    );
    const { code, error } = await place.run('perspectives', '--relation', 'friend_of');
    assert.equal(code, 2);
    assert.match(error, /no column “friend_of”/);
  });
});

describe('the figures', () => {
  const near = (found: number, expected: number) =>
    assert.ok(Math.abs(found - expected) < 5e-3, String(found));
  it('of the odds ratio are Woolf’s', () => {
    // 20 of 100 against 10 of 100: 2.25 (0.99 to 5.09).
    const { ratio, low, high } = oddsRatio(20, 100, 10, 100);
    near(ratio, 2.25);
    near(low, 0.9938);
    near(high, 5.0942);
    assert.ok(Number.isFinite(oddsRatio(0, 10, 5, 10).high));
  });
  it('of keyness are Rayson and Garside’s, and Hardie’s', () => {
    // Rows of the form a, b, c, d of their worked two-cell formula: E = c * (a + b) / (c + d).
    const [a, b, c, d] = [30, 10, 1000, 2000] as const;
    const [e1, e2] = [(c * (a + b)) / (c + d), (d * (a + b)) / (c + d)];
    const expected = 2 * (a * Math.log(a / e1) + b * Math.log(b / e2));
    near(logLikelihood({ count: a, of: c }, { count: b, of: d }), expected);
    near(logRatio({ count: a, of: c }, { count: b, of: d }), Math.log2(6));
    assert.equal(logLikelihood({ count: 0, of: 5 }, { count: 0, of: 5 }), 0);
  });
});

import assert from 'node:assert/strict';
import { sentence } from '../../../../src/core/base/sentences';
import {
  joinReports,
  Losses,
  reportJson,
  reportLines,
} from '../../../../src/core/exchange/lossReport';

const picture = sentence('Pictures can’t be coded here, so they are left out.');

function example() {
  const losses = new Losses();
  losses.carry('codes', 3);
  losses.carry('codes');
  losses.lose('picture', picture, 'a.jpg');
  losses.lose('picture', picture, 'a.jpg');
  losses.lose('picture', picture, undefined, 2);
  losses.lose('graph', sentence('Graphs are left out.'), undefined, 0);
  losses.note(sentence('Read as “{name}”.', { name: 'x' }));
  losses.note(sentence('Read as “{name}”.', { name: 'x' }));
  return losses.report();
}

describe('A loss report', () => {
  it('counts what is lost by kind, and names the first few', () => {
    assert.deepEqual(reportLines(example()), [
      '4 × Pictures can’t be coded here, so they are left out. (a.jpg; …)',
      'Read as “x”.',
    ]);
  });

  it('is said in the reader’s language', () => {
    const [line] = reportLines(example(), (text) => text.toUpperCase());
    assert.match(line ?? '', /^4 × PICTURES/);
  });

  it('is JSON for programs', () => {
    assert.deepEqual(JSON.parse(reportJson(example())), {
      carried: { codes: 4 },
      losses: [
        {
          kind: 'picture',
          count: 4,
          message: 'Pictures can’t be coded here, so they are left out.',
          items: ['a.jpg'],
        },
      ],
      notes: ['Read as “x”.'],
    });
  });

  it('is one of many', () => {
    const joined = joinReports([example(), example()]);
    assert.equal(joined.carried.get('codes'), 8);
    assert.deepEqual(
      joined.losses.map(({ count, items }) => [count, items]),
      [[8, ['a.jpg']]],
    );
    assert.equal(joined.notes.length, 1);
  });

  it('holds the name of each, and tells a person twenty', () => {
    const losses = new Losses();
    for (let i = 0; i < 30; i++) losses.lose('picture', picture, `${i}.jpg`);
    assert.deepEqual(
      losses.report().losses.map(({ count, items }) => [count, items.length]),
      [[30, 30]],
    );
    const [line = ''] = reportLines(losses.report());
    assert.match(line, /18\.jpg; 19\.jpg; …\)$/);
  });
});

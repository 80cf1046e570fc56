import assert from 'node:assert/strict';
import { queryIn, Ticks } from '../../../../../src/extension/features/apply/ticks';

/** Each text is answered best by the code of its first letter. */
const ticks = () => new Ticks((text) => text.trim().charAt(0) || undefined);

describe('Ticks in the picker', () => {
  it('are of what stands before commas of either script; the rest is looked for', () => {
    assert.deepEqual(ticks().in('trust，mentoring、b'), ['t', 'm']);
    assert.equal(queryIn('trust，mentoring、 b '), 'b');
    assert.deepEqual([ticks().in('trust'), queryIn('trust')], [[], 'trust']);
  });

  it('set by hand stay while other rows are shown', () => {
    const of = ticks();
    of.set('', ['a', 'b'], ['b']);
    of.set('x', ['c'], ['c']);
    assert.deepEqual(of.in('t, '), ['b', 'c', 't']);
  });

  it('taken away by hand stay away, though the text names them, until they are set again', () => {
    const of = ticks();
    of.set('t, ', ['t', 'a'], ['a']);
    assert.deepEqual(of.in('t, '), ['a']);
    of.set('t, ', ['t', 'a'], ['t', 'a']);
    assert.deepEqual(of.in('t, '), ['a', 't']);
  });

  it('are gone once their codes have been applied', () => {
    const of = ticks();
    of.set('', ['a'], ['a']);
    of.clear();
    assert.deepEqual(of.in(''), []);
  });
});

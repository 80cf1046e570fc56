import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mostRuns, runsBetween } from '../../../../src/core/anchor/runs';

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from(text, (one) => one.charCodeAt(0));
}

function runs(pattern: string, text: string): string[] {
  const [xs, ys, lengths] = [0, 1, 2].map(() => new Int32Array(mostRuns));
  assert.ok(xs && ys && lengths);
  const into = { xs, ys, lengths };
  const count = runsBetween(unitsOf(pattern), unitsOf(text), 0, text.length, into);
  return Array.from({ length: count }, (_, i) => `${xs[i]} ${ys[i]} ${lengths[i]}`);
}

/** Every stretch of four letters and more that is the same in both, as far as it goes. */
function allRuns(pattern: string, text: string): string[] {
  const found: string[] = [];
  for (let x = 0; x < pattern.length; x++)
    for (let y = 0; y < text.length; y++) {
      if (x && y && pattern[x - 1] === text[y - 1]) continue;
      let n = 0;
      while (x + n < pattern.length && y + n < text.length && pattern[x + n] === text[y + n]) n++;
      if (n >= 4) found.push(`${x} ${y} ${n}`);
    }
  return found;
}

describe('The runs that a pattern and a text have in common', () => {
  it('are all there are, by their places in the pattern, then in the text', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 14 });
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        assert.deepEqual(runs(pattern, text), allRuns(pattern, text));
      }),
    );
  });

  it('are the longest where there are too many', () => {
    const words = Array.from({ length: 130 }, (_, i) => String.fromCharCode(0x100 + i).repeat(4));
    const [first = '', second = ''] = [0x3b1, 0x3b2].map((unit) => String.fromCharCode(unit));
    const long = (first + second).repeat(4);
    const found = runs(`${words.join('1')}2${long}`, `${long}3${words.join('4')}`);
    assert.equal(found.length, mostRuns);
    assert.ok(found.includes(`${130 * 5} 0 8`), found.join(', '));
  });
});

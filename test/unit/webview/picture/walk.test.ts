import assert from 'node:assert/strict';
import { walked } from '../../../../src/webview/picture/walk';

/** a b
 *  c d   and e, far to the right of b, a little lower */
const middles = [
  { x: 0, y: 0 },
  { x: 50, y: 0 },
  { x: 0, y: 20 },
  { x: 50, y: 20 },
  { x: 200, y: 8 },
];
const names = 'abcde';

function leads(key: string, from: string, to: string | undefined): void {
  it(`leads with ${key} from ${from} to ${to ?? 'nowhere'}`, () => {
    const found = walked(key, names.indexOf(from), middles);
    assert.equal(found === undefined ? undefined : names[found], to);
  });
}

describe('the way through a picture', () => {
  leads('ArrowRight', 'a', 'b');
  leads('ArrowDown', 'a', 'c');
  leads('ArrowRight', 'b', 'e');
  leads('ArrowLeft', 'd', 'c');
  leads('ArrowUp', 'd', 'b');
  leads('ArrowUp', 'a', 'a');
  leads('PageDown', 'b', 'c');
  leads('PageDown', 'e', 'e');
  leads('PageUp', 'b', 'a');
  leads('Home', 'd', 'a');
  leads('End', 'a', 'e');
  leads('Tab', 'a', undefined);
  it('reaches every mark by Page Down', () => {
    const seen = [0];
    for (let at = 0; seen.length < middles.length;) {
      at = walked('PageDown', at, middles) ?? 0;
      seen.push(at);
    }
    assert.deepEqual(seen, [0, 1, 2, 3, 4]);
  });
  it('leads nowhere where there is nothing', () => {
    assert.equal(walked('ArrowUp', 0, []), undefined);
  });
});

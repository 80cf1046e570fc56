import assert from 'node:assert/strict';
import { fold, foldParts } from '../../../../src/core/anchor/fold';
import { withoutTimes } from '../../../../src/core/anchor/times';
import { marked } from '../../../support/marked';

/** What is left of a text, or of the parts of it in marks, as letters. */
function left(written: string): string {
  const { text, spans } = marked(written);
  const parts = spans.length ? spans : [{ start: 0, end: text.length }];
  const folded = spans.length ? foldParts(text, parts) : fold(text);
  const { units } = withoutTimes(text, folded, parts);
  return String.fromCharCode(...units).replace(/\0+/g, '|');
}

describe('Times in a folded text', () => {
  it('are left out, in every form, and no other figures', () => {
    assert.equal(left('[00:01:02] Yes, 12 of us at 9:30.'), 'yes12ofusat');
    assert.equal(left('００：０１ 对 00:01:02.345 不对 1:2'), '对不对12');
    assert.equal(left('123:45 left'), '1left');
  });

  it('are left out of parts of a text, where all of them is in it', () => {
    assert.equal(left('So «1:02 we» did «and 3:0»4 then'), '|we|and30|');
  });
});

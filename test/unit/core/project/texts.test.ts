import assert from 'node:assert/strict';
import { LocatedSource } from '../../../../src/core/project/located';
import { Texts } from '../../../../src/core/project/texts';

function source(path: string, length = 1): LocatedSource {
  const text = 'x'.repeat(length);
  return new LocatedSource(path, () => text, { format: 'text', interviewers: [] });
}

describe('the texts kept at hand', () => {
  const large = 7_000_000;

  it('are those used last, as many as there is room for', () => {
    const texts = new Texts();
    ['a', 'b'].forEach((path) => texts.keep(source(path, large)));
    texts.get('a');
    texts.keep(source('c', large));
    assert.deepEqual(
      ['a', 'b', 'c'].filter((path) => texts.get(path)),
      ['a', 'c'],
    );
  });
  it('are at least the last one, however large it is', () => {
    const texts = new Texts();
    texts.keep(source('a'));
    texts.keep(source('b', 3 * large));
    assert.deepEqual(
      ['a', 'b'].filter((path) => texts.get(path)),
      ['b'],
    );
  });
  it('are those open in an editor for as long as they are', () => {
    const texts = new Texts();
    texts.keep(source('a'));
    const open = source('a', large);
    texts.openWith(open);
    ['b', 'c', 'd'].forEach((path) => texts.keep(source(path, large)));
    texts.drop('a');
    texts.clear();
    assert.deepEqual([texts.get('a'), texts.isOpen('a'), texts.get('d')], [open, true, undefined]);
    texts.close('a');
    assert.equal(texts.get('a'), undefined);
  });
  it('have room again for what was dropped', () => {
    const texts = new Texts();
    for (let i = 0; i < 5; i++) {
      texts.keep(source('a', large));
      texts.drop('a');
    }
    ['a', 'b'].forEach((path) => texts.keep(source(path, large)));
    texts.keep(source('b', large));
    assert.ok(texts.get('a') && texts.get('b'));
  });
});

import assert from 'node:assert/strict';
import { readCodebook } from '../../../../../src/core/codebook/read';
import { keyOfCommand, takenLetters } from '../../../../../src/extension/features/keys/letters';
import { slotsAfter } from '../../../../../src/extension/features/keys/slots';

const drawn = (slots: readonly (string | undefined)[]) => slots.map((id) => id ?? '·').join('');

describe('The digits of coding mode', () => {
  it('begin with the recent codes, the latest first', () => {
    assert.equal(drawn(slotsAfter([], ['c', 'a', 'b'])), 'cab·······');
  });

  it('keep their codes however often these are used', () => {
    const slots = slotsAfter([], ['c', 'a', 'b']);
    assert.equal(drawn(slotsAfter(slots, ['b', 'c', 'a'])), 'cab·······');
  });

  it('give new codes the free ones', () => {
    const slots = slotsAfter([], ['c', 'a', 'b']);
    assert.equal(drawn(slotsAfter(slots, ['d', 'b', 'c', 'a'])), 'cabd······');
  });

  it('give a new code that of the one used longest ago when none is free', () => {
    const slots = slotsAfter([], [...'abcdefghij']);
    const recent = ['k', 'j', 'a', ...'bcdefgh', 'i'];
    assert.equal(drawn(slotsAfter(slots, recent)), 'abcdefghkj');
  });

  it('free those of codes that are gone from the codebook', () => {
    const slots = slotsAfter([], ['a', 'b', 'c']);
    assert.equal(drawn(slotsAfter(slots, ['a', 'c'])), 'a·c·······');
  });
});

describe('Letters of coding mode', () => {
  const { value: book } = readCodebook(
    'codebook.yaml',
    'codes: {memory: {key: m}, roles: {key: r}, rules: {key: R}, trust: {key: t}}',
  );

  it('that a code has are its own, and the command takes Shift', () => {
    const taken = takenLetters(book);
    assert.deepEqual([...taken].sort(), ['R', 'm', 'r']);
    assert.deepEqual(
      [...'nmr'].map((letter) => keyOfCommand(letter, taken)),
      ['n', 'Shift+M', undefined],
    );
  });

  it('are all free without a codebook', () => {
    assert.equal(takenLetters(undefined).size, 0);
  });
});

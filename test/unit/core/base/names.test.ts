import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Names } from '../../../../src/core/base/names';
import { anyText } from '../../../support/arbitrary';

describe('names', () => {
  it('give every distinct text one number, in whatever form it comes', () => {
    const name = fc.tuple(
      anyText.map((text) => text.toWellFormed()),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), (asked) => {
        const names = new Names();
        const model: string[] = [];
        for (const [text, asBytes] of asked) {
          if (!model.includes(text)) model.push(text);
          const bytes = Buffer.from(`x${text}y`);
          const number = asBytes ? names.ofBytes(bytes, 1, bytes.length - 1) : names.of(text);
          assert.equal(number, model.indexOf(text));
        }
        assert.deepEqual(
          model.map((_, i) => names.text(i)),
          model,
        );
        assert.deepEqual(
          model.map((text) => names.find(text)),
          [...model.keys()],
        );
        assert.equal(names.size, model.length);
      }),
      { numRuns: 200 },
    );
  });
  it('know thousands', () => {
    const names = new Names();
    const texts = Array.from({ length: 5000 }, (_, i) => `name ${i}`);
    texts.forEach((text) => names.of(text));
    assert.deepEqual(
      texts.map((text) => names.ofBytes(Buffer.from(text), 0, text.length)),
      [...texts.keys()],
    );
    assert.equal(names.find('name 5000'), undefined);
  });
  it('take bytes that are no UTF-8 for what they are read as', () => {
    const names = new Names();
    const broken = Buffer.from([0x61, 0xff]);
    assert.equal(names.ofBytes(broken, 0, 2), names.of('a\ufffd'));
    assert.equal(names.ofBytes(broken, 0, 2), 0);
  });
});

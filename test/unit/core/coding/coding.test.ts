import assert from 'node:assert/strict';
import fc from 'fast-check';
import { coderNameFault } from '../../../../src/core/coding/coder';
import { compareCodings, readRecord, writeRecord } from '../../../../src/core/coding/coding';
import { uuid7 } from '../../../../src/core/coding/id';
import { say } from '../../../../src/core/base/sentences';
import { anyRecord } from '../../../support/arbitrary';
import { record } from '../../../support/builders';

describe('readRecord and writeRecord', () => {
  it('take each other back, unknown keys included', () => {
    fc.assert(
      fc.property(anyRecord, (of) => {
        const line = writeRecord(of);
        const back = readRecord(line);
        assert.ok(typeof back === 'object');
        assert.equal(writeRecord(back), line);
        assert.ok(!line.includes('\n'), 'one line');
      }),
      { numRuns: 200 },
    );
  });
  it('writes known keys first and in their order, others behind in theirs', () => {
    const line = writeRecord(record({ zeta: 1, memo: 'm', alpha: 2 }));
    const keys = Object.keys(JSON.parse(line) as object).join(' ');
    assert.equal(keys, 'id code range quote before after created memo zeta alpha');
  });
  it('keeps as text what stands in the place of a text', () => {
    const line = JSON.stringify({ ...record(), before: 5, memo: { a: 1 } });
    const { before, memo } = readRecord(line) as ReturnType<typeof record>;
    assert.deepEqual([before, memo], ['5', '{"a":1}']);
  });
});

describe('compareCodings', () => {
  it('orders by range, then code, then id, by code units', () => {
    const sorted = [
      record({ range: [1, 9, 1, 10] }),
      record({ range: [2, 1, 2, 2] }),
      record({ range: [2, 1, 2, 3], code: 'B' }),
      record({ range: [2, 1, 2, 3], code: 'a', id: '1' }),
      record({ range: [2, 1, 2, 3], code: 'a', id: '2' }),
      record({ range: [2, 1, 2, 3], code: '码' }),
      record({ range: [2, 1, 10, 1] }),
    ];
    assert.deepEqual([...sorted].reverse().sort(compareCodings), sorted);
  });
});

describe('uuid7', () => {
  const random = Uint8Array.from({ length: 10 }, () => 0xff);
  it('is a UUID of version 7', () => {
    assert.equal(uuid7(0x0123456789ab, random), '01234567-89ab-7fff-bfff-ffffffffffff');
    assert.equal(uuid7(1, new Uint8Array(10)), '00000000-0001-7000-8000-000000000000');
  });
  it('sorts by the time it was made', () => {
    const times = [0, 255, 256, 65_536, 2 ** 32, 1_764_000_000_000];
    const ids = times.map((time) => uuid7(time, random));
    assert.deepEqual([...ids].sort(), ids);
  });
});

describe('coderNameFault', () => {
  for (const name of [
    'ana',
    'Lin Yue',
    '林悦',
    'Ó Briain',
    "O'Neil",
    'a.b',
    'x_1-2',
    'console',
    '𠮷田',
    'José'.normalize('NFD'),
  ])
    it(`takes ${name}`, () => assert.equal(coderNameFault(name), undefined));
  for (const [name, why] of [
    ['', /Type a name/],
    ['  ', /Type a name/],
    [' ana', /begins or ends with a space/],
    ['ana ', /begins or ends with a space/],
    ['../x', /letters, digits/],
    ['..', /full stop/],
    ['.git', /full stop/],
    ['ana.', /full stop/],
    ['a/b', /letters, digits/],
    ['a\\b', /letters, digits/],
    ['a:b', /letters, digits/],
    ['a\nb', /letters, digits/],
    ['a\u0000', /letters, digits/],
    ['ana\u202e', /letters, digits/],
    ['CON', /Windows keeps the name “CON”/],
    ['con', /Windows/],
    ['nul.txt', /Windows/],
    ['LPT1', /Windows/],
    ['x'.repeat(65), /longer than 64/],
  ] as const)
    it(`refuses ${JSON.stringify(name).slice(0, 20)}`, () => {
      const fault = coderNameFault(name);
      assert.match(fault ? say(fault) : '', why);
    });
});

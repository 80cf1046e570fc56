import assert from 'node:assert/strict';
import { Refusal } from '../../../../src/core/base/refusal';
import { type CodingRecord, readRecord } from '../../../../src/core/coding/coding';
import { mergeCodings } from '../../../../src/core/coding/merge';
import { codingLines, record } from '../../../support/builders';

type Keys = Readonly<Record<string, unknown>>;

function merge(base: string, ours: string, theirs: string): string {
  const [from, one, other] = [base, ours, theirs].map((text) => Buffer.from(text, 'latin1'));
  assert.ok(from && one && other);
  const merged = Buffer.from(mergeCodings(from, one, other).bytes).toString('latin1');
  const swapped = Buffer.from(mergeCodings(from, other, one).bytes).toString('latin1');
  assert.equal(merged, swapped, 'whichever side is which');
  return merged;
}

/** A record without its context, so that a test shows what it is about. */
function at(line: number, keys: Keys = {}): CodingRecord {
  return record({ id: `at-${line}`, range: [line, 1, line, 3], ...keys });
}

/** What becomes of one record; undefined for a side where it is not there. */
function mergeOne(base: Keys | undefined, ours: Keys | undefined, theirs: Keys | undefined) {
  const texts = [base, ours, theirs].map((keys) => (keys ? codingLines(at(1, keys)) : ''));
  const [line = '', ...more] = merge(texts[0] ?? '', texts[1] ?? '', texts[2] ?? '').split('\n');
  assert.ok(more.length <= 1);
  if (line === '') return undefined;
  const read = readRecord(line);
  assert.ok(typeof read === 'object', line);
  const plain = new Map(Object.entries(at(1)).map(([key, value]) => [key, JSON.stringify(value)]));
  return Object.fromEntries(
    Object.entries(read).filter(([key, value]) => plain.get(key) !== JSON.stringify(value)),
  );
}

describe('mergeCodings', () => {
  const file = codingLines(at(1), at(3), at(5));

  it('takes what was added on both sides, sorted', () => {
    assert.equal(
      merge(file, codingLines(at(1), at(2), at(3), at(5)), codingLines(at(1), at(3), at(5), at(9))),
      codingLines(at(1), at(2), at(3), at(5), at(9)),
    );
  });
  it('lets go what was removed on one side', () => {
    assert.equal(merge(file, codingLines(at(1), at(5)), file), codingLines(at(1), at(5)));
    assert.equal(merge(file, codingLines(at(1), at(5)), codingLines(at(3))), '');
  });
  it('sorts what was not', () => {
    assert.equal(
      merge('', codingLines(at(5), at(1)), codingLines(at(3))),
      codingLines(at(1), at(3), at(5)),
    );
  });
  it('keeps a line that one side changed as it is written there', () => {
    const spaced = '{ "id":"at-3", "code":"b", "range":[3,1,3,3], "quote":"We", "x": 1.50 }\n';
    const changed = `${codingLines(at(1))}${spaced}${codingLines(at(5))}`;
    assert.equal(merge(file, changed, codingLines(at(1), at(3))), codingLines(at(1)) + spaced);
  });

  describe('merges one record:', () => {
    const becomes = (
      what: string,
      [base, ours, theirs]: readonly [Keys | undefined, Keys | undefined, Keys | undefined],
      merged: Keys | undefined,
    ) => it(what, () => assert.deepEqual(mergeOne(base, ours, theirs), merged));

    becomes('a change on one side', [{}, { code: 'b' }, {}], { code: 'b' });
    becomes('different keys', [{}, { code: 'b' }, { memo: 'm' }], { code: 'b', memo: 'm' });
    becomes('the same change', [{}, { code: 'b' }, { code: 'b' }], { code: 'b' });
    becomes('keys we do not know', [{}, { x: [1] }, { y: null }], { x: [1], y: null });
    becomes('two codes', [{}, { code: 'c' }, { code: 'b' }], {
      code: 'b',
      conflict: [{ code: 'c' }],
    });
    becomes('a memo changed and taken away', [{ memo: 'm' }, { memo: 'n' }, {}], {
      memo: 'n',
      conflict: [{ memo: null }],
    });
    becomes('a memo on both sides', [{}, { memo: 'n' }, { memo: 'm' }], {
      memo: 'm',
      conflict: [{ memo: 'n' }],
    });
    becomes('removed on one side and changed on the other', [{}, undefined, { memo: 'm' }], {
      memo: 'm',
      conflict: [{ removed: true }],
    });
    becomes('removed on one side and as it was on the other', [{}, undefined, {}], undefined);
    becomes('removed on both sides', [{}, undefined, undefined], undefined);
    becomes('one id made on both sides', [undefined, { code: 'b' }, { code: 'c' }], {
      code: 'b',
      conflict: [{ code: 'c' }],
    });
    becomes('objects in another order', [{}, { x: { a: 1, b: 2 } }, { x: { b: 2, a: 1 } }], {
      x: { a: 1, b: 2 },
    });
    becomes('other words and another code', [{}, { quote: 'us', after: 's' }, { code: 'b' }], {
      quote: 'us',
      after: 's',
      code: 'b',
    });
    becomes('other words on both sides', [{}, { quote: 'us' }, { quote: 'it', after: 's' }], {
      quote: 'it',
      after: 's',
      conflict: [{ range: [1, 1, 1, 3], quote: 'us', before: '', after: '' }],
    });
    becomes(
      'the same words, which the text around them moved on both sides',
      [{}, { range: [4, 1, 4, 3] }, { range: [9, 1, 9, 3], before: 'x' }],
      { range: [9, 1, 9, 3], before: 'x' },
    );
    becomes('a key called __proto__', [{}, JSON.parse('{"__proto__":1}') as Keys, { memo: 'm' }], {
      memo: 'm',
      ...(JSON.parse('{"__proto__":1}') as Keys),
    });

    describe('where versions were kept before', () => {
      const open = { code: 'b', conflict: [{ code: 'c' }] };
      const removed = { memo: 'm', conflict: [{ removed: true }] };
      becomes('nobody settles it', [open, open, { ...open, memo: 'm' }], { ...open, memo: 'm' });
      becomes('one side settles it', [open, { code: 'c' }, open], { code: 'c' });
      becomes('both in one way', [open, { code: 'c' }, { code: 'c' }], { code: 'c' });
      becomes('both, differently: all come back', [open, { code: 'c' }, { code: 'b' }], {
        code: 'b',
        conflict: [{ code: 'c', again: 1 }],
      });
      becomes('one with a third code', [open, { code: 'd' }, { code: 'b' }], { code: 'd' });
      becomes('one adds a version', [{}, open, { code: 'd' }], {
        code: 'b',
        conflict: [{ code: 'c' }, { code: 'd' }],
      });
      becomes('a removal confirmed', [removed, undefined, removed], undefined);
      becomes('a removal taken back', [removed, { memo: 'm' }, removed], { memo: 'm' });
      becomes('a removal confirmed and taken back', [removed, undefined, { memo: 'm' }], {
        memo: 'm',
        conflict: [{ removed: true, again: 1 }],
      });
      becomes('versions nobody can read', [{}, { conflict: ['?'] }, { conflict: { id: 'x' } }], {
        conflict: ['?', { id: 'x' }],
      });
      becomes(
        'a place of which only the words are said',
        [{}, { conflict: [{ quote: 'us' }] }, {}],
        {
          conflict: [{ quote: 'us' }],
        },
      );
    });
  });

  it('tells which records it kept in several versions', () => {
    const [ours, theirs] = [at(3, { code: 'b' }), at(3, { code: 'c' })];
    const old = at(1, { conflict: [{ code: 'c' }] });
    const texts = [codingLines(old, at(3)), codingLines(old, ours), codingLines(old, theirs)];
    const [base = '', one = '', other = ''] = texts;
    const { conflicts } = mergeCodings(Buffer.from(base), Buffer.from(one), Buffer.from(other));
    assert.deepEqual(conflicts, [at(3, { code: 'b', conflict: [{ code: 'c' }] })]);
  });

  describe('lines that are no codings', () => {
    const bad = '{"id":"at-2","code":\n';
    const [first, third] = [codingLines(at(1)), codingLines(at(3))];

    it('stay byte for byte, at the end', () => {
      assert.equal(
        merge('', `${bad}${first}`, `\xff{}\n${third}`),
        first + third + bad + '\xff{}\n',
      );
    });
    it('go when one side mends them', () => {
      assert.equal(merge(bad + first, codingLines(at(1), at(2)), bad), codingLines(at(2)));
    });
    it('stay, when they are second lines of an id, behind the first', () => {
      const twin = codingLines(at(1, { code: 'b' }));
      const file = codingLines(at(3)) + first + twin;
      assert.equal(merge(third, file, third), first + third + twin);
      assert.equal(merge(file, file, file + bad), first + third + twin + bad);
    });
    it('are counted once where they are the same', () => {
      assert.equal(merge('', first + first, first), first);
    });
    it('are taken with any line ends, blank lines and a byte order mark', () => {
      const crlf = (text: string) => text.replaceAll('\n', '\r\n');
      assert.equal(
        merge(first, `\xef\xbb\xbf${crlf(first + third)}`, `\n${first}\n  \n`),
        first + third,
      );
      assert.equal(merge('', first.trimEnd(), third.trimEnd()), first + third);
    });
  });

  for (const [what, text] of [
    ['in which git left two versions', `<<<<<<< HEAD\n${file}=======\n>>>>>>> b\n`],
    ['that is UTF-16', '\xff\xfe{\0'],
  ] as const)
    it(`refuses a file ${what}`, () => {
      assert.throws(() => merge(file, text, file), Refusal);
      assert.throws(() => merge(text, file, file), Refusal);
    });
});

import fc from 'fast-check';
import type { Range } from '../../src/core/base/problem';
import type { CodingRecord } from '../../src/core/coding/coding';

/** Text as people leave it in files: words of two languages, emoji, escapes, halves of characters. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          'We',
          ' ',
          '我们',
          '𠮷',
          '👩‍🏫',
          '"',
          '\\',
          '\n',
          '\t',
          '\u2028',
          '\ud83d',
          '\ufeff',
          '/',
          '\u007f',
        ],
      ),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join('')),
);

const anyName = anyText.filter((text) => text !== '');

/** Ranges near each other, so that records share places. */
export const anyRange: fc.Arbitrary<Range> = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.nat(3), fc.nat(9))
  .map(([line, column, lines, columns]) => [
    line,
    column,
    line + lines,
    lines === 0 ? column + columns + 1 : columns + 1,
  ]);

/** Keys that we do not know, one of which objects of JavaScript treat as their own. */
const otherKeys = fc.dictionary(
  fc.oneof(fc.constantFrom('__proto__', 'toString', 'note', 'weight'), anyName),
  fc.constantFrom<unknown>(5, '', 'text', true, ['x', null], { y: 1 }),
  { maxKeys: 2, noNullPrototype: true },
);

/** A record as JSON.parse would give it. */
export const anyRecord: fc.Arbitrary<CodingRecord> = fc
  .tuple(
    fc.record({ id: anyName, code: anyName, range: anyRange, quote: anyName }),
    fc.record({ before: anyText, after: anyText, created: anyText }),
    fc.option(anyText, { nil: undefined }),
    otherKeys,
  )
  .map(([own, context, memo, others]) => {
    const known = { ...own, ...context, ...(memo === undefined ? {} : { memo }) };
    const entries = Object.entries(others).filter(
      ([key]) => !Object.hasOwn(known, key) && key !== 'memo',
    );
    // Unlike an assignment, fromEntries keeps a key that is called __proto__.
    return Object.fromEntries([...Object.entries(known), ...entries]) as CodingRecord;
  });

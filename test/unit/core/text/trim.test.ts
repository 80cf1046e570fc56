import assert from 'node:assert/strict';
import fc from 'fast-check';
import { trimSpan } from '../../../../src/core/text/trim';
import { mark, marked } from './marks';

/** `before` and `after` carry marks around the span. */
function trims(what: string, before: string, after: string): void {
  it(what, () => {
    const { text, spans } = marked(before);
    const [span] = spans;
    assert.ok(span);
    const trimmed = trimSpan(text, span);
    assert.equal(mark(text, trimmed ? [trimmed] : []), after);
  });
}

describe('trimSpan', () => {
  trims('leaves a whole phrase alone', 'We «could not» pay.', 'We «could not» pay.');
  trims('cuts spaces, tabs and line ends', 'a« \t\nb c\n»d', 'a \t\n«b c»\nd');
  trims('cuts the wide space of Chinese', '«　　王老师　»', '　　«王老师»　');
  trims(
    'cuts what has no width',
    '«\ufeff\u200b\u00a0x\u2060\u200e»',
    '\ufeff\u200b\u00a0«x»\u2060\u200e',
  );
  trims('finds nothing in white space', 'a«\n 　»b', 'a\n 　b');
  trims('finds nothing in nothing', 'a«»b', 'ab');
  trims('takes no half of an emoji at the start', '\ud83d«\ude00ab»', '😀«ab»');
  trims('takes no half of an emoji at the end', '«ab\ud83d»\ude00', '«ab»😀');
  trims('finds nothing in half a character', '\ud842«\udfb7»', '𠮷');
  trims('keeps a lone half, which is all there is', '«\ude00a\ud83d»', '«\ude00a\ud83d»');
  trims('takes no accent without its letter', 'e«\u0301a»', 'e\u0301«a»');
  trims('takes no letter without its accent', '«ae»\u0301', '«a»e\u0301');
  trims('takes no piece of a joined emoji', '«好👩\u200d»👧', '«好»👩\u200d👧');
  trims('takes no joiner at the start', 'a\u200d«\u200db»', 'a\u200d\u200d«b»');
  trims('takes no skin tone alone', '👍«🏽好»', '👍🏽«好»');
  trims('takes no half of a flag', '🇨«🇳好»', '🇨🇳«好»');
  trims('keeps the right half of two flags', '🇨🇳«🇹🇼»', '🇨🇳«🇹🇼»');
  trims('takes no variation selector alone', '☎«\ufe0f好»', '☎\ufe0f«好»');
  trims('cuts the space that shows once a piece is gone', 'e«\u0301 a»', 'e\u0301 «a»');

  it('stays within the text', () => {
    assert.deepEqual(trimSpan('ab', { start: -3, end: 99 }), { start: 0, end: 2 });
  });

  it('never grows, cuts no character, and changes nothing the second time', () => {
    const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const part = fc.constantFrom(
      ...['a', ' ', '\n', '　', '王', '😀', '👩\u200d👧', '\u200d', 'e\u0301', '\u0301', '🇨🇳', '🇹'],
      ...['\ud83d', '\ude00', '\ufe0f', '\u200b', '가', '\u1100', '\u1161', 'は', '゛'],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), fc.nat(30), fc.nat(30), (parts, a, b) => {
        const text = parts.join('');
        const span = { start: Math.min(a, b), end: Math.max(a, b) };
        const trimmed = trimSpan(text, span);
        if (!trimmed) return;
        assert.ok(span.start <= trimmed.start && trimmed.end <= span.end);
        assert.ok(trimmed.start < trimmed.end);
        assert.match(text.slice(trimmed.start, trimmed.end), /^\S(?:.*\S)?$/su);
        const edges = new Set([...characters.segment(text)].map(({ index }) => index));
        edges.add(text.length);
        assert.ok(edges.has(trimmed.start) && edges.has(trimmed.end), JSON.stringify(text));
        assert.deepEqual(trimSpan(text, trimmed), trimmed);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads only the ends of a long text', () => {
    const text = `${'\u0301'.repeat(1_000_000)}好${' '.repeat(1_000_000)}`;
    assert.deepEqual(trimSpan(text, { start: 1_000_000, end: text.length }), {
      start: 1_000_000,
      end: 1_000_001,
    });
  });
});

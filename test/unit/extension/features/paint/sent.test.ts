import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Change, shiftSpans } from '../../../../../src/core/anchor/shift';
import type { Span } from '../../../../../src/core/text/span';
import { SentSpans } from '../../../../../src/extension/features/paint/sent';
import { SentLines } from '../../../../../src/extension/features/paint/sentLines';

const longAfter = 10_000;

/**
 * What VS Code does to a range that never grows at its edges: `nodeAcceptEdit` of its interval tree
 * (src/vs/editor/common/model/intervalTree.ts), without forced moves.
 */
function asVsCodeMoves({ start, end }: Span, change: Change): Span {
  const deleted = change.end - change.start;
  const common = Math.min(deleted, change.inserted);
  const delta = change.inserted - deleted;
  /** @param sticks whether the marker stays with what is before it */
  const move = (marker: number, sticks: boolean): number => {
    const isBefore = (offset: number, stays: boolean) =>
      marker < offset || (marker === offset && stays);
    if (isBefore(change.start, deleted > 0 || sticks)) return marker;
    if (common > 0 && isBefore(change.start + common, deleted > change.inserted || sticks))
      return marker;
    if (isBefore(change.end, sticks)) return change.start + change.inserted;
    return Math.max(0, marker + delta);
  };
  const moved = { start: move(start, false), end: move(end, true) };
  return { start: moved.start, end: Math.max(moved.start, moved.end) };
}

function shows(spans: readonly Span[], changes: readonly Change[]): boolean {
  const sent = new SentSpans(spans, 0);
  let now: readonly Span[] = spans;
  for (const change of changes) {
    sent.shift(change, longAfter);
    now = now.map((span) => asVsCodeMoves(span, change));
  }
  return sent.shows(now);
}

describe('What was sent to be painted', () => {
  const spans = [
    { start: 10, end: 20 },
    { start: 20, end: 25 },
    { start: 22, end: 40 },
  ];

  it('is what the window shows until something changes', () => {
    const sent = new SentSpans(spans, 0);
    assert.ok(sent.shows(spans));
    assert.ok(!sent.shows(spans.slice(1)));
    assert.ok(!sent.shows([{ start: 10, end: 21 }, ...spans.slice(1)]));
  });

  it('is still what it shows wherever one types or deletes a letter', () => {
    for (let at = 0; at <= 45; at++) {
      assert.ok(shows(spans, [{ start: at, end: at, inserted: 1 }]), `typed at ${at}`);
      assert.ok(shows(spans, [{ start: at, end: at + 1, inserted: 0 }]), `erased at ${at}`);
      assert.ok(shows(spans, [{ start: at, end: at + 1, inserted: 1 }]), `typed over ${at}`);
    }
  });

  it('is sent again where a range was replaced over its end', () => {
    assert.ok(!shows(spans, [{ start: 18, end: 23, inserted: 9 }]));
  });

  it('is sent again where the text changed while it was underway', () => {
    const sent = new SentSpans(spans, 1000);
    sent.shift({ start: 0, end: 0, inserted: 1 }, 1010);
    assert.ok(!sent.shows(spans.map(({ start, end }) => ({ start: start + 1, end: end + 1 }))));
  });

  it('is never taken to be elsewhere than where VS Code has it', () => {
    const change = fc
      .tuple(fc.nat(50), fc.nat(6), fc.nat(6))
      .map(([start, length, inserted]) => ({ start, end: start + length, inserted }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
        const sent = new SentSpans(spans, 0);
        const starts = Int32Array.from(spans, ({ start }) => start);
        const ends = Int32Array.from(spans, ({ end }) => end);
        let now: readonly Span[] = spans;
        for (const each of changes) {
          sent.shift(each, longAfter);
          shiftSpans(starts, ends, new Uint8Array(starts.length), each);
          now = now.map((span) => asVsCodeMoves(span, each));
        }
        const ours = spans.map((_, i) => ({ start: starts[i] ?? 0, end: ends[i] ?? 0 }));
        if (sent.shows(ours)) assert.deepEqual(ours, now);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('What was sent to stand beside lines', () => {
  const marks = [3, 5, 9].map((line) => ({ line, column: 0, words: '' }));
  const at = (...lines: number[]) => lines.map((line) => ({ line, column: 0, words: '' }));
  const after = (first: number, last: number, delta: number) => {
    const sent = new SentLines(marks, 0);
    sent.shift({ first, last, delta }, longAfter);
    return sent;
  };

  it('moves with the lines', () => {
    assert.ok(after(4, 4, 2).shows(at(3, 7, 11)));
    assert.ok(after(0, 2, -2).shows(at(1, 3, 7)));
    assert.ok(after(20, 20, 1).shows(marks));
  });

  it('is sent again where its own line was parted or joined', () => {
    assert.ok(!after(5, 5, 1).shows(at(3, 5, 10)));
    assert.ok(!after(4, 5, -1).shows(at(3, 4, 8)));
  });

  it('is other when its words are', () => {
    const sent = new SentLines([{ line: 1, column: 4, words: 'Mentoring' }], 0);
    assert.ok(sent.shows([{ line: 1, column: 9, words: 'Mentoring' }]));
    assert.ok(!sent.shows([{ line: 1, column: 4, words: 'Mentoring · Pace' }]));
  });
});

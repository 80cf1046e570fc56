import type { Segment } from './segment';

/** From this share of repeating lines on, a file is one of rolling captions. */
const rolling = 0.3;

/**
 * Live captions show each line twice, first as the new one and then as the one before, or let a line
 * grow word by word. Each line is kept once, with its first time. In other files what is said twice
 * was said twice.
 */
export function withoutRepeats(segments: readonly Segment[]): readonly Segment[] {
  const repeats = segments.filter((segment, i) => {
    const before = segments[i - 1];
    return before !== undefined && (isSame(before, segment) || grows(before, segment));
  });
  if (segments.length < 4 || repeats.length < segments.length * rolling) return segments;
  const kept: Segment[] = [];
  for (const segment of segments) {
    const last = kept.at(-1);
    if (last && grows(last, segment)) kept[kept.length - 1] = { ...segment, start: last.start };
    else if (!kept.slice(-2).some((earlier) => isSame(earlier, segment))) kept.push(segment);
  }
  return kept;
}

function isSame(a: Segment, b: Segment): boolean {
  return a.words === b.words && a.speaker === b.speaker;
}

function grows(before: Segment, { words, speaker }: Segment): boolean {
  return (
    before.speaker === speaker &&
    words.length > before.words.length &&
    words.startsWith(before.words)
  );
}

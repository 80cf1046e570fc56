import { skipBlank, skipBlankBack } from './chars';
import type { Span } from './span';
import type { Transcript } from './turns';
import { type Direction, UnitWalk } from './unitWalk';
import { wordAt } from './words';

/** How an excerpt is made larger or smaller. */
export interface EndMove {
  readonly end: 'start' | 'end';
  readonly way: 'grow' | 'shrink';
  /** A word of Chinese by dictionary; marks between words count as one. */
  readonly by: 'word' | 'sentence';
}

/**
 * The stretch with one of its ends at the next boundary of words or sentences. Ends stand in what
 * people say: labels are passed over. Undefined where there is no boundary, or nothing would be left.
 */
export function moveEnd(
  text: string,
  transcript: Transcript,
  span: Span,
  { end, way, by }: EndMove,
): Span | undefined {
  if (span.end <= span.start) return undefined;
  const direction: Direction = (end === 'end') === (way === 'grow') ? 1 : -1;
  const place = by === 'word' ? nextWord : nextSentence;
  const at = place(text, transcript, span, end, direction);
  if (at === undefined) return undefined;
  const moved = end === 'end' ? { start: span.start, end: at } : { start: at, end: span.end };
  return moved.end > moved.start ? moved : undefined;
}

function nextSentence(
  text: string,
  transcript: Transcript,
  span: Span,
  end: 'start' | 'end',
  direction: Direction,
): number | undefined {
  const walk = new UnitWalk(text, transcript, 'sentence');
  const here = walk.at(end === 'end' ? span.end - 1 : span.start);
  if (!here) return undefined;
  const isInside = end === 'end' ? span.end < here.span.end : span.start > here.span.start;
  const grows = (end === 'end') === (direction === 1);
  const goal = grows && isInside ? here : walk.next(here, direction);
  return goal?.span[end];
}

function nextWord(
  text: string,
  transcript: Transcript,
  span: Span,
  end: 'start' | 'end',
  direction: Direction,
): number | undefined {
  const walk = new UnitWalk(text, transcript, 'part');
  const here = walk.at(end === 'end' ? span.end - 1 : span.start);
  if (!here) return undefined;
  const passed = passWord(text, here.span, span[end], direction);
  const other = walk.next(here, direction)?.span;
  if (passed === undefined)
    return other && passWord(text, other, direction === 1 ? other.start : other.end, direction);
  // An end stands at words: behind the ones that stay, or before them.
  const { start: first, end: last } = here.span;
  const at = end === 'end' ? skipBlankBack(text, first, passed) : skipBlank(text, passed, last);
  const isVain = end === 'end' ? at <= first : at >= last;
  return isVain ? other?.[end] : at;
}

/** The place behind the word or marks that come next in a part; undefined if nothing comes. */
function passWord(
  text: string,
  part: Span,
  from: number,
  direction: Direction,
): number | undefined {
  if (direction === 1) {
    const at = skipBlank(text, Math.max(from, part.start), part.end);
    if (at >= part.end) return undefined;
    const marks = /^[\p{P}\p{S}]+/u.exec(text.slice(at, part.end))?.[0].length ?? 0;
    return marks ? at + marks : Math.max(wordAt(text, at, part).end, at + 1);
  }
  const at = skipBlankBack(text, part.start, Math.min(from, part.end));
  if (at <= part.start) return undefined;
  const marks = /[\p{P}\p{S}]+$/u.exec(text.slice(Math.max(part.start, at - 32), at))?.[0].length;
  return marks ? at - marks : Math.min(wordAt(text, at - 1, part).start, at - 1);
}

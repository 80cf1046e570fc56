import { isHan, splitsPair } from '../text/chars';
import { type Lines, offsetAt, spanOf } from '../text/lines';
import { overlaps, type Span } from '../text/span';
import { type Match, searchApproximately } from './approximate';
import type { Candidate, Location } from './location';
import type { Selector } from './selector';

/** A quote of fewer units than this says too little to be trusted without its context. */
const tellingQuote = 8;
/** Units of context that must agree before one of several equal quotes is believed. */
const tellingContext = 8;
/** Share of a quote that may differ where it is looked for approximately. */
const tolerance = 0.3;
/** Longer quotes are looked for by their two ends. */
const longQuote = 512;
const endOfLongQuote = 128;
/** Units around its old place in which a changed quote is looked for; few texts are longer. */
const reach = 1_000_000;

/**
 * Finds an excerpt: text at its range, else its quote exactly with the context that fits best,
 * else approximately. Cheap before dear: an untouched source costs one comparison.
 */
export function locate(text: string, lines: Lines, selector: Selector): Location {
  const there = spanOf(lines, selector.range);
  if (there && text.slice(there.start, there.end) === selector.quote)
    return { state: 'found', span: there };
  const expected = there?.start ?? offsetAt(lines, selector.range[0], 1) ?? text.length;
  const exact = exactly(text, selector, expected);
  if (exact) return exact;
  const [best] = approximately(text, selector, expected);
  return best ? { state: 'moved', ...best } : { state: 'lost' };
}

/** All occurrences are looked at, but of very many only these are compared. */
const mostOccurrences = 1000;

/** Where an excerpt may be, best first, at most `most`; none overlaps a better one. */
export function candidates(
  text: string,
  lines: Lines,
  selector: Selector,
  most = 5,
): readonly Candidate[] {
  const expected = offsetAt(lines, selector.range[0], 1) ?? text.length;
  const chosen: Candidate[] = [];
  for (const candidate of [
    ...occurrences(text, selector, expected),
    ...approximately(text, selector, expected),
  ]) {
    if (chosen.length === most) break;
    if (!chosen.some(({ span }) => overlaps(span, candidate.span))) chosen.push(candidate);
  }
  return chosen;
}

/** Where the very words stand, the best context first, then the nearest. */
function occurrences(text: string, selector: Selector, expected: number): Candidate[] {
  const { quote } = selector;
  const ranked: { span: Span; context: number }[] = [];
  let at = quote ? text.indexOf(quote) : -1;
  for (; at >= 0 && ranked.length < mostOccurrences; at = text.indexOf(quote, at + 1)) {
    const span = { start: at, end: at + quote.length };
    ranked.push({ span, context: contextInCommon(text, span, selector) });
  }
  const distance = (span: Span) => Math.abs(span.start - expected);
  ranked.sort((a, b) => b.context - a.context || distance(a.span) - distance(b.span));
  return ranked.map(({ span }) => ({ span, similarity: 1, because: 'place' }));
}

function exactly(text: string, selector: Selector, expected: number): Location | undefined {
  const { quote } = selector;
  let best: Span | undefined;
  let bestContext = -1;
  let runnerUp = -1;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const span = { start: at, end: at + quote.length };
    const context = contextInCommon(text, span, selector);
    const isNearer = best && Math.abs(at - expected) < Math.abs(best.start - expected);
    if (context > bestContext || (context === bestContext && isNearer)) {
      runnerUp = Math.max(runnerUp, bestContext);
      best = span;
      bestContext = context;
    } else runnerUp = Math.max(runnerUp, context);
  }
  if (!best) return undefined;
  const wholeContext = selector.before.length + selector.after.length;
  const isTold = bestContext > runnerUp && bestContext >= Math.min(tellingContext, wholeContext);
  const isTelling = runnerUp < 0 && quote.length >= tellingQuote;
  if (isTold || isTelling) return { state: 'found', span: best };
  return { state: 'moved', span: best, similarity: 1, because: 'place' };
}

function approximately(text: string, selector: Selector, expected: number): Candidate[] {
  const { quote } = selector;
  if (!saysEnough(quote)) return [];
  const from = Math.max(0, expected - reach);
  const near = text.slice(from, expected + quote.length + reach);
  const inNear =
    quote.length > longQuote
      ? searchByEnds(near, quote)
      : searchApproximately(near, quote, Math.floor(quote.length * tolerance));
  const matches = inNear.map(({ start, end, errors }) => ({
    start: start + from,
    end: end + from,
    errors,
  }));
  const rank = (match: Match) =>
    match.errors - Math.min(tellingContext, contextInCommon(text, match, selector));
  const distance = (match: Match) => Math.abs(match.start - expected);
  matches.sort((a, b) => rank(a) - rank(b) || distance(a) - distance(b));
  return matches.map((match) => ({
    span: wholeCharacters(text, match),
    similarity: 1 - match.errors / quote.length,
    because: 'words',
  }));
}

/** Whether a quote can be told by most of it: a Chinese character says as much as two letters. */
function saysEnough(quote: string): boolean {
  let weight = 0;
  for (let at = 0; at < quote.length && weight < tellingQuote; at++)
    weight += isHan(quote.charCodeAt(at)) ? 2 : 1;
  return weight >= tellingQuote;
}

/** A long quote is where its beginning is followed, about its own length later, by its end. */
function searchByEnds(text: string, quote: string): Match[] {
  const errors = Math.floor(endOfLongQuote * tolerance);
  const heads = searchApproximately(text, quote.slice(0, endOfLongQuote), errors);
  const tails = searchApproximately(text, quote.slice(-endOfLongQuote), errors);
  const slack = quote.length * tolerance;
  return heads.flatMap((head) =>
    tails
      .filter((tail) => Math.abs(tail.end - head.start - quote.length) <= slack)
      .map((tail) => ({
        start: head.start,
        end: tail.end,
        errors: Math.max(
          Math.abs(tail.end - head.start - quote.length),
          ((head.errors + tail.errors) * quote.length) / (2 * endOfLongQuote),
        ),
      })),
  );
}

/** How many units directly around a span are as the selector's context says. */
function contextInCommon(text: string, span: Span, { before, after }: Selector): number {
  let left = 0;
  while (left < before.length && before.at(-1 - left) === text[span.start - 1 - left]) left++;
  let right = 0;
  while (right < after.length && after[right] === text[span.end + right]) right++;
  return left + right;
}

/** A span that begins or ends in the middle of a surrogate pair, widened to the whole pair. */
function wholeCharacters(text: string, { start, end }: Span): Span {
  return {
    start: splitsPair(text, start) ? start - 1 : start,
    end: splitsPair(text, end) ? end + 1 : end,
  };
}

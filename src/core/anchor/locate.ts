import { isHan, splitsPair } from '../text/chars';
import { type Lines, offsetAt, spanOf } from '../text/lines';
import type { Span } from '../text/span';
import { type Match, searchApproximately } from './approximate';
import type { Selector } from './selector';

/** Where an excerpt is in the text as it is now. */
export type Location =
  | { readonly state: 'found'; readonly span: Span }
  /** Probably here: a person should confirm. `similarity` is from 0 to 1. */
  | { readonly state: 'moved'; readonly span: Span; readonly similarity: number }
  | { readonly state: 'lost' };

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
  return exactly(text, selector, expected) ?? approximately(text, selector, expected);
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
  return { state: 'moved', span: best, similarity: 1 };
}

function approximately(text: string, selector: Selector, expected: number): Location {
  const { quote } = selector;
  if (!saysEnough(quote)) return { state: 'lost' };
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
  const [best] = matches.sort((a, b) => rank(a) - rank(b) || distance(a) - distance(b));
  if (!best) return { state: 'lost' };
  const span = wholeCharacters(text, best);
  return { state: 'moved', span, similarity: 1 - best.errors / quote.length };
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

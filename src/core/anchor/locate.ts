import { compareRanges } from '../base/problem';
import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { besideKnown } from './beside';
import { foldParts } from './fold';
import type { Location } from './location';
import { Search } from './search';
import type { Selector } from './selector';
import { hasTime, withoutTimes } from './times';
import { atItsPlace, walk } from './walk';

/** Where one excerpt is, as far as it alone tells; `locateAll` knows more. */
export function locate(text: string, lines: Lines, selector: Selector): Location {
  return locateAll(text, lines, [selector])[0] ?? lost;
}

/**
 * Where the excerpts of one source are in its text as it is now. Cheap before dear: in a text that
 * is as it was, each costs one comparison; else what stands to the letter is followed in order
 * (`walk`), then what stands beside it with one side changed (`besideKnown`), and the rest is looked
 * for by what is left of words and context (`Search`), of which the places of the others are a
 * measure.
 * @param known where some are, as is known from elsewhere
 * @param parts of the text where the others may be; all of it, if undefined
 */
export function locateAll(
  text: string,
  lines: Lines,
  selectors: readonly Selector[],
  known: readonly (Span | undefined)[] = [],
  parts?: readonly Span[],
): readonly Location[] {
  const spans = selectors.map((selector, i) => known[i] ?? atItsPlace(text, lines, selector));
  if (!spans.includes(undefined)) return spans.map(located);
  const { distinct, rows, knownOf } = distinctOf(selectors, known);
  const walked = besideKnown(text, lines, distinct, walk(text, lines, distinct, knownOf));
  const found = walked.includes(undefined)
    ? searched({ text, lines, selectors: distinct, parts }, walked)
    : walked.map(located);
  return selectors.map((_, i) => (known[i] ? located(known[i]) : (found[rows[i] ?? -1] ?? lost)));
}

const lost: Location = { state: 'lost' };

function located(span: Span | undefined): Location {
  return span ? { state: 'found', span } : lost;
}

interface Sought {
  readonly text: string;
  readonly lines: Lines;
  readonly selectors: readonly Selector[];
  readonly parts: readonly Span[] | undefined;
}

/** Times are good marks where they stay; what is not found by them is looked for without. */
function searched(
  { text, lines, selectors, parts }: Sought,
  spans: readonly (Span | undefined)[],
): readonly Location[] {
  const whole = parts ?? [{ start: 0, end: text.length }];
  const folded = foldParts(text, whole);
  const found = new Search(text, lines, selectors, [...spans], folded, 'kept').run();
  const isLost = (_: Selector, i: number) => found[i]?.state === 'lost';
  const missing = selectors.filter(isLost);
  if (!missing.some(hasTimes) && !(missing.length && hasTime(text))) return found;
  const known = found.map((location) => (location.state === 'lost' ? undefined : location.span));
  const bare = withoutTimes(text, folded, whole);
  const more = new Search(text, lines, selectors, known, bare, 'none').run();
  return found.map((location, i) => (location.state === 'lost' ? (more[i] ?? location) : location));
}

function hasTimes({ before, quote, after }: Selector): boolean {
  return hasTime(before) || hasTime(quote) || hasTime(after);
}

interface Distinct {
  /** In the order of their places. */
  readonly distinct: readonly Selector[];
  /** For each selector, which of `distinct` it is. */
  readonly rows: Int32Array;
  /** Where some of `distinct` are, as is known from elsewhere. */
  readonly knownOf: readonly (Span | undefined)[];
}

/** Coders often code the same words: those are looked for once. */
function distinctOf(
  selectors: readonly Selector[],
  known: readonly (Span | undefined)[],
): Distinct {
  const order = selectors.map((selector, i) => ({ selector, i }));
  order.sort((a, b) => compareSelectors(a.selector, b.selector));
  const distinct: Selector[] = [];
  const knownOf: (Span | undefined)[] = [];
  const rows = new Int32Array(selectors.length);
  for (const { selector, i } of order) {
    const last = distinct.at(-1);
    if (!last || compareSelectors(last, selector) !== 0) distinct.push(selector);
    rows[i] = distinct.length - 1;
    knownOf[distinct.length - 1] ??= known[i];
  }
  return { distinct, rows, knownOf };
}

function compareSelectors(a: Selector, b: Selector): number {
  return (
    compareRanges(a.range, b.range) ||
    compareStrings(a.quote, b.quote) ||
    compareStrings(a.before, b.before) ||
    compareStrings(a.after, b.after)
  );
}

function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

import { compareRanges } from '../base/problem';
import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import type { Location } from './location';
import { Search } from './search';
import type { Selector } from './selector';
import { atItsPlace, walk } from './walk';

/** Where one excerpt is, as far as it alone tells; `locateAll` knows more. */
export function locate(text: string, lines: Lines, selector: Selector): Location {
  return locateAll(text, lines, [selector])[0] ?? lost;
}

/**
 * Where the excerpts of one source are in its text as it is now. Cheap before dear: in a text that
 * is as it was, each costs one comparison; else what stands to the letter is followed in order
 * (`walk`), and the rest is looked for by what is left of words and context (`Search`), of which
 * the places of the others are a measure.
 * @param known where some are, as is known from elsewhere
 */
export function locateAll(
  text: string,
  lines: Lines,
  selectors: readonly Selector[],
  known: readonly (Span | undefined)[] = [],
): readonly Location[] {
  const spans = selectors.map((selector, i) => known[i] ?? atItsPlace(text, lines, selector));
  if (!spans.includes(undefined)) return spans.map(located);
  const distinct = new Map<string, { selector: Selector; span: Span | undefined }>();
  const keys = selectors.map((selector, i) => {
    const key = keyOf(selector);
    distinct.set(key, { selector, span: known[i] ?? distinct.get(key)?.span });
    return key;
  });
  const sorted = [...distinct.entries()].sort(([, a], [, b]) =>
    compareRanges(a.selector.range, b.selector.range),
  );
  const wanted = sorted.map(([, { selector }]) => selector);
  const walked = walk(
    text,
    lines,
    wanted,
    sorted.map(([, { span }]) => span),
  );
  const found = walked.includes(undefined)
    ? new Search(text, lines, wanted, walked).run()
    : walked.map(located);
  const byKey = new Map(sorted.map(([key], i) => [key, found[i] ?? lost]));
  return keys.map((key, i) => (known[i] ? located(known[i]) : (byKey.get(key) ?? lost)));
}

const lost: Location = { state: 'lost' };

function located(span: Span | undefined): Location {
  return span ? { state: 'found', span } : lost;
}

/** Coders often code the same words: those are looked for once. */
function keyOf({ range, before, quote, after }: Selector): string {
  return [range.join(' '), before, quote, after].join('\0');
}

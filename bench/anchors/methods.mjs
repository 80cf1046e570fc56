// How else excerpts can be found again, each as well as its idea allows.
import { diffLines } from './lineDiff.mjs';

const lost = { state: 'lost' };

/** The same line and column. */
export function byPosition({ lines, selectors, engine }) {
  return selectors.map(({ range }) => found(engine.spanOf(lines, range)));
}

/** The first place where the very words stand. */
export function byQuote({ text, selectors }) {
  return selectors.map(({ quote }) => {
    const start = text.indexOf(quote);
    return start < 0 ? lost : found({ start, end: start + quote.length });
  });
}

/**
 * Lines that a diff of the text before and after says are the same take their excerpts along;
 * those of changed lines stay on the line that came in their place. Needs the text before.
 */
export function byLines({ text, before, lines, selectors, engine }) {
  const lineNow = diffLines(before.split('\n'), text.split('\n'));
  return selectors.map(({ range: [line, column, lastLine, lastColumn] }) => {
    const [first, last] = [lineNow[line - 1], lineNow[lastLine - 1]];
    if (first === undefined || last === undefined) return lost;
    return found(clamped(engine, lines, [first + 1, column, last + 1, lastColumn]));
  });
}

/**
 * As Hypothesis's client: the text at the position if it is the quote; else every place of the
 * quote, else places with at most half of it other, ranked by quote (50), context before (20) and
 * after (20) and nearness (2). `search` is approx-string-match.
 */
export function byMatcher(search) {
  return ({ text, lines, selectors, engine }) =>
    selectors.map((selector) => {
      const there = engine.spanOf(lines, selector.range);
      if (there && text.slice(there.start, there.end) === selector.quote) return found(there);
      const hint = there?.start ?? engine.offsetAt(lines, selector.range[0], 1);
      return bestMatch(search, text, selector, hint);
    });
}

function bestMatch(search, text, { quote, before, after }, hint) {
  if (!quote) return lost;
  const most = Math.min(256, quote.length / 2);
  const matches = exactOrNear(search, text, quote, most);
  let best;
  for (const { start, end, errors } of matches) {
    const quoteScore = 1 - errors / quote.length;
    const head = before
      ? nearness(search, text.slice(Math.max(0, start - before.length), start), before)
      : 1;
    const tail = after ? nearness(search, text.slice(end, end + after.length), after) : 1;
    const position = hint === undefined ? 1 : 1 - Math.abs(start - hint) / text.length;
    const score = (50 * quoteScore + 20 * head + 20 * tail + 2 * position) / 92;
    if (!best || score > best.score) best = { start, end, score, errors };
  }
  if (!best) return lost;
  return { state: best.errors ? 'moved' : 'found', span: { start: best.start, end: best.end } };
}

function exactOrNear(search, text, quote, most) {
  const exact = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    exact.push({ start: at, end: at + quote.length, errors: 0 });
  return exact.length ? exact : search(text, quote, most);
}

function nearness(search, text, wanted) {
  if (text.includes(wanted)) return 1;
  const matches = search(text, wanted, wanted.length);
  if (!matches.length) return 0;
  return 1 - Math.min(...matches.map(({ errors }) => errors)) / wanted.length;
}

function clamped(engine, lines, [line, column, lastLine, lastColumn]) {
  const start = inLine(engine, lines, line, column);
  const end = inLine(engine, lines, lastLine, lastColumn);
  return end > start ? { start, end } : undefined;
}

function inLine(engine, lines, line, column) {
  const exact = engine.offsetAt(lines, line, column);
  return exact ?? engine.lineSpan(lines, line)?.end ?? lines.length;
}

function found(span) {
  return span ? { state: 'found', span } : lost;
}

import type { Range } from '../core/base/problem';
import { Refusal } from '../core/base/refusal';
import { sentence } from '../core/base/sentences';
import { toLf } from '../core/text/decode';
import { lineAt, type Lines, lineSpan, spanOf } from '../core/text/lines';
import type { Span } from '../core/text/span';
import { WrongUsage } from './usage';

/** An excerpt as a command names it. */
export type Place =
  | { readonly kind: 'lines'; readonly first: number; readonly last: number }
  | { readonly kind: 'range'; readonly range: Range }
  | { readonly kind: 'find'; readonly words: string };

/** How many lines are told of words that stand there too often. */
const most = 20;

/** Throws WrongUsage unless exactly one way is given, as it should be. */
export function readPlace(given: {
  readonly lines?: string | undefined;
  readonly range?: string | undefined;
  readonly find?: string | undefined;
}): Place {
  const { lines, range, find } = given;
  const ways = [lines, range, find].filter((way) => way !== undefined);
  if (ways.length !== 1)
    throw new WrongUsage('Say once where the excerpt is: --lines, --range or --find.');
  if (lines !== undefined) return readLines(lines);
  if (range !== undefined) return readRange(range);
  if (!find) throw new WrongUsage('--find is empty.');
  return { kind: 'find', words: toLf(find) };
}

function readLines(text: string): Place {
  const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  const [first, last] = [Number(from), Number(to)];
  if (!(first >= 1 && last >= first))
    throw new WrongUsage(`--lines are two line numbers, as in 12-14; not “${text}”.`);
  return { kind: 'lines', first, last };
}

function readRange(text: string): Place {
  const [, ...numbers] = /^(\d+):(\d+)-(\d+):(\d+)$/.exec(text) ?? [];
  const [l1 = 0, c1 = 0, l2 = 0, c2 = 0] = numbers.map(Number);
  if (!(l1 >= 1 && c1 >= 1 && c2 >= 1 && (l2 > l1 || (l2 === l1 && c2 > c1))))
    throw new WrongUsage(
      `--range is from a place to a later one, as in 12:5-14:31; not “${text}”.`,
    );
  return { kind: 'range', range: [l1, c1, l2, c2] };
}

/** Throws a Refusal where the text has no such place, or more than one. */
export function spanOfPlace(path: string, text: string, lines: Lines, place: Place): Span {
  switch (place.kind) {
    case 'lines': {
      const [first, last] = [lineSpan(lines, place.first), lineSpan(lines, place.last)];
      if (!first || !last) throw noSuchPlace(path, lines);
      return { start: first.start, end: last.end };
    }
    case 'range': {
      const span = spanOf(lines, place.range);
      if (!span) throw noSuchPlace(path, lines);
      return span;
    }
    case 'find':
      return findOnce(path, text, lines, place.words);
  }
}

function noSuchPlace(path: string, lines: Lines): Refusal {
  return new Refusal(
    sentence('There is no such place in {path}, which has {count} lines. Look it up there.', {
      path,
      count: lines.starts.length,
    }),
  );
}

function findOnce(path: string, text: string, lines: Lines, words: string): Span {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  const [start] = found;
  if (start === undefined)
    throw new Refusal(
      sentence('“{words}” is not in {path}. Give the words exactly as they stand there.', {
        words,
        path,
      }),
    );
  if (found.length === 1) return { start, end: start + words.length };
  const told = found.slice(0, most).map((at) => lineAt(lines, at));
  throw new Refusal(
    sentence(
      '“{words}” is in {path} {count} times, on lines {lines}. Give more of the words around it, or use --range.',
      {
        words,
        path,
        count: found.length,
        lines: told.join(', ') + (found.length > most ? ', …' : ''),
      },
    ),
  );
}

import type { Project } from '../../project/project';
import type { Range } from '../../base/problem';
import { rangeOf } from '../../text/lines';
import type { Span } from '../../text/span';
import { caseOfSpan } from '../caseOf';
import { finderOf, mayHold, type Wording } from '../search/finder';
import { type TextRequest, textsOf } from '../texts';

/** A place where words stand, with what is around them in the same turn (KWIC: key word in context). */
export interface ConcordanceLine {
  /** Path. */
  readonly source: string;
  /** UTF-16 offsets. */
  readonly span: Span;
  readonly range: Range;
  /** Id. */
  readonly case: string;
  readonly speaker: string | undefined;
  /** At most `width` characters; line ends and other white space are one space. */
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

export interface ConcordanceRequest extends TextRequest {
  readonly look: Wording;
  /** Characters to each side. */
  readonly width: number;
}

/**
 * Every place of some words, in the order of sources and text.
 * @throws Refusal for nothing to look for, or a pattern that is none
 */
export async function* concordance(
  project: Project,
  { look, width, ...request }: ConcordanceRequest,
): AsyncGenerator<ConcordanceLine> {
  const find = finderOf(look, project.settings.terms);
  const isWorthIt = mayHold(look);
  for await (const { source, passages } of textsOf(project, request, isWorthIt)) {
    const { path, text, lines } = source;
    const facts = project.sources.get(path);
    for (const { turn, parts } of passages) {
      if (!isWorthIt(text.slice(turn.span.start, turn.span.end))) continue;
      for (const span of find(text, parts)) {
        const around = 3 * width;
        const before = said(text, turn.parts, { start: span.start - around, end: span.start });
        const after = said(text, turn.parts, { start: span.end, end: span.end + around });
        yield {
          source: path,
          span,
          range: rangeOf(lines, text, span),
          case: facts ? caseOfSpan(project, source, facts, span) : path,
          speaker: turn.speaker,
          before: lastOf(before, width),
          words: plain(text.slice(span.start, span.end)),
          after: firstOf(after, width),
        };
      }
    }
  }
}

/** @param by what stands nearest to the words, on either side, decides first */
export function sortedLines(
  lines: readonly ConcordanceLine[],
  by: 'before' | 'after',
): ConcordanceLine[] {
  const order = new Intl.Collator(['zh', 'en'], { numeric: true });
  const key = new Map(lines.map((line) => [line, orderBy(line, by)]));
  return [...lines].sort((a, b) => order.compare(key.get(a) ?? '', key.get(b) ?? ''));
}

/** What a line is put in order by: the words on one side, the nearest first. */
export function orderBy({ before, after }: ConcordanceLine, by: 'before' | 'after'): string {
  return by === 'after' ? after.trim() : backwards(before);
}

/** Words from the last to the first; of Chinese, characters. */
function backwards(text: string): string {
  const words = text.trim().match(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu) ?? [];
  return words.reverse().join(' ');
}

/** What is said in a stretch of a turn: no times of cues, nor what else stands between its parts. */
function said(text: string, parts: readonly Span[], { start, end }: Span): string {
  const pieces = parts
    .filter((part) => part.start < end && part.end > start)
    .map((part) => text.slice(Math.max(part.start, start), Math.min(part.end, end)));
  return plain(pieces.join(' '));
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function firstOf(text: string, count: number): string {
  return Array.from(text).slice(0, count).join('');
}

function lastOf(text: string, count: number): string {
  return count ? Array.from(text).slice(-count).join('') : '';
}

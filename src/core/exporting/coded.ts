import type { LocatedCoding, LocatedSource } from '../project/located';
import type { Project } from '../project/project';
import { lineSpan } from '../text/lines';
import type { Span } from '../text/span';
import type { ExportRequest } from './request';

/** A coding where it is, with what a reader wants to know of it. */
export interface Marked {
  readonly coding: LocatedCoding;
  readonly span: Span;
}

/** A source as it is read, with its codings. */
export interface CodedSource {
  readonly source: LocatedSource;
  readonly marked: readonly Marked[];
}

/** The codings asked for that have a place in a source, in the order of the text. */
export function markedIn(
  source: LocatedSource,
  { codes, coders }: Pick<ExportRequest, 'codes' | 'coders'>,
): Marked[] {
  return source.codings
    .flatMap((coding): Marked[] =>
      coding.location.state === 'lost' ? [] : [{ coding, span: coding.location.span }],
    )
    .filter(
      ({ coding }) =>
        (!codes?.length || codes.includes(coding.record.code)) &&
        (!coders?.length || coders.includes(coding.coder)),
    )
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** The paths asked for, of those that there are. */
export function pathsAsked(project: Project, { sources, cases }: ExportRequest): string[] {
  return [...project.sources]
    .filter(
      ([path, facts]) =>
        (!sources?.length || sources.includes(path)) &&
        (!cases?.length || [path, ...facts.cases].some((id) => cases.includes(id))),
    )
    .map(([path]) => path);
}

/** A line of a source cut where codings begin and end. */
export interface Piece {
  readonly text: string;
  /** Numbers of those that are on it. */
  readonly on: readonly number[];
  /** Of those that begin, and end, with it. */
  readonly begins: readonly number[];
  readonly ends: readonly number[];
}

/** The pieces of every line of a source, in order. */
export function piecesByLine({ source, marked }: CodedSource): Piece[][] {
  const { text, lines } = source;
  const spans = marked.map(({ span }, number) => ({ number, ...span }));
  let next = 0;
  let near: Numbered[] = [];
  return Array.from(lines.starts, (_, i) => {
    const line = lineSpan(lines, i + 1) ?? { start: 0, end: 0 };
    for (let span = spans[next]; span && span.start <= line.end; span = spans[++next])
      near.push(span);
    near = near.filter(({ end }) => end > line.start);
    return piecesOf(text, line, near);
  });
}

interface Numbered extends Span {
  readonly number: number;
}

/** @param line without its line end */
function piecesOf(text: string, line: Span, near: readonly Numbered[]): Piece[] {
  const inside = (at: number) => at > line.start && at < line.end;
  const cuts = near.flatMap(({ start, end }) => [start, end]).filter(inside);
  const edges = [...new Set([line.start, ...cuts, line.end])].sort((a, b) => a - b);
  const last = Math.max(1, edges.length - 1);
  return Array.from({ length: last }, (_, i) => {
    const start = edges[i] ?? line.end;
    const end = edges[i + 1] ?? line.end;
    // The line end belongs to the last piece.
    const until = i === last - 1 ? line.end + 1 : end;
    const numbers = (test: (span: Span) => boolean) =>
      near.filter(test).map(({ number }) => number);
    return {
      text: text.slice(start, end),
      on: numbers((span) => span.start < until && span.end > start),
      begins: numbers((span) => span.start >= start && span.start < until),
      ends: numbers((span) => span.end > start && span.end <= until && span.end > line.start),
    };
  });
}

import type { Project } from '../project/project';
import type { Span } from '../text/span';
import type { Turn } from '../text/turn';
import type { Part } from './query/parts';
import { answersTo } from './query/query';
import { type SpokenSource, spokenSources } from './spoken';

/** Which words are meant. */
export interface TextRequest {
  /** Only what these excerpts hold; everything that is said where left out. */
  readonly part?: Part | undefined;
  /** Paths; all sources where left out or empty. */
  readonly sources?: readonly string[];
  /** What interviewers say is left out unless it is asked for. */
  readonly withInterviewers?: boolean;
}

/** One turn of a source, and what of its words is meant. */
export interface Passage {
  readonly turn: Turn;
  /** In order, without overlaps; UTF-16 offsets. */
  readonly parts: readonly Span[];
}

export interface SourceText {
  readonly source: SpokenSource;
  readonly passages: readonly Passage[];
}

/**
 * What is said, source by source: labels, times and headings are no words. What can't be read as text
 * is left out.
 * @param mayAnswer a quick test of a whole text: those that fail it are left out
 */
export async function* textsOf(
  project: Project,
  { part, sources, withInterviewers }: TextRequest,
  mayAnswer?: (text: string) => boolean,
): AsyncGenerator<SourceText> {
  const isAsked = sources?.length ? new Set(sources) : undefined;
  const passages = (source: SpokenSource, within?: readonly Span[]): SourceText => ({
    source,
    passages: source.transcript.turns
      .filter(({ isInterviewer }) => withInterviewers || !isInterviewer)
      .map((turn) => ({ turn, parts: within ? shared(turn.parts, within) : turn.parts }))
      .filter(({ parts }) => parts.length > 0),
  });
  if (!part) {
    const paths = [...project.sources.keys()].filter((path) => !isAsked || isAsked.has(path));
    for await (const source of spokenSources(project, paths, mayAnswer)) yield passages(source);
    return;
  }
  for await (const { rows, mask } of answersTo(project, part, true)) {
    const source = rows.read?.source;
    if (!source || (isAsked && !isAsked.has(rows.path))) continue;
    const spans: Span[] = [];
    for (let row = 0; row < rows.count; row++)
      if ((!mask || mask[row]) && (rows.starts[row] ?? -1) >= 0)
        spans.push({ start: rows.starts[row] ?? 0, end: rows.ends[row] ?? 0 });
    yield passages(source, joined(spans));
  }
}

/** Stretches in order, those that touch as one. */
export function joined(spans: readonly Span[]): Span[] {
  const all: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}

/** What of some stretches is in others; both in order and without overlaps. */
function shared(spans: readonly Span[], within: readonly Span[]): Span[] {
  const found: Span[] = [];
  let at = 0;
  for (const span of spans) {
    while ((within[at]?.end ?? Infinity) <= span.start) at++;
    for (let i = at; (within[i]?.start ?? Infinity) < span.end; i++) {
      const one = within[i];
      if (!one) break;
      const [start, end] = [Math.max(span.start, one.start), Math.min(span.end, one.end)];
      if (end > start) found.push({ start, end });
    }
  }
  return found;
}

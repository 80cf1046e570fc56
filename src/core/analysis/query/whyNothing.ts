import type { Project } from '../../project/project';
import { parseQuery } from './parse';
import { countAnswers, prepared } from './query';

/** A part of a question, and how many codings answer it by itself. */
export interface PartCount {
  readonly text: string;
  readonly count: number;
}

/**
 * Where nothing answers a question: what each of the things it asks for together has by itself.
 * Empty for a question that asks for one thing.
 */
export async function whyNothing(project: Project, text: string): Promise<readonly PartCount[]> {
  const query = parseQuery(text);
  if (query.kind !== 'and') return [];
  const counts: PartCount[] = [];
  for (const part of query.parts) {
    if (part.kind === 'all') continue;
    const words = text.slice(part.span.start, part.span.end);
    counts.push({ text: words, count: await countAnswers(project, prepared(project, words)) });
  }
  return counts;
}

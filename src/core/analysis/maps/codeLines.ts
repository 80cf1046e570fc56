import { casesOf } from '../../cases/register';
import type { Project } from '../../project/project';
import type { Span } from '../../text/span';
import { answerFor, prepared } from '../query/query';
import { nowhere } from '../sourceRows';
import { joined } from '../texts';

/** Where in a source codes stand. */
export interface CodeLines {
  /** Path. */
  readonly source: string;
  /** Ids. */
  readonly cases: readonly string[];
  /** Of the text, in UTF-16 units. */
  readonly length: number;
  /** For each lane, the stretches of the text that are coded so; what touches is one. */
  readonly lanes: readonly (readonly Span[])[];
}

/**
 * Source by source; those without any coding of these lanes are left out. Reads every text that is
 * asked for.
 * @param lanes codes, each with the ids that count for it
 * @param where in the language of queries; all where it is empty
 * @param paths of the sources that are meant: all that are coded, in the order of their paths
 */
export async function codeLines(
  project: Project,
  lanes: readonly ReadonlySet<string>[],
  where: string,
  paths: readonly string[] = [...project.index.sources()].sort(),
): Promise<readonly CodeLines[]> {
  const { index } = project;
  const found: CodeLines[] = [];
  const part = prepared(project, where);
  for (const path of paths) {
    const answer = await answerFor(project, part, path, true);
    if (!answer) continue;
    const { rows, mask } = answer;
    const text = rows.read?.source?.text;
    if (!text) continue;
    const spans = lanes.map((): Span[] => []);
    for (let row = 0; row < rows.count; row++) {
      const start = rows.starts[row] ?? nowhere;
      if ((mask && !mask[row]) || start === nowhere) continue;
      const code = index.codes.text(rows.codes[row] ?? 0);
      lanes.forEach((ids, lane) => {
        if (ids.has(code)) spans[lane]?.push({ start, end: rows.ends[row] ?? start });
      });
    }
    if (!spans.some((lane) => lane.length)) continue;
    const cases = rows.facts ? casesOf(rows.facts) : [];
    found.push({ source: rows.path, cases, length: text.length, lanes: spans.map(joined) });
  }
  return found;
}

import type { Project } from '../project/project';
import type { Part } from './query/parts';
import { answerFor } from './query/query';
import type { Mask } from './query/relations';
import { type CodedRows, FileRows, type SourceRows } from './sourceRows';
import type { SourcePart } from './whose';

/** Which codings are meant: those of which a question holds, by some coders. */
export interface Selection {
  readonly part: Part;
  readonly coders: ReadonlySet<string>;
}

/** Codings of one source, or of one coder in it. */
export interface Selected<Rows extends CodedRows = CodedRows> {
  readonly rows: Rows;
  /** Undefined for all of the rows. */
  readonly mask: Mask | undefined;
}

/**
 * Source by source, in the order of the text.
 * @param needsText whether a source's text is to be read whatever the question
 */
export async function* selectedInOrder(
  project: Project,
  { part, coders }: Selection,
  needsText: (path: string) => boolean,
): AsyncGenerator<Selected<SourceRows>> {
  for (const path of [...project.index.sources()]) {
    const answer = await answerFor(project, part, path, needsText(path));
    const some = answer && ofCoders(answer, coders);
    if (some) yield some;
  }
}

/**
 * In any order: where nothing has to be read or asked of each coding, as the files have them.
 * Waits only for what is read: there are many files, and each is counted in no time.
 */
export async function eachSelected(
  project: Project,
  { part, coders }: Selection,
  needsText: (source: SourcePart) => boolean,
  take: (some: Selected) => void,
): Promise<void> {
  for (const path of [...project.index.sources()]) {
    const files = project.index.ofSource(path);
    const source = { path, facts: project.sources.get(path), files };
    const withText = needsText(source);
    if (!withText && part.ofSource(source) === true) {
      for (const file of files)
        if (coders.has(file.coder))
          take({ rows: new FileRows(file, source.facts), mask: undefined });
      continue;
    }
    const answer = await answerFor(project, part, path, withText);
    const some = answer && ofCoders(answer, coders);
    if (some) take(some);
  }
}

function ofCoders(
  { rows, mask }: Selected<SourceRows>,
  coders: ReadonlySet<string>,
): Selected<SourceRows> | undefined {
  const is = rows.coders.map((name) => Number(coders.has(name)));
  if (!is.includes(0)) return { rows, mask };
  if (!is.includes(1)) return undefined;
  const theirs = Uint8Array.from(
    rows.byCoder,
    (coder, row) => (is[coder] ?? 0) & (mask?.[row] ?? 1),
  );
  return theirs.includes(1) ? { rows, mask: theirs } : undefined;
}

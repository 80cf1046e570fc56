import type { Project } from '../../project/project';
import type { Excerpt } from '../excerpt';
import { excerptOf } from '../excerpts';
import type { Part } from './parts';
import { type Answer, answersTo } from './query';

/** The excerpts that a question asks for, source by source. Reads the texts of those sources. */
export async function* excerptsFor(
  project: Project,
  part: Part,
): AsyncGenerator<readonly Excerpt[]> {
  for await (const answer of answersTo(project, part, true)) yield excerptsIn(project, answer);
}

function excerptsIn(project: Project, { rows, mask }: Answer): Excerpt[] {
  const { read, path } = rows;
  return (read?.codings ?? [])
    .filter((_, row) => !mask || mask[row])
    .map((coding) => excerptOf(project, path, read?.source, coding));
}

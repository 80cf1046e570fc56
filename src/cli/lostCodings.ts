import { countLost } from '../core/analysis/lost';
import type { Project } from '../core/project/project';
import type { Io } from './io';

/** After the numbers are out: to look for every excerpt is to read every source. */
export async function tellLost(project: Project, coders: readonly string[], io: Io): Promise<void> {
  await project.verify();
  const lost = countLost(project, coders);
  if (!lost) return;
  const are = lost === 1 ? '1 of these codings is lost' : `${lost} of these codings are lost`;
  io.error(`${are}: the words are not in the source any more. codebook check says which.\n`);
}

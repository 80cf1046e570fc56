import { type CodeLines, codeLines } from '../../../core/analysis/maps/codeLines';
import type { Project, ProjectChange } from '../../../core/project/project';

/** The code lines of the last picture: only sources that changed are read again. */
export class KeptLines {
  private asked = '';
  private readonly known = new Map<string, CodeLines | undefined>();

  readonly read = async (
    project: Project,
    lanes: readonly ReadonlySet<string>[],
    where: string,
  ): Promise<readonly CodeLines[]> => {
    const { known } = this;
    const asked = JSON.stringify([where, lanes.map((ids) => [...ids])]);
    if (asked !== this.asked) known.clear();
    this.asked = asked;
    const paths = [...project.index.sources()].sort();
    const missing = paths.filter((path) => !known.has(path));
    for (const path of missing) known.set(path, undefined);
    for (const lines of await codeLines(project, lanes, where, missing))
      known.set(lines.source, lines);
    return paths.flatMap((path) => known.get(path) ?? []);
  };

  forget(change: ProjectChange | undefined): void {
    if (!change || change.register || change.codebook || change.moves) this.known.clear();
    for (const path of change?.sources ?? []) this.known.delete(path);
  }
}

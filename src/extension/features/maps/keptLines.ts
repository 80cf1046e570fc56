import { type CodeLines, codeLines } from '../../../core/analysis/maps/codeLines';
import type { Project, ProjectChange } from '../../../core/project/project';
import { BySource } from '../../pages/bySource';

/** The code lines of the last picture: only sources that changed are read again. */
export class KeptLines {
  private readonly found = new BySource<readonly CodeLines[]>();

  readonly read = async (
    project: Project,
    lanes: readonly ReadonlySet<string>[],
    where: string,
  ): Promise<readonly CodeLines[]> => {
    const asked = JSON.stringify([where, lanes.map((ids) => [...ids])]);
    const paths = [...project.index.sources()].sort();
    const all = await this.found.all(asked, paths, async (missing) => {
      const lines = await codeLines(project, lanes, where, missing);
      const bySource = new Map(lines.map((each) => [each.source, [each]]));
      return new Map(missing.map((path) => [path, bySource.get(path) ?? []]));
    });
    return all.flat();
  };

  forget(change: ProjectChange | undefined): void {
    this.found.forget(change);
  }
}

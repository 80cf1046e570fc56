import {
  coverageOf,
  type SourceCoverage,
  uncodedIn,
  type UncodedTurn,
} from '../../../core/analysis/coverage';
import type { Project, ProjectChange } from '../../../core/project/project';
import { readable } from '../../../core/project/readable';

/** What of a source is coded, and what is not. */
export interface TextCoverage extends SourceCoverage {
  readonly left: readonly UncodedTurn[];
}

/** The coverage of texts, worked out once for each until it changes: every text has to be read. */
export class SourceTexts {
  private readonly known = new Map<string, TextCoverage>();
  private coder: string | undefined;

  async all(project: Project, coder: string | undefined): Promise<readonly TextCoverage[]> {
    if (this.coder !== coder) this.known.clear();
    this.coder = coder;
    const all: TextCoverage[] = [];
    for (const facts of project.sources.values()) {
      const known = this.known.get(facts.path);
      const source = known ? undefined : await readable(project, facts.path);
      const now =
        known ??
        (source && { ...coverageOf(source, facts, coder), left: uncodedIn(source, coder) });
      if (!now) continue;
      // Another coder may have been asked for meanwhile.
      if (this.coder === coder) this.known.set(facts.path, now);
      all.push(now);
    }
    return all;
  }

  /** @param change undefined where it is not known what changed */
  forget(change: ProjectChange | undefined): void {
    if (!change || change.register) this.known.clear();
    else for (const path of change.sources ?? []) this.known.delete(path);
  }
}

import { finderOf } from '../../../core/analysis/search/finder';
import { concordance, type ConcordanceLine } from '../../../core/analysis/words/concordance';
import type { ProjectChange } from '../../../core/project/project';
import type { TableAsk } from '../../../protocol/table';
import { BySource } from '../../pages/bySource';
import { faultIn } from '../../pages/prepared';
import type { OpenProject } from '../../workspace';
import { textsAsked, wordingOf } from './asked';

/** Characters to each side; more than a wide window shows. */
const width = 90;

/** The lines of the last concordance: only sources that changed are read again. */
export class Lines {
  private readonly found = new BySource<readonly ConcordanceLine[]>();

  /** Undefined where nothing is looked for. @throws FaultOf for a pattern or question that is none */
  async all(open: OpenProject, ask: TableAsk): Promise<readonly ConcordanceLine[] | undefined> {
    const { project } = open;
    const look = wordingOf(ask);
    if (!look) return undefined;
    const { terms } = project.settings;
    faultIn('words', () => finderOf(look, terms));
    const request = { ...textsAsked(open, ask), look, width };
    const asked = JSON.stringify([look, ask['where'], ask['interviewers'], terms]);
    const all = await this.found.all(asked, [...project.sources.keys()], async (sources) => {
      const lines = new Map<string, ConcordanceLine[]>(sources.map((path) => [path, []]));
      for await (const line of concordance(project, { ...request, sources }))
        lines.get(line.source)?.push(line);
      return lines;
    });
    return all.flat();
  }

  forget(change: ProjectChange | undefined): void {
    this.found.forget(change);
  }
}

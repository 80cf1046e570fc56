import { finderOf } from '../../../core/analysis/search/finder';
import { concordance, type ConcordanceLine } from '../../../core/analysis/words/concordance';
import type { ProjectChange } from '../../../core/project/project';
import type { TableAsk } from '../../../protocol/table';
import { faultIn } from '../../pages/prepared';
import type { OpenProject } from '../../workspace';
import { textsAsked, wordingOf } from './asked';

/** Characters to each side; more than a wide window shows. */
const width = 90;

/** The lines of the last concordance, source by source: only what changed is read again. */
export class Lines {
  private asked = '';
  private known = new Map<string, readonly ConcordanceLine[]>();

  /** Undefined where nothing is looked for. @throws FaultOf for a pattern or question that is none */
  async all(open: OpenProject, ask: TableAsk): Promise<readonly ConcordanceLine[] | undefined> {
    const { project } = open;
    const look = wordingOf(ask);
    if (!look) return undefined;
    faultIn('words', () => finderOf(look, project.settings.terms));
    const request = textsAsked(open, ask);
    const asked = JSON.stringify([look, ask['where'], ask['interviewers'], project.settings.terms]);
    if (asked !== this.asked) this.known = new Map();
    this.asked = asked;
    const { known } = this;
    const sources = [...project.sources.keys()].filter((path) => !known.has(path));
    const found = new Map<string, ConcordanceLine[]>(sources.map((path) => [path, []]));
    if (sources.length)
      for await (const line of concordance(project, { ...request, look, width, sources }))
        found.get(line.source)?.push(line);
    for (const [path, lines] of found) known.set(path, lines);
    return [...project.sources.keys()].flatMap((path) => known.get(path) ?? []);
  }

  forget(change: ProjectChange | undefined): void {
    if (!change || change.register || change.codebook || change.moves) this.known = new Map();
    for (const path of change?.sources ?? []) this.known.delete(path);
  }
}

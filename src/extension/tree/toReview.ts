import { doubtOf, type Doubtful } from '../../core/project/doubts';
import type { OpenProject } from '../workspace';
import { codedSources, type ExcerptNode, loadExcerpts } from './excerpts';

/** A source with codings that a person should look at. */
export interface SourceToReview {
  readonly path: string;
  /** Whether its file is not there: then all of its codings are lost. */
  readonly isGone: boolean;
  readonly doubts: readonly Doubtful[];
}

/** As worked out last, with the map by which it is told whether anything has changed since. */
const known = new WeakMap<OpenProject, { readonly by: object; readonly list: SourceToReview[] }>();

/**
 * What there is to review in a project, as far as it is known, in the order of its sources. The
 * same list as long as nothing of it has changed: every row asks for it.
 */
export function sourcesToReview(open: OpenProject): readonly SourceToReview[] {
  const by = open.project.doubts.lost;
  const before = known.get(open);
  if (before?.by === by) return before.list;
  const list = findToReview(open);
  known.set(open, { by, list });
  return list;
}

function findToReview({ project }: OpenProject): SourceToReview[] {
  const { all } = project.doubts;
  if (!all.size) return [];
  return codedSources(project).flatMap((path): SourceToReview[] => {
    const doubts = (all.get(path) ?? []).filter(({ doubt }) => doubt);
    return doubts.length ? [{ path, isGone: !project.sources.has(path), doubts }] : [];
  });
}

/** The codings to review of one source, in the order of the text, lost ones last. */
export async function codingsToReview(open: OpenProject, path: string): Promise<ExcerptNode[]> {
  const query = { open, codes: undefined, case: undefined, coder: undefined, sources: [path] };
  return (await loadExcerpts(query, Infinity)).filter(({ coding }) => doubtOf(coding));
}

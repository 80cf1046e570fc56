import { rowsOfId } from '../../core/coding/rows';
import type { OpenProject } from '../workspace';
import { codedSources, type ExcerptNode, loadExcerpts } from './excerpts';

/** The coding of an id, at its place now; undefined where there is none. */
export async function codingOfId(open: OpenProject, id: string): Promise<ExcerptNode | undefined> {
  const { index } = open.project;
  const bytes = new TextEncoder().encode(id);
  const holds = (path: string) =>
    index.ofSource(path).some(({ rows }) => rowsOfId(rows, bytes).length > 0);
  const sources = codedSources(open.project).filter(holds);
  const query = { open, codes: undefined, case: undefined, coder: undefined, sources };
  const excerpts = await loadExcerpts(query, Infinity);
  return excerpts.find(({ coding }) => coding.record.id === id);
}

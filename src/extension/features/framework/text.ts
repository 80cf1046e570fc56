import type { Framework } from '../../../core/project/framework';
import { caseName, codeName } from '../../tree/names';
import type { OpenProject } from '../../workspace';

/** The grid as Markdown: a chapter for each case, a section for each code that is summed up. */
export function frameworkText(
  open: OpenProject,
  { rows }: Framework,
  cases: readonly string[],
): string {
  const chapters = cases.flatMap((id) => {
    const summaries = [...(rows.get(id)?.row.summaries.values() ?? [])];
    if (!summaries.length) return [];
    const sections = summaries.map(({ code, text }) => `## ${codeName(open, code)}\n\n${text}\n`);
    return [`# ${caseName(open, id)}\n`, ...sections];
  });
  return chapters.length ? `${chapters.join('\n')}` : '';
}

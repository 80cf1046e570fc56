import type { Project } from '../project/project';

/** The columns of `sources.csv`, then what only front matter says, beside those that we know. */
export function sourceAttributes(project: Project): string[] {
  const names = new Set(project.sourceTable.attributeNames);
  for (const { attributes } of project.sources.values())
    for (const name of attributes.keys()) names.add(name);
  return [...names];
}

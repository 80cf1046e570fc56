import { globPattern, type Pattern } from './glob';

/** What a file of a project is for, told by its path. */
export type Role =
  | { readonly kind: 'codebook' | 'settings' | 'cases' | 'sources' | 'source' | 'other' }
  | { readonly kind: 'codings'; readonly coder: string; readonly source: string };

export const codebookFile = 'codebook.yaml';
export const settingsFile = 'project.yaml';
export const casesFile = 'cases.csv';
export const sourcesFile = 'sources.csv';

/** What is kept of acts over several files while they are done. */
export const unfinishedFolder = 'unfinished/';

/** Whether a path is of such a file: others may have a folder of that name. */
export function isUnfinished(path: string): boolean {
  return /^unfinished\/\d{4}-\d\d-\d\dT[\d-]+Z-[0-9a-f]{8}\.json$/.test(path);
}

/** Which files are sources: see `projectSettings`. Undefined means the usual ones. */
export interface SourceRule {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Where a coder's codings of a source are kept. */
export function codingFileOf(coder: string, source: string): string {
  return `codings/${coder}/${source}.jsonl`;
}

/** Whose codings of which source a file holds; undefined when it is no coding file. */
export function placeOf(path: string): { coder: string; source: string } | undefined {
  if (!path.startsWith('codings/') || !path.endsWith('.jsonl')) return undefined;
  const coderEnd = path.indexOf('/', 8);
  const source = path.slice(coderEnd + 1, -6);
  return coderEnd > 8 && source !== '' ? { coder: path.slice(8, coderEnd), source } : undefined;
}

export function roleOf(path: string, isSource: (path: string) => boolean): Role {
  switch (path) {
    case codebookFile:
      return { kind: 'codebook' };
    case settingsFile:
      return { kind: 'settings' };
    case casesFile:
      return { kind: 'cases' };
    case sourcesFile:
      return { kind: 'sources' };
  }
  const codings = placeOf(path);
  if (codings) return { kind: 'codings', ...codings };
  return { kind: isSource(path) ? 'source' : 'other' };
}

/** Whether a path is a source of the project, by its `project.yaml` or else by the usual rule. */
export function sourceTest(rule: SourceRule | undefined): (path: string) => boolean {
  const include = rule?.include.length ? rule.include.map(globPattern) : [usualEnding];
  const exclude = (rule?.exclude ?? []).map(globPattern);
  const matches = (patterns: readonly Pattern[], path: string) =>
    patterns.some((pattern) => pattern.test(path));
  return (path) => !isKept(path) && matches(include, path) && !matches(exclude, path);
}

const usualEnding = /\.(txt|md|vtt|srt)$/i;

/** Folders and files that are never sources: what the project keeps, hidden ones, READMEs. */
export function isKept(path: string): boolean {
  if (/^(codings|memos|propositions)\//.test(path) || isUnfinished(path)) return true;
  if (/(^|\/)(\.|node_modules\/)/.test(path)) return true;
  if (/(^|\/)README[^/]*$/i.test(path)) return true;
  return [codebookFile, settingsFile, casesFile, sourcesFile].includes(path);
}

/**
 * The files that belong to the outer project: those of a project in a folder below are its own. A
 * codebook that strayed in among the codings makes no project of them.
 */
export function withoutInnerProjects(paths: readonly string[]): string[] {
  const inner = paths
    .filter((path) => path.endsWith(`/${codebookFile}`) && !path.startsWith('codings/'))
    .map((path) => path.slice(0, -codebookFile.length));
  if (!inner.length) return [...paths];
  return paths.filter((path) => !inner.some((folder) => path.startsWith(folder)));
}

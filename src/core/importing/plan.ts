import { Refusal } from '../base/refusal';
import { type Sentence, sentence } from '../base/sentences';
import type { Project } from '../project/project';
import { sourceTest } from '../project/layout';
import { decodeText } from '../text/decode';
import { readTurns } from '../text/turns';
import { formatOf } from '../project/sources';
import type { ImportedCase, ImportedSource, InputFile, ReadOptions } from './imported';
import type { Loss } from './losses';
import { safePath } from './names';
import { readFile } from './readers';

/**
 * What becomes of an imported text: it is new; there already, word for word; a corrected version of
 * what is there under its name; or its name is taken by another text, and it is left out.
 */
export type SourceState = 'new' | 'same' | 'corrected' | 'taken';

export interface PlannedSource extends ImportedSource {
  /** Below the project's folder. */
  readonly path: string;
  readonly state: SourceState;
  /** In the order in which they first speak. */
  readonly speakers: readonly string[];
  /** Whether the project takes a file of this path for a source. */
  readonly isSource: boolean;
}

/** What one file brings. */
export interface PlannedFile {
  readonly name: string;
  readonly sources: readonly PlannedSource[];
  readonly cases: readonly ImportedCase[];
  readonly losses: readonly Loss[];
  readonly guessed: string | undefined;
  /** Why nothing of it can be imported; undefined where it can. */
  readonly failure: Sentence | undefined;
}

export interface ImportPlan {
  readonly files: readonly PlannedFile[];
}

export interface PlanOptions extends ReadOptions {
  /** Below the project's folder; undefined for where most sources are. */
  readonly folder?: string | undefined;
  /** Whether a text may take the place of another one of its name. */
  readonly replace?: boolean;
  /** Is told after each file. */
  readonly onFile?: (done: number) => void;
}

/** A file to be imported, whose bytes are asked for when it is its turn. */
export interface Named {
  readonly name: string;
  /** Rejects where the file can’t be read. */
  read(): Promise<Uint8Array>;
}

/** Reads files and says what would be written. One that can’t be read keeps no other from it. */
export async function planImport(
  project: Project,
  files: readonly Named[],
  options: PlanOptions = {},
): Promise<ImportPlan> {
  const folder = safePath(options.folder ?? usualFolder([...project.sources.keys()]));
  const planned: PlannedFile[] = [];
  const taken = new Set<string>();
  for (const [done, file] of files.entries()) {
    if (options.isCancelled?.()) break;
    planned.push(await planFile(project, file, folder, taken, options));
    options.onFile?.(done + 1);
  }
  return { files: planned };
}

/** Where most sources are: their outermost folder; `transcripts` where there are none. */
export function usualFolder(paths: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.includes('/') ? (path.split('/')[0] ?? '') : '';
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? 'transcripts';
}

async function planFile(
  project: Project,
  file: Named,
  folder: string,
  taken: Set<string>,
  options: PlanOptions,
): Promise<PlannedFile> {
  const { name } = file;
  try {
    const input: InputFile = { name, bytes: await file.read() };
    const { sources, cases, losses, guessed } = await readFile(input, options);
    const planned: PlannedSource[] = [];
    for (const source of sources)
      planned.push(await planSource(project, source, folder, taken, options.replace ?? false));
    return { name, sources: planned, cases, losses, guessed, failure: undefined };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const failure = error.sentence;
    return { name, sources: [], cases: [], losses: [], guessed: undefined, failure };
  }
}

async function planSource(
  project: Project,
  source: ImportedSource,
  folder: string,
  taken: Set<string>,
  mayReplace: boolean,
): Promise<PlannedSource> {
  const path = safePath(folder === '' ? source.name : `${folder}/${source.name}`);
  const isRepeated = taken.has(path.toLowerCase());
  taken.add(path.toLowerCase());
  const bytes = await project.store.read(path);
  const isSame = bytes !== undefined && decodeText(bytes).text === source.text;
  const state = !isRepeated && !bytes ? 'new' : isSame ? 'same' : 'taken';
  const { speakers } = readTurns(source.text, undefined, {
    format: formatOf(path),
    interviewers: project.settings.interviewers,
  });
  return {
    ...source,
    path,
    state: state === 'taken' && mayReplace && !isRepeated ? 'corrected' : state,
    speakers: speakers.map(({ name }) => name),
    isSource: sourceTest(project.settings.sources)(path),
  };
}

/** Whether anything would be written. */
export function isEmpty({ files }: ImportPlan): boolean {
  return !files.some(
    ({ sources, cases }) =>
      cases.length > 0 || sources.some(({ state }) => state === 'new' || state === 'corrected'),
  );
}

/** Why a text is left out, or what is to be known of one that comes in; undefined for nothing. */
export function sourceNote({ state, path, isSource }: PlannedSource): Sentence | undefined {
  if (state === 'taken')
    return sentence(
      'There is another text under this name. Rename the file, or choose to replace: the codings stay, and are looked for in the new text.',
    );
  if (!isSource)
    return sentence(
      'By project.yaml, {path} is no source: it will be written, and not be shown. Choose another folder, or change “sources” there.',
      { path },
    );
  return undefined;
}

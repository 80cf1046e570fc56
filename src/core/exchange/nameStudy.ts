import { foldId, idFor, isId } from '../codebook/id';
import { coderNameFault } from '../coding/coder';
import { casesFile, codebookFile, settingsFile, sourcesFile } from '../project/layout';
import { fileName, FreePaths, partsOf } from '../base/fileNames';
import { ourOrigin, ownCaseId, type Study, type StudyCode } from './study';

/** What the things of a study are called in our files, by their keys. */
export interface StudyNames {
  readonly codes: ReadonlyMap<string, string>;
  readonly cases: ReadonlyMap<string, string>;
  /** Paths. */
  readonly sources: ReadonlyMap<string, string>;
  readonly coders: ReadonlyMap<string, string>;
  /** Paths. */
  readonly memos: ReadonlyMap<string, string>;
  /** The coder of what nobody is named for. */
  readonly nobody: string;
}

/** @param nobody the coder of what nobody is named for; the only coder there is, if not given */
export function nameStudy(study: Study, nobody?: string): StudyNames {
  const paths = new FreePaths();
  const isOurs = study.origin === ourOrigin;
  const coders = nameCoders(study);
  const [only, ...others] = new Set(coders.values());
  return {
    codes: nameCodes(study.codes),
    cases: nameCases(study),
    sources: new Map(
      study.sources.map(({ key, name }) => [key, paths.take(sourcePath(name, isOurs))]),
    ),
    coders,
    memos: new Map(
      study.notes.map(({ key, name }) => [key, paths.take(`memos/${fileName(name, 'memo')}.md`)]),
    ),
    nobody: nobody ?? (only !== undefined && !others.length ? only : 'imported'),
  };
}

/** By the ids that our own exports tell, else by name. */
function nameCases(study: Study): Map<string, string> {
  const variable = ownIdVariable(study);
  const named = new Map<string, string>();
  for (const { key, name, values } of study.cases) {
    const own = variable === undefined ? undefined : values.get(variable);
    const isFree = own !== undefined && ![...named.values()].includes(own);
    named.set(key, isFree ? own : idFor(name, named.values()));
  }
  return named;
}

/** The variable that holds the ids of cases in a study of ours. */
export function ownIdVariable({ origin, variables }: Study): string | undefined {
  return origin === ourOrigin ? variables.find(({ name }) => name === ownCaseId)?.key : undefined;
}

/** By name, and a number where that is taken. */
function nameEach(
  things: readonly { readonly key: string; readonly name: string }[],
  nameFor: (name: string, taken: Iterable<string>) => string,
): Map<string, string> {
  const named = new Map<string, string>();
  for (const { key, name } of things) named.set(key, nameFor(name, named.values()));
  return named;
}

function nameCodes(codes: readonly StudyCode[]): Map<string, string> {
  const named = new Map<string, string>();
  const free = new FreeIds();
  const visit = (code: StudyCode): void => {
    named.set(code.key, free.take(code));
    code.children.forEach(visit);
  };
  codes.forEach(visit);
  return named;
}

/** Ids for new codes. As `idFor`, for thousands: how often each stem was met is remembered. */
export class FreeIds {
  private readonly taken: Set<string>;
  private readonly counts = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.taken = new Set(Array.from(taken, foldId));
  }

  /** The id that a code asks for, else one made from its name. */
  take({ id: asked, name }: Pick<StudyCode, 'id' | 'name'>): string {
    const stem = asked !== undefined && isId(asked) ? asked : idFor(name, []);
    let id = stem;
    let count = this.counts.get(stem) ?? 1;
    while (this.taken.has(foldId(id))) id = `${stem}-${++count}`;
    this.counts.set(stem, count);
    this.taken.add(foldId(id));
    return id;
  }
}

function nameCoders({ coders }: Study): Map<string, string> {
  return nameEach(coders, (name, taken) => {
    const folded = new Set([...taken].map(foldId));
    const stem = coderName(name);
    let free = stem;
    for (let n = 2; folded.has(foldId(free)); n++) free = `${stem}-${n}`;
    return free;
  });
}

/** A name that can be a folder on every system, as like the one given as can be. */
export function coderName(name: string): string {
  const plain = [...name.normalize('NFC').replace(/[^\p{L}\p{M}\p{N} ._'-]+/gu, ' ')]
    .slice(0, 50)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (plain === '') return 'coder';
  return coderNameFault(plain) ? `coder ${plain}`.slice(0, 50).trim() : plain;
}

const registers: readonly string[] = [codebookFile, settingsFile, casesFile, sourcesFile];

/** What a source’s file is called: its own path where it came from us, else below `transcripts/`. */
export function sourcePath(name: string, isOurs: boolean): string {
  const parts = name.split(/[\\/]/).filter((part) => part.trim() !== '');
  const [file = '', ...above] = parts.reverse();
  const [stem, ending] = partsOf(fileName(file, 'source'));
  const isText = /^\.(?:txt|md|vtt|srt)$/i.test(ending);
  const isOther = /^\.(?:docx?|rtf|odt|pdf|html?|m4a|mp[34]|wav|mov|jpe?g|png)$/i.test(ending);
  const own = isText ? `${stem}${ending}` : isOther ? `${stem}.txt` : `${stem}${ending}.txt`;
  // A README is never a source.
  const base = /^readme/i.test(own) ? `source ${own}` : own;
  const folders = above.reverse().map((part) => fileName(part, 'folder'));
  const isPlain = isText && isOurs ? !registers.includes(base.toLowerCase()) : folders.length > 0;
  const isKept = /^(?:codings|memos|propositions)$/i.test(folders[0] ?? '');
  return [...(isPlain && !isKept ? [] : ['transcripts']), ...folders, base].join('/');
}

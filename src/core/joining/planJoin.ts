import { describe } from '../anchor/selector';
import { FreePaths } from '../base/fileNames';
import { writeKept } from '../exchange/kept';
import { Keys } from '../exchange/keys';
import { Losses, type LossReport } from '../exchange/lossReport';
import { sourcePath, type StudyNames } from '../exchange/nameStudy';
import { ourOrigin, type Study, type StudySource } from '../exchange/study';
import { memoOf, type NewFiles } from '../exchange/studyFiles';
import { keptOf } from '../exchange/studyOf';
import type { Project } from '../project/project';
import { encodeUtf8 } from '../text/decode';
import { indexLines } from '../text/lines';
import { bookAfter } from './bookAfter';
import { findWords } from './findWords';
import { joinKept } from './joinKept';
import { countThere, type Joining } from './joining';
import { matchCodes } from './matchCodes';
import { matchCases, matchCoders } from './matchPeople';
import { matchSources } from './matchSources';
import { freshMemos } from './memosIn';
import { comingInto, type Coming, type Edits, Placing } from './placing';
import { registerRows, type RegisterRows } from './registerRows';

/** What joining a study to a project will write, known before anything is written. */
export interface JoinPlan {
  /** Sources and memos that are new. */
  readonly files: NewFiles;
  /** The codebook’s text as it was when this was planned, and as it is to be. */
  readonly book: { readonly before: string; readonly after: string };
  readonly edits: Edits;
  readonly registers: readonly RegisterRows[];
  /** What is kept for exports, as a file’s text; undefined where it stays as it is. */
  readonly kept: string | undefined;
  /** What is new, by kind and number; what stays behind, and what was decided. */
  readonly report: LossReport;
  /** By kind, how many are there already. */
  readonly there: ReadonlyMap<string, number>;
  readonly isEmpty: boolean;
}

/**
 * What of a study a project has already, and what would be new in it. Nothing is doubled: codes,
 * sources, codings and memos are known by their identifiers, else by what they are.
 * @param nobody the coder of what nobody is named for; the only one there is, if not given
 */
export async function planJoin(
  project: Project,
  study: Study,
  losses: Losses = new Losses(),
  nobody?: string,
): Promise<JoinPlan> {
  const kept = await keptOf(project, losses);
  const there = new Map<string, number>();
  const joining: Joining = { project, study, losses, kept, keys: new Keys(kept), there };
  const codes = matchCodes(project.book, study.codes, joining.keys, project.index.codes.all());
  countThere(joining, 'codes', codes.known.length);
  const after = bookAfter(project.bookText, codes, losses);

  const paths = new FreePaths();
  for (const path of project.files()) paths.take(path);
  const matched = await matchSources(joining);
  countThere(joining, 'sources', matched.size);
  const isOurs = study.origin === ourOrigin;
  const fresh = study.sources.filter(({ key }) => !matched.has(key));
  const freshPaths = new Map(
    fresh.map(({ key, name }) => [key, paths.take(sourcePath(name, isOurs))]),
  );
  const coders = matchCoders(joining);
  const [only, ...others] = new Set(coders.values());
  const names: StudyNames = {
    codes: codes.ids,
    cases: matchCases(joining),
    sources: new Map([...matched, ...freshPaths]),
    coders,
    memos: freshMemos(joining, paths),
    nobody: nobody ?? (only !== undefined && !others.length ? only : 'imported'),
  };
  const placing = await place(joining, names, matched);
  const files = new Map<string, Uint8Array>();
  for (const { key, text } of fresh) files.set(freshPaths.get(key) ?? '', encodeUtf8(text));
  for (const note of study.notes) {
    const path = names.memos.get(note.key);
    if (path !== undefined) files.set(path, encodeUtf8(memoOf(note, study, names)));
  }
  const registers = await registerRows(joining, names);
  const more = joinKept(joining, freshNames(joining, names, freshPaths));
  countNews(joining, names, { codings: placing.edits, sources: fresh.length });
  const isBookNew = after !== project.bookText;
  return {
    files,
    book: { before: project.bookText, after },
    edits: placing.edits,
    registers,
    kept: more && writeKept(more),
    report: losses.report(),
    there,
    isEmpty:
      !files.size && !isBookNew && !placing.edits.size && !registers.length && more === undefined,
  };
}

async function place(
  joining: Joining,
  names: StudyNames,
  matched: ReadonlyMap<string, string>,
): Promise<Placing> {
  const { project, study } = joining;
  const placing = new Placing(joining, names);
  for (const source of study.sources) {
    const path = names.sources.get(source.key) ?? '';
    const is = matched.has(source.key) ? await project.located(path) : undefined;
    placing.put(path, is, is ? comingInto(is, source) : comingAlone(source));
  }
  for (const [path, coming] of await findWords(joining))
    placing.put(path, await project.located(path), coming);
  return placing;
}

/** With a text of their own. */
function comingAlone({ text, codings }: StudySource): Coming[] {
  const lines = indexLines(text);
  return codings.map((coding) => ({
    ...coding,
    selector: describe(text, lines, coding.span),
    location: { state: 'found', span: coding.span },
  }));
}

/** Names of what is not in the project yet. */
function freshNames(
  { project: { book, caseTable, index } }: Joining,
  names: StudyNames,
  sources: ReadonlyMap<string, string>,
): StudyNames {
  const known = new Set(index.coders());
  const without = (all: ReadonlyMap<string, string>, isThere: (name: string) => boolean) =>
    new Map([...all].filter(([, name]) => !isThere(name)));
  return {
    ...names,
    codes: without(names.codes, (id) => book.byId.has(id)),
    cases: without(names.cases, (id) => caseTable.byId.has(id)),
    coders: without(names.coders, (name) => known.has(name)),
    sources,
  };
}

function countNews(
  joining: Joining,
  names: StudyNames,
  { codings, sources }: { readonly codings: Edits; readonly sources: number },
): void {
  const { losses, study, project } = joining;
  const cases = [...names.cases.values()];
  const newCases = cases.filter((id) => !project.caseTable.byId.has(id)).length;
  const codes = [...names.codes.values()];
  losses.carry('codes', codes.filter((id) => !project.book.byId.has(id)).length);
  losses.carry('sources', sources);
  losses.carry(
    'codings',
    [...codings.values()].reduce((sum, { length }) => sum + length, 0),
  );
  losses.carry('cases', newCases);
  losses.carry('memos', names.memos.size);
  countThere(joining, 'cases', study.cases.length - newCases);
}

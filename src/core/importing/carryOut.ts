import { sameBytes } from '../base/bytes';
import { sentence } from '../base/sentences';
import { sourceColumns } from '../cases/readSources';
import { bookChange } from '../project/bookChange';
import type { Act } from '../project/history';
import { saveAnchors } from '../project/operations';
import { casesFile, sourcesFile } from '../project/layout';
import type { Project } from '../project/project';
import { encodeUtf8 } from '../text/decode';
import type { PlannedSource, ImportPlan } from './plan';
import { caseColumns, fillFile } from './registerFile';
import type { Contradiction, RegisterRow } from './registers';
import { applyRemarks, type CommentsAs, refuseNameless, type Remarked } from './remarkCodings';

export interface CarryOutOptions {
  readonly comments: CommentsAs;
  /** Whose codings comments become; undefined for their authors. */
  readonly coder: string | undefined;
  readonly isCancelled?: () => boolean;
  /** Is told after each source. */
  readonly onSource?: (done: number) => void;
}

/** What was done. */
export interface Carried {
  /** Paths of the sources written. */
  readonly written: readonly string[];
  /** Paths that somebody put a file at since it was planned: left as they are. */
  readonly missed: readonly string[];
  /** Of the corrected sources: what became of their codings. */
  readonly states: Readonly<Record<'found' | 'moved' | 'lost', number>>;
  /** Codings that comments became. */
  readonly codings: number;
  /** That comments became codings, with the codes made for them: what of it all can be undone. */
  readonly act: Act;
  readonly cases: number;
  readonly contradictions: readonly Contradiction[];
}

/** Where texts are kept that a corrected version took the place of; hidden, so it is no source. */
export const replacedFolder = '.codebook/replaced';

/** Writes what was planned. Throws a Refusal, before anything is written, for a missing coder. */
export async function carryOut(
  project: Project,
  plan: ImportPlan,
  { comments, coder, isCancelled, onSource }: CarryOutOptions,
): Promise<Carried> {
  const sources = plan.files.flatMap((file) => file.sources);
  const wanted = sources.filter(({ state }) => state === 'new' || state === 'corrected');
  refuseNameless(
    wanted.flatMap(({ remarks }) => remarks),
    comments,
    coder,
  );
  const written: PlannedSource[] = [];
  const missed: string[] = [];
  for (const source of wanted) {
    if (isCancelled?.()) break;
    if (await writeSource(project, source)) written.push(source);
    else missed.push(source.path);
    onSource?.(written.length + missed.length);
  }
  const cases = plan.files.flatMap((file) => file.cases);
  const filled = [
    await fillFile(
      project,
      casesFile,
      caseColumns,
      cases.map(({ id, cells }) => ({ key: id, cells })),
    ),
    await fillFile(
      project,
      sourcesFile,
      sourceColumns,
      written.filter((source) => source.cases.length > 0).map(rowOf),
    ),
  ];
  await project.refresh([...written.map(({ path }) => path), casesFile, sourcesFile], true);
  const states = await settle(
    project,
    written.filter(({ state }) => state === 'corrected'),
  );
  const before = project.bookText;
  const remarked: Remarked[] = [];
  for (const { path, remarks } of written)
    remarked.push(await applyRemarks(project, path, remarks, comments, coder));
  const after = project.bookText;
  const codings = remarked.reduce((sum, { added }) => sum + added, 0);
  return {
    act: {
      name: sentence('make codings of comments ({n})', { n: codings }),
      files: remarked.flatMap(({ files }) => files),
      book: before === after ? undefined : bookChange(before, after),
    },
    written: written.map(({ path }) => path),
    missed,
    states,
    codings,
    cases: cases.length,
    contradictions: filled.flatMap((each) => each?.contradictions ?? []),
  };
}

function rowOf({ path, cases }: PlannedSource): RegisterRow {
  return { key: path, cells: new Map([['case', cases.join('; ')]]) };
}

/** False where somebody else put a file there meanwhile. */
async function writeSource(project: Project, source: PlannedSource): Promise<boolean> {
  const bytes = encodeUtf8(source.text);
  const { store } = project;
  const before = await store.read(source.path);
  if (source.state === 'corrected' && before) {
    const time = new Date(project.chance.now()).toISOString().replace(/[:.]/g, '-');
    await store.write(`${replacedFolder}/${time}/${source.path}`, before);
  }
  let isOurs = true;
  await store.update(source.path, (now) => {
    isOurs = now === undefined || source.state === 'corrected' || sameBytes(bytes, now);
    return isOurs ? bytes : now;
  });
  return isOurs;
}

/** Looks for the codings of corrected sources, and saves where they are. */
async function settle(project: Project, sources: readonly PlannedSource[]) {
  const states = { found: 0, moved: 0, lost: 0 };
  for (const { path } of sources) {
    const source = await project.located(path);
    if (!source) continue;
    for (const { location } of source.codings) states[location.state]++;
    await saveAnchors(project, source);
  }
  return states;
}

import { recordsIn } from '../core/coding/scan';
import { placeOf } from '../core/project/layout';
import type { FileStep } from '../node/gitHistory';

/** A step, and what became of the file since. */
export interface FollowedStep extends FileStep {
  /** The source whose codings these are, under the path it has now; undefined of other files. */
  readonly source: string | undefined;
  /** Path of the coding file that this one took the place of by this very step. */
  readonly from: string | undefined;
}

/**
 * Follows coding files through renames: where a step takes a file away whose codings come in
 * another of the same coder by the same commit, both are one step, of what is different besides;
 * and all that was done before was done on the source that has the new name. Git guesses by likeness
 * of lines; ids leave no doubt, and also tell where codings came to others that were there.
 * @param steps the oldest first
 */
export function followMoves(steps: readonly FileStep[]): FollowedStep[] {
  const joined = byCommit(steps).flatMap(joinMoves);
  /** What sources are called now, by what they were called then. */
  const names = new Map<string, string>();
  const nameOf = (path: string) => {
    const source = placeOf(path)?.source;
    return source === undefined ? undefined : (names.get(source) ?? source);
  };
  return joined
    .toReversed()
    .map((step) => {
      const source = nameOf(step.path);
      const before = step.from === undefined ? undefined : placeOf(step.from)?.source;
      if (source !== undefined && before !== undefined) names.set(before, source);
      return { ...step, source };
    })
    .toReversed();
}

type JoinedStep = Omit<FollowedStep, 'source'>;

/** Steps of one commit stand together. */
function byCommit(steps: readonly FileStep[]): FileStep[][] {
  const groups: FileStep[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.[0] && last[0].commit === step.commit) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

function joinMoves(steps: readonly FileStep[]): JoinedStep[] {
  const gone = steps.filter(({ path, after }) => placeOf(path) && !after.length);
  const moves = new Map<FileStep, FileStep>();
  for (const step of gone) {
    const to = takerOf(step, steps);
    if (to) moves.set(step, to);
  }
  return steps.flatMap((step): JoinedStep[] => {
    if (moves.has(step)) return [];
    const [from, ...others] = [...moves].flatMap(([each, to]) => (to === step ? [each] : []));
    if (!from) return [{ ...step, from: undefined }];
    const before = concatenated([step, from, ...others].map((each) => each.before));
    // Those of further files are told as moves without a change of their own.
    const empty = { ...step, before: step.after };
    return [
      { ...step, before, from: from.path },
      ...others.map((other) => ({ ...empty, from: other.path })),
    ];
  });
}

/** The file to which most codings of one that is gone came. */
function takerOf(gone: FileStep, steps: readonly FileStep[]): FileStep | undefined {
  const ids = idsIn(gone.before);
  const coder = placeOf(gone.path)?.coder;
  let [best, most]: [FileStep | undefined, number] = [undefined, 0];
  for (const step of steps) {
    if (step === gone || placeOf(step.path)?.coder !== coder) continue;
    const were = idsIn(step.before);
    const came = [...idsIn(step.after)].filter((id) => ids.has(id) && !were.has(id)).length;
    if (came > most) [best, most] = [step, came];
  }
  return best;
}

function idsIn(bytes: Uint8Array): Set<string> {
  return new Set(recordsIn(bytes).map(({ id }) => id));
}

/** Coding files one below the other. */
function concatenated(files: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(files.flatMap((bytes) => [bytes, Buffer.from('\n')]));
}

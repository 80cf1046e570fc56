import type { Keys } from '../exchange/keys';
import type { Kept } from '../exchange/kept';
import type { Losses } from '../exchange/lossReport';
import type { Study } from '../exchange/study';
import type { Project } from '../project/project';

/** A study on its way into a project that is there already. */
export interface Joining {
  readonly project: Project;
  readonly study: Study;
  readonly losses: Losses;
  /** Identifiers of what is in the project. */
  readonly keys: Keys;
  readonly kept: Kept;
  /** How many of each kind are there already, by a name as in `codings`. */
  readonly there: Map<string, number>;
}

export function countThere({ there }: Joining, name: string, count = 1): void {
  if (count > 0) there.set(name, (there.get(name) ?? 0) + count);
}

import type { Project } from '../project/project';
import type { Kept } from './kept';
import type { Keys } from './keys';
import type { Losses } from './lossReport';

/** A project on its way out. */
export interface Exporting {
  readonly project: Project;
  readonly losses: Losses;
  readonly keys: Keys;
  readonly kept: Kept;
  /** In which names and definitions are told. */
  readonly language: string;
  /** Told how far it is, from 0 to 1. */
  readonly progress?: (share: number) => void;
}

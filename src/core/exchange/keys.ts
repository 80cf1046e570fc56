import type { Kept } from './kept';
import { keyFor } from './studyKeys';

/** Identifiers for the things of a project: those that they came with, else ours. */
export class Keys {
  constructor(private readonly kept: Kept) {}

  of(kind: string, name: string): string {
    const own = this.kept.guids[kind];
    return own && Object.hasOwn(own, name) ? (own[name] ?? '') : keyFor(kind, name);
  }
}

import { isInConflict } from '../coding/parts';
import type { LocatedCoding } from './located';

/**
 * Why a person should look at a coding:
 * - `moved`: its place is a suggestion;
 * - `lost`: its words can't be found;
 * - `back`: it was kept as lost, and its words can be found again;
 * - `conflict`: people changed it in different ways, and all versions were kept.
 */
export type Doubt = PlaceDoubt | 'conflict';

/** As far as its place goes. */
export type PlaceDoubt = 'moved' | 'lost' | 'back';

/** The key of a record that was kept as lost, and its value. */
export const reviewKey = 'review';
export const keptAsLost = 'lost';

/** A coding that is not simply found. */
export interface Doubtful {
  readonly coder: string;
  /** Of the record. */
  readonly id: string;
  /** Id of its code. */
  readonly code: string;
  readonly isLost: boolean;
  /** Undefined where there is nothing to look at: it was kept as lost. */
  readonly doubt: Doubt | undefined;
}

type Standing = Pick<LocatedCoding, 'record' | 'location'>;

export function doubtOf(coding: Standing): Doubt | undefined {
  return isInConflict(coding.record) ? 'conflict' : placeDoubtOf(coding);
}

export function placeDoubtOf({ record, location }: Standing): PlaceDoubt | undefined {
  const isKept = Object.hasOwn(record, reviewKey) && record[reviewKey] === keptAsLost;
  switch (location.state) {
    case 'found':
      return isKept ? 'back' : undefined;
    case 'moved':
      return 'moved';
    case 'lost':
      return isKept ? undefined : 'lost';
  }
}

/** What of a source's codings is not simply found, in their order. */
export function doubtsIn(codings: Iterable<LocatedCoding>): Doubtful[] {
  const doubts: Doubtful[] = [];
  for (const coding of codings) {
    const isLost = coding.location.state === 'lost';
    const doubt = doubtOf(coding);
    if (!isLost && !doubt) continue;
    const { coder, record } = coding;
    doubts.push({ coder, id: record.id, code: record.code, isLost, doubt });
  }
  return doubts;
}

/** What is known of each source's codings that are not simply found. */
export class Doubts {
  private readonly bySource = new Map<string, readonly Doubtful[]>();
  private lostNow: ReadonlyMap<string, number> | undefined;

  /** By path; none that has nothing to tell. */
  get all(): ReadonlyMap<string, readonly Doubtful[]> {
    return this.bySource;
  }

  /** How many codings are lost, by id of the code. Another map whenever that may have changed. */
  get lost(): ReadonlyMap<string, number> {
    return (this.lostNow ??= countLost(this.bySource.values()));
  }

  lostOf(code: string): number {
    return this.lost.get(code) ?? 0;
  }

  set(source: string, doubts: readonly Doubtful[]): void {
    this.lostNow = undefined;
    if (doubts.length) this.bySource.set(source, doubts);
    else this.bySource.delete(source);
  }

  clear(): void {
    this.lostNow = undefined;
    this.bySource.clear();
  }
}

function countLost(sources: Iterable<readonly Doubtful[]>): Map<string, number> {
  const lost = new Map<string, number>();
  for (const doubts of sources)
    for (const { code, isLost } of doubts) if (isLost) lost.set(code, (lost.get(code) ?? 0) + 1);
  return lost;
}

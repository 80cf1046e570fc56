import { sameBytes } from '../base/bytes';
import { mergeCodings } from '../coding/merge';
import { recordsIn } from '../coding/scan';
import type { FileStore } from './ports';

/** One coding file that became, or came into, another. */
export interface FileMove {
  readonly from: string;
  readonly to: string;
  /** Ids of the codings that came, where there was a file at `to`; else all of the file went. */
  readonly ids?: readonly string[];
}

/**
 * Moves a coding file; where another stands at its new place, the two become one. The new file is
 * durable before the old one goes, and what somebody writes to the old one meanwhile comes too: a
 * crash at any moment leaves every coding in one of the two, and the same move done again ends it.
 * @returns undefined when there is no such file
 */
export async function moveCodingFile(
  store: FileStore,
  from: string,
  to: string,
): Promise<FileMove | undefined> {
  if (from === to || !(await store.read(from))) return undefined;
  if (!isOneForSome(from, to)) return moveApart(store, from, to);
  const between = `${to.slice(0, -'.jsonl'.length)}~.jsonl`;
  await moveApart(store, from, between);
  const move = await moveApart(store, between, to);
  return move && { ...move, from };
}

async function moveApart(
  store: FileStore,
  from: string,
  to: string,
): Promise<FileMove | undefined> {
  let came: readonly string[] | undefined;
  /** What has been brought over. */
  let brought: Uint8Array | undefined;
  for (;;) {
    const bytes = await store.read(from);
    if (!bytes) break;
    const last = brought;
    if (last && sameBytes(bytes, last)) {
      await store.update(from, (now) => (now && sameBytes(now, last) ? undefined : now));
      continue;
    }
    const ours = new Uint8Array(bytes);
    await store.update(to, (there) => {
      if (!there) return ours;
      if (!last) came ??= newIn(ours, there);
      const merged = mergeCodings(last ?? new Uint8Array(0), there, ours);
      return sameBytes(merged.bytes, there) ? there : merged.bytes;
    });
    brought = ours;
  }
  return { from, to, ...(came ? { ids: came } : {}) };
}

function newIn(file: Uint8Array, other: Uint8Array): string[] {
  const known = new Set(recordsIn(other).map(({ id }) => id));
  return recordsIn(file).flatMap(({ id }) => (known.has(id) ? [] : [id]));
}

/**
 * Whether Windows or macOS take the two names for one, so that a file goes from one to the other by
 * way of a third: else to write the new would be to write the old, and to remove the old the new.
 */
export function isOneForSome(a: string, b: string): boolean {
  const folded = (name: string) => name.normalize('NFC').toLowerCase();
  return folded(a) === folded(b);
}

import { damagedDatabase, type Pages } from './pages';
import { varint } from './records';

/** An entry of a tree: its number (of a table with such numbers) and the bytes of its record. */
export interface TreeEntry {
  readonly rowid: number;
  readonly payload: Uint8Array;
}

/**
 * Every entry below a page, in order (file format, 1.6). Throws a Refusal for a damaged tree, as one
 * that goes round in circles.
 */
export function* entriesBelow(
  pages: Pages,
  root: number,
  seen = new Set<number>(),
): Generator<TreeEntry> {
  if (seen.has(root)) throw damagedDatabase();
  seen.add(root);
  const page = pages.page(root);
  const header = root === 1 ? 100 : 0;
  const kind = page.getUint8(header);
  const isTable = kind === 5 || kind === 13;
  const isInner = kind === 2 || kind === 5;
  if (!isTable && kind !== 2 && kind !== 10) throw damagedDatabase();
  const count = page.getUint16(header + 3);
  const pointers = header + (isInner ? 12 : 8);
  if (pointers + 2 * count > page.byteLength) throw damagedDatabase();
  for (let i = 0; i < count; i++) {
    let at = page.getUint16(pointers + 2 * i);
    if (at + 4 > page.byteLength) throw damagedDatabase();
    if (isInner) {
      yield* entriesBelow(pages, page.getUint32(at), seen);
      if (isTable) continue;
      at += 4;
    }
    yield entryAt(pages, page, at, isTable);
  }
  if (isInner) yield* entriesBelow(pages, page.getUint32(header + 8), seen);
}

function entryAt(pages: Pages, page: DataView, at: number, isTable: boolean): TreeEntry {
  const [size, afterSize] = varint(page, at);
  const [rowid, start] = isTable ? varint(page, afterSize) : [0, afterSize];
  const { usable } = pages;
  // How much of a long record stands on the page itself (file format, 1.6).
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const rest = least + ((size - least) % (usable - 4));
  const local = size <= most ? size : rest <= most ? rest : least;
  if (size > pages.count * pages.size || start + local > page.byteLength) throw damagedDatabase();
  const payload = new Uint8Array(size);
  payload.set(new Uint8Array(page.buffer, page.byteOffset + start, local));
  if (local === size) return { rowid, payload };
  if (start + local + 4 > page.byteLength) throw damagedDatabase();
  let [filled, next] = [local, page.getUint32(start + local)];
  while (filled < size) {
    const overflow = pages.page(next);
    const part = Math.min(usable - 4, size - filled);
    payload.set(new Uint8Array(overflow.buffer, overflow.byteOffset + 4, part), filled);
    filled += part;
    next = overflow.getUint32(0);
  }
  return { rowid, payload };
}

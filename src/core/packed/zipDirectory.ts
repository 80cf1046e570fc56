import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { decodeText } from '../text/decode';

/** What a zip file's directory says of one file in it. */
export interface ZipEntry {
  /** As written there: never a path to write to. */
  readonly name: string;
  /** Bytes, unpacked. */
  readonly size: number;
  readonly packedSize: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly isEncrypted: boolean;
  /** Where its own header begins. */
  readonly at: number;
}

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const entryMark = 0x02014b50;
/** What stands where a number is too large for 32 bits. */
const elsewhere = 0xffffffff;

/** Reads the directory at the end of a zip file (PKWARE APPNOTE 4.3). Throws a Refusal. */
export function readDirectory(file: Uint8Array): ZipEntry[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const end = endOf(view);
  let [count, size, start] = [
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ];
  let directoryEnd = end;
  if (count === 0xffff || size === elsewhere || start === elsewhere) {
    directoryEnd = end64Of(view, end);
    count = large(view, directoryEnd + 32);
    size = large(view, directoryEnd + 40);
    start = large(view, directoryEnd + 48);
  }
  // Something may stand before the zip file itself: then all is further on by as much.
  const shift = directoryEnd - size - start;
  if (shift < 0) throw damaged();
  const entries: ZipEntry[] = [];
  for (let at = start + shift, i = 0; i < count; i++) {
    if (at + 46 > file.length || view.getUint32(at, true) !== entryMark) throw damaged();
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths;
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > file.length) throw damaged();
    entries.push(entryAt(file, view, at, shift));
    at = next;
  }
  return entries;
}

function entryAt(file: Uint8Array, view: DataView, at: number, shift: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const wide = wideNumbers(view, nameEnd, extraEnd);
  const number = (offset: number): number => {
    const value = view.getUint32(at + offset, true);
    return value === elsewhere ? (wide.shift() ?? value) : value;
  };
  const [size, packedSize, header] = [number(24), number(20), number(42)];
  return {
    name: decodeText(file.subarray(at + 46, nameEnd)).text,
    size,
    packedSize,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    isEncrypted: (flags & 1) !== 0,
    at: header + shift,
  };
}

/** The numbers of an entry that need 64 bits, in their order. */
function wideNumbers(view: DataView, start: number, end: number): number[] {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const count = Math.floor(view.getUint16(at + 2, true) / 8);
    const isThere = at + 4 + count * 8 <= end;
    return isThere ? Array.from({ length: count }, (_, i) => large(view, at + 4 + i * 8)) : [];
  }
  return [];
}

/** Where the last record begins; a comment of up to 65,535 bytes may follow it. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--)
    if (view.getUint32(at, true) === endMark) return at;
  throw damaged();
}

function end64Of(view: DataView, end: number): number {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) throw damaged();
  const at = large(view, locator + 8);
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== end64Mark) throw damaged();
  return at;
}

function large(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

export function damaged(): Refusal {
  return new Refusal(
    sentence(
      'This file is broken, or is not what its name says. Open it in the program that it comes from, and save it anew.',
    ),
  );
}

import { Inflate, zipSync } from 'fflate';
import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { largestFile } from '../base/unreadable';
import { crc32 } from './crc32';
import { damaged, readDirectory, type ZipEntry } from './zipDirectory';

/** How much may come out of a zip file. Bytes. */
export interface ZipLimits {
  /** Of one file in it. */
  readonly each: number;
  /** Of all that are read together. */
  readonly all: number;
}

const usual: ZipLimits = { each: largestFile, all: 2 * largestFile };
/** Documents hold texts; what is larger than these are made to do harm. */
const ofDocuments: ZipLimits = { each: 128 << 20, all: 384 << 20 };
/** Deflate makes at most 1032 bytes of one: what one piece can grow to is bounded by this. */
const pieceSize = 1 << 16;

/**
 * A zip file, each file in it unpacked when asked for. What comes out is never larger than its
 * directory says and than memory allows, and is checked against its checksum.
 */
export class ZipFile {
  /** By name; of two of one name the last counts, as in other programs. Folders are left out. */
  readonly entries: ReadonlyMap<string, ZipEntry>;
  private unpacked = 0;

  /** Throws a Refusal where it is no zip file or its directory is damaged. */
  constructor(
    private readonly file: Uint8Array,
    private readonly limits: ZipLimits = usual,
  ) {
    if ([0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => file[i] === byte)) throw new Refusal(oldKind);
    const entries = readDirectory(file).filter(({ name }) => !/[\\/]$/.test(name));
    this.entries = new Map(entries.map((entry) => [entry.name, entry]));
  }

  /** Undefined when there is no such file in it. Throws a Refusal where it can't be unpacked. */
  read(name: string): Uint8Array | undefined {
    const entry = this.entries.get(name);
    if (!entry) return undefined;
    if (entry.isEncrypted) throw locked(name);
    const { each, all } = this.limits;
    if (entry.size > each || this.unpacked + entry.size > all) throw tooLarge(name);
    this.unpacked += entry.size;
    const bytes = unpack(entry, this.packed(entry));
    if (bytes?.length !== entry.size || crc32(bytes) !== entry.crc) throw damaged();
    return bytes;
  }

  private packed(entry: ZipEntry): Uint8Array {
    const { at, packedSize } = entry;
    const { file } = this;
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    if (at + 30 > file.length || view.getUint32(at, true) !== 0x04034b50) throw damaged();
    // Some programs say only here that it is locked.
    if ((view.getUint16(at + 6, true) & 1) !== 0) throw locked(entry.name);
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (start + packedSize > file.length) throw damaged();
    return file.subarray(start, start + packedSize);
  }
}

/** The parts of a document whose names are wanted; see `ZipFile`. */
export function partsOf(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  const zip = new ZipFile(bytes, ofDocuments);
  const parts = new Map<string, Uint8Array>();
  for (const name of [...zip.entries.keys()].filter(isWanted)) {
    const part = zip.read(name);
    if (part) parts.set(name, part);
  }
  return parts;
}

/** Undefined when it is damaged, or not packed in one of the usual two ways. */
function unpack({ size, method }: ZipEntry, packed: Uint8Array): Uint8Array | undefined {
  if (method === 0) return packed;
  if (method !== 8) return undefined;
  const bytes = new Uint8Array(size);
  let filled = 0;
  let isWhole = true;
  const inflate = new Inflate((piece) => {
    isWhole = filled + piece.length <= size;
    if (isWhole) bytes.set(piece, filled);
    filled += piece.length;
  });
  try {
    for (let at = 0; at < packed.length && isWhole; at += pieceSize)
      inflate.push(packed.subarray(at, at + pieceSize), at + pieceSize >= packed.length);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined; // fflate: the data is damaged
    throw error;
  }
  return isWhole ? bytes.subarray(0, filled) : undefined;
}

/**
 * A zip file of these files in their order. The same files give the same bytes: no time is in it.
 */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1), level: 6 });
}

function locked(name: string): Refusal {
  return new Refusal(
    sentence('“{name}” is locked by a password. Save the file without one and try again.', {
      name,
    }),
  );
}

function tooLarge(name: string): Refusal {
  return new Refusal(
    sentence('“{name}” unpacks to more than can be read safely, so nothing was read.', { name }),
  );
}

/** Word, Excel and LibreOffice keep documents with a password, and old ones, as no zip at all. */
const oldKind = sentence(
  'This file is locked with a password, or is of an old kind (.doc, .xls). Open it in Word or Excel, and save it without a password as .docx or .xlsx.',
);

import { type CodingRows, stride } from '../coding/rows';

/** Numbers a stamp: size, when the bytes and when the entry last changed (ms), number on the disk. */
export const stampSize = 4;

/** A coding file as it was read. */
export interface SnapshotFile {
  readonly path: string;
  /** Number of its stamp. */
  readonly stamp: number;
  readonly rows: CodingRows;
}

/** The columns of a project, and the ids that their codes are numbers of. */
export interface Snapshot {
  readonly codes: readonly string[];
  readonly files: readonly SnapshotFile[];
  /** Of just before the files were read, one after another. */
  readonly stamps: Float64Array;
}

/** Whether two files have the same stamp; NaN, where there is no file, is none. */
export function isSameStamp(a: Float64Array, i: number, b: Float64Array, j: number): boolean {
  for (let n = 0; n < stampSize; n++)
    if (a[i * stampSize + n] !== b[j * stampSize + n]) return false;
  return true;
}

/** To be counted up whenever a coding file would be read otherwise than before. */
const version = 2;
/** Read backwards by a machine that keeps numbers the other way round, and then no snapshot. */
const magic = 0x636f6462;

/** Where each number of the header stands; the header takes an even number of them. */
const header = { magic: 0, version: 1, files: 2, rows: 3, words: 4, size: 6 };

type Odd = Omit<CodingRows, 'count' | 'cells'>;

/** What is written as text, after all numbers. */
interface Words {
  readonly codes: readonly string[];
  readonly paths: readonly string[];
  /** What else is known of files in which something is not as usual, by their number. */
  readonly odd: readonly (Odd & { readonly file: number })[];
}

/**
 * The bytes of a snapshot: header, stamps (64 bits), rows of each file, all their cells, then the
 * words as JSON. Numbers stand as they do in memory, so that reading them is no work.
 */
export function writeSnapshot({ codes, files, stamps }: Snapshot): Uint8Array<ArrayBuffer> {
  const words: Words = {
    codes,
    paths: files.map(({ path }) => path),
    odd: files.flatMap(({ rows: { faults, skipped, conflicts } }, file) =>
      skipped.length || conflicts.length || faults.length
        ? [{ file, faults, skipped, conflicts }]
        : [],
    ),
  };
  const text = new TextEncoder().encode(JSON.stringify(words));
  const rows = files.reduce((sum, file) => sum + file.rows.count, 0);
  const at = layout(files.length, rows, text.length);
  const bytes = new Uint8Array(at.end);
  const numbers = new Int32Array(bytes.buffer);
  const own = new Float64Array(bytes.buffer, at.stamps * 4, files.length * stampSize);
  let cell = at.cells;
  files.forEach((file, i) => {
    const from = file.stamp * stampSize;
    own.set(stamps.subarray(from, from + stampSize), i * stampSize);
    numbers[at.counts + i] = file.rows.count;
    numbers.set(file.rows.cells, cell);
    cell += file.rows.cells.length;
  });
  bytes.set(text, at.text);
  numbers[header.magic] = magic;
  numbers[header.version] = version;
  numbers[header.files] = files.length;
  numbers[header.rows] = rows;
  numbers[header.words] = text.length;
  return bytes;
}

/** Undefined for a snapshot of another version or machine. The cells stay where they are. */
export function readSnapshot(bytes: Uint8Array): Snapshot | undefined {
  if (bytes.byteOffset % 8 !== 0 || bytes.length % 4 !== 0) return undefined;
  const numbers = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const said = (name: keyof typeof header) => numbers[header[name]] ?? -1;
  if (said('magic') !== magic || said('version') !== version) return undefined;
  const at = layout(said('files'), said('rows'), said('words'));
  if (at.end !== bytes.length) return undefined;
  const text = new TextDecoder().decode(bytes.subarray(at.text, at.text + said('words')));
  const { codes, paths, odd } = JSON.parse(text) as Words;
  const stamps = new Float64Array(
    bytes.buffer,
    bytes.byteOffset + at.stamps * 4,
    paths.length * stampSize,
  );
  const oddOf = new Map(odd.map(({ file, ...of }) => [file, of]));
  let cell = at.cells;
  const files = paths.map((path, i): SnapshotFile => {
    const count = numbers[at.counts + i] ?? 0;
    const cells = numbers.subarray(cell, (cell += count * (stride + 1)));
    return { path, stamp: i, rows: { count, cells, ...(oddOf.get(i) ?? allWell) } };
  });
  return { codes, files, stamps };
}

const allWell: Odd = { faults: [], skipped: [], conflicts: [] };

/** Where things begin: numbers in words of four bytes, text and end in bytes. */
function layout(files: number, rows: number, words: number) {
  const stamps = header.size;
  const counts = stamps + files * stampSize * 2;
  const cells = counts + files;
  const text = (cells + rows * (stride + 1)) * 4;
  return { stamps, counts, cells, text, end: text + Math.ceil(words / 4) * 4 };
}

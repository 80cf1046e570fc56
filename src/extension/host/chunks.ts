/**
 * What our source imports by `await import('…')` is not needed at the start: the build puts it into
 * files of their own ("chunks"), which both hosts share, and turns each such import into a call of `loadChunk`. A
 * module stands in one file only, so a class is the same class everywhere. (scripts/support/split.mjs)
 */
export type Chunk = (
  module: { exports: object },
  exports: object,
  require: (name: string) => unknown,
  load: typeof loadChunk,
) => void;

/** The one that this very file was loaded with: of a host's own modules only it knows all. */
declare const require: (name: string) => unknown;

/** What chunks, and modules of the main file that they need, export; by the name of the file. */
const made = new Map<string, object>();

let readChunk: (file: string) => Chunk | Promise<Chunk> = () => {
  throw new Error('This host has not said how it reads chunks.');
};

/** A part of the extension could not be read. Nothing of it is kept, so it can be tried again. */
export class ChunkMissing extends Error {
  constructor(
    readonly file: string,
    cause: unknown,
  ) {
    super(`${file} could not be read`, { cause });
  }
}

/** Says, once and before any is needed, how these files are read. */
export function readChunksBy(read: typeof readChunk): void {
  readChunk = read;
}

/** Makes something in the main file known to chunks. */
export function offer(file: string, exports: object): void {
  made.set(file, exports);
}

/** Gives what the last of these files exports. Each stands after those that it needs itself. */
export async function loadChunk(files: readonly string[]): Promise<object | undefined> {
  const missing = files.filter((file) => !made.has(file));
  const read = await Promise.all(missing.map(readWhole));
  missing.forEach((file, i) => {
    const chunk = read[i];
    // Someone else may have made it while it was being read.
    if (chunk && !made.has(file)) made.set(file, make(chunk));
  });
  return made.get(files.at(-1) ?? '');
}

async function readWhole(file: string): Promise<Chunk> {
  try {
    return await readChunk(file);
  } catch (error) {
    throw new ChunkMissing(file, error);
  }
}

function make(chunk: Chunk): object {
  const module = { exports: {} };
  chunk(module, module.exports, (name) => made.get(name) ?? require(name), loadChunk);
  return module.exports;
}

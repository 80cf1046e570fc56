import fs from 'node:fs';
import path from 'node:path';

/** Whether a file is a folder, or below it; both as they really are. */
export function holds(folder: string, file: string): boolean {
  const above = folder.endsWith(path.sep) ? folder : folder + path.sep;
  return file === folder || file.startsWith(above);
}

/** Where a link leads in the end; undefined for nowhere and for round in circles. */
export function targetOf(link: string): string | undefined {
  try {
    return fs.realpathSync.native(link);
  } catch (error) {
    if (isNowhere(error)) return undefined;
    throw error;
  }
}

/** Whether a folder is there and no link is on the way to it. */
export function isReal(folder: string): boolean {
  try {
    // Not the native one, which gives names in the letters in which the system keeps them.
    return fs.realpathSync(folder) === folder;
  } catch (error) {
    if (isNowhere(error)) return false;
    throw error;
  }
}

/** Whether all folders from a real one down to one below it are there, and none is a link. */
export function isStraight(root: string, folder: string): boolean {
  try {
    for (let at = folder; at !== root; at = path.dirname(at))
      if (fs.lstatSync(at).isSymbolicLink()) return false;
    return true;
  } catch (error) {
    if (isNowhere(error)) return false;
    throw error;
  }
}

/** The nearest of a path and the folders above it that is there, be it a link to nothing. */
export function nearest(file: string): string {
  let there = file;
  while (!isThere(there)) there = path.dirname(there);
  return there;
}

function isThere(file: string): boolean {
  try {
    return fs.lstatSync(file) !== undefined;
  } catch (error) {
    if (isNowhere(error)) return false;
    throw error;
  }
}

/** Nothing is there, or only links that go round in circles. */
function isNowhere(error: unknown): boolean {
  return isMissing(error) || codeOf(error) === 'ELOOP';
}

/** Nothing is there, or nothing that could be read as a file. */
export function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(String(code));
}

/** A file is larger than what we read. */
export class TooLarge extends Error {
  /** @param size in bytes */
  constructor(readonly size: number) {
    super(`${size} bytes`);
  }
}

export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

import fs from 'node:fs';
import path from 'node:path';
import { codeOf, isMissing } from './paths';

/** Windows can't sync a folder, and need not: its file systems log such changes. */
const syncsFolders = process.platform !== 'win32';
/** Virus scanners and services that copy files hold them open for moments. Milliseconds. */
const waits = process.platform === 'win32' ? [10, 20, 50, 100, 200, 400, 800] : [];

/** A temporary file, complete and on the disk. Throws Node's error, and then leaves nothing. */
export function writeBeside(file: string, bytes: Uint8Array): string {
  // Hidden, so that nobody takes what a crash leaves behind for a file of the project.
  const temporary = path.join(path.dirname(file), temporaryName());
  const handle = fs.openSync(temporary, 'wx');
  try {
    try {
      const mode = modeOf(file);
      if (mode !== undefined) fs.fchmodSync(handle, mode);
      for (let at = 0; at < bytes.length;) at += fs.writeSync(handle, bytes, at);
      fs.fdatasyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
  return temporary;
}

/** Renames over what is there, durably. */
export async function moveOver(temporary: string, file: string): Promise<void> {
  await again(() => fs.renameSync(temporary, file));
  syncFolder(path.dirname(file));
}

export async function removeDurably(file: string): Promise<void> {
  await again(() => fs.rmSync(file, { force: true }));
  syncFolder(path.dirname(file));
}

/** Makes a folder and those above it, so that a crash takes none of them away again. */
export function makeFolder(folder: string): void {
  const first = makeMissing(folder);
  if (first === undefined) return;
  // What a folder is called stands in the one above it.
  const top = path.dirname(first);
  for (let made = folder; made !== top; made = path.dirname(made)) syncFolder(path.dirname(made));
}

/** Gives the topmost folder that it made. */
function makeMissing(folder: string): string | undefined {
  try {
    return fs.mkdirSync(folder, { recursive: true });
  } catch (error) {
    // Node says so of a disk that can only be read: one by one it tells the truth.
    if (!isMissing(error)) throw error;
    let missing = folder;
    while (!fs.existsSync(path.dirname(missing))) missing = path.dirname(missing);
    fs.mkdirSync(missing);
    throw error;
  }
}

/** A rename would replace a write-protected file without a word. */
export function refuseReadOnly(file: string): void {
  if (fs.existsSync(file)) fs.accessSync(file, fs.constants.W_OK);
}

let written = 0;

/** Unlike what another process left behind that had our number. */
function temporaryName(): string {
  return `.${process.pid}-${Date.now().toString(36)}-${++written}.tmp`;
}

/** Undefined where there is no file yet: then the system's own mask decides. */
function modeOf(file: string): number | undefined {
  try {
    return fs.statSync(file).mode & 0o777;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function syncFolder(folder: string): void {
  if (!syncsFolders) return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } catch (error) {
    // Some network drives know no such thing; what they have taken, they keep.
    if (!['EINVAL', 'ENOTSUP', 'EBADF'].includes(String(codeOf(error)))) throw error;
  } finally {
    fs.closeSync(handle);
  }
}

async function again(work: () => void): Promise<void> {
  for (const wait of waits) {
    try {
      work();
      return;
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(String(codeOf(error)))) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  work();
}

// Where the parts of this project are.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Everything the scripts install, copy and log; git ignores it. */
export const scratch = path.join(root, '.vscode-test');

export const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Where the packaged extension goes. */
export const vsix = path.join(root, 'dist', `${manifest.name}-${manifest.version}.vsix`);

export function inProject(...parts) {
  return path.join(root, ...parts);
}

/** A folder inside the scratch folder, made when missing. */
export function scratchFolder(...parts) {
  const folder = path.join(scratch, ...parts);
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

const temporary = new Set();
process.on('exit', () => temporary.forEach(removeFolder));

/** A new folder outside the project; it is gone when this process ends, or before. */
export function temporaryFolder(name) {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), `codebook-${name}-`)));
  temporary.add(folder);
  return folder;
}

/** Programs that are just ending may still write to it, so it is tried a few times. */
export function removeFolder(folder) {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  temporary.delete(folder);
}

/** When the newest file at or below these paths was written, in milliseconds; 0 when none exists. */
export function newestChange(...paths) {
  const times = paths.flatMap((name) => filesBelow(name)).map((file) => fs.statSync(file).mtimeMs);
  return times.reduce((newest, time) => Math.max(newest, time), 0);
}

/** The files at or below a path, as absolute paths in a stable order. */
export function filesBelow(name) {
  const start = path.resolve(root, name);
  if (!fs.existsSync(start)) return [];
  if (fs.statSync(start).isFile()) return [start];
  return fs
    .readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

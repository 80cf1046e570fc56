import fs from 'node:fs';
import { codeOf } from './paths';

/** How long looking at files may hold the thread before it lets others have it. Milliseconds. */
const patience = 12;

/** As `FileStore.stamps`, of files below a folder that is no link. */
export async function stampsOf(root: string, paths: readonly string[]): Promise<Float64Array> {
  const stamps = new Float64Array(paths.length * 4).fill(NaN);
  let at = 0;
  let since = performance.now();
  for (const name of paths) {
    const stat = unlessRefused(() => fs.lstatSync(`${root}/${name}`));
    if (stat?.isFile()) {
      stamps[at] = stat.size;
      stamps[at + 1] = stat.mtimeMs;
      stamps[at + 2] = stat.ctimeMs;
      stamps[at + 3] = stat.ino;
    }
    at += 4;
    if (performance.now() - since < patience) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
  return stamps;
}

/** Undefined where the system refuses; anything else that is thrown goes on. */
export function unlessRefused<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}

// Yardstick of W10: bare durable writes. Rewrites a whole coding file beside itself, renames it over
// and makes that durable too; appends a line.
import fs from 'node:fs';
import path from 'node:path';
import { atTheEnd, tell } from './measure.mjs';

const [folder, times, size] = process.argv.slice(2);
const own = fs.mkdtempSync(path.join(folder, '.write-'));
const file = path.join(own, 'codings.jsonl');
const line = Buffer.from(`${'x'.repeat(423)}\n`);
const whole = Buffer.alloc(Number(size), line);

atTheEnd(() => fs.rmSync(own, { recursive: true, force: true }));
fs.writeFileSync(file, whole);
const renamed = timesOf(rewrite);
const taken = timesOf(() => {
  rewrite();
  syncFolder();
});
const appending = fs.openSync(file, 'a');
const appended = timesOf(() => {
  fs.writeSync(appending, line);
  fs.fdatasyncSync(appending);
});
fs.closeSync(appending);
const written = (fs.statSync(file).size - whole.length) / line.length;
tell({ taken, renamed, appended, answer: { wrong: 0, written: written - Number(times) } });

function rewrite() {
  const beside = `${file}.tmp`;
  const handle = fs.openSync(beside, 'w');
  fs.writeSync(handle, whole);
  fs.fdatasyncSync(handle);
  fs.closeSync(handle);
  fs.renameSync(beside, file);
}

/** Windows can't, and need not. */
function syncFolder() {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(own, 'r');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

function timesOf(act) {
  return Array.from({ length: Number(times) }, () => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
}

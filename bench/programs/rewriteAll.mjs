// Yardstick of W11: rewriting so many coding files one after another, each durably, twice over.
import fs from 'node:fs';
import path from 'node:path';
import { codingFiles } from './codingFiles.mjs';
import { atTheEnd, tell } from './measure.mjs';

const [folder, , count] = process.argv.slice(2);
const own = fs.mkdtempSync(path.join(path.dirname(folder), 'rewrite-'));
atTheEnd(() => fs.rmSync(own, { recursive: true, force: true }));
const files = codingFiles(folder).slice(0, Number(count));
const copies = files.map((file, i) => {
  const copy = path.join(own, String(i % 40), `${i}.jsonl`);
  fs.mkdirSync(path.dirname(copy), { recursive: true });
  fs.copyFileSync(file, copy);
  return copy;
});
const taken = [1, 2].map(() => {
  const began = performance.now();
  copies.forEach(rewrite);
  return performance.now() - began;
});
tell({ taken, answer: copies.length });

function rewrite(file) {
  const bytes = fs.readFileSync(file);
  const handle = fs.openSync(`${file}.tmp`, 'w');
  fs.writeSync(handle, bytes);
  fs.fdatasyncSync(handle);
  fs.closeSync(handle);
  fs.renameSync(`${file}.tmp`, file);
  if (process.platform === 'win32') return; // it can't, and need not
  const above = fs.openSync(path.dirname(file), 'r');
  fs.fsyncSync(above);
  fs.closeSync(above);
}

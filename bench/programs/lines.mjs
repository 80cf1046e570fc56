// Yardstick of W14: what finding all line starts again costs, the plain way to follow a keystroke.
import fs from 'node:fs';
import path from 'node:path';
import { tell } from './measure.mjs';

const [folder, times] = process.argv.slice(2);
const rows = fs.readFileSync(path.join(folder, 'sources.csv'), 'utf8').split('\n');
const text = fs.readFileSync(path.join(folder, rows[1].split(',')[0]), 'utf8');
const taken = [];
let answer;
for (let run = 0; run < Number(times); run++) {
  const began = performance.now();
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  taken.push(performance.now() - began);
  answer = starts.length;
}
tell({ taken, answer });

// Yardstick of W12: reading all transcripts and coding files, and writing as much as they hold.
import fs from 'node:fs';
import path from 'node:path';
import { codingFiles } from './codingFiles.mjs';
import { atTheEnd, measure } from './measure.mjs';

const [folder, times] = process.argv.slice(2);
const rows = fs.readFileSync(path.join(folder, 'sources.csv'), 'utf8').trim().split('\n');
const texts = rows.slice(1).map((row) => path.join(folder, row.split(',')[0]));
const own = fs.mkdtempSync(path.join(folder, '.write-'));

atTheEnd(() => fs.rmSync(own, { recursive: true, force: true }));
await measure(times, () => {
  const read = [...texts, ...codingFiles(folder)].map((file) => fs.readFileSync(file, 'utf8'));
  fs.writeFileSync(path.join(own, 'all'), read.join(''));
  return read.length > 0;
});

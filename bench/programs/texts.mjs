// Yardstick of W5: reading all transcripts as text.
import fs from 'node:fs';
import path from 'node:path';
import { measure } from './measure.mjs';

const [folder, times] = process.argv.slice(2);
const rows = fs.readFileSync(path.join(folder, 'sources.csv'), 'utf8').trim().split('\n');
const files = rows.slice(1).map((row) => path.join(folder, row.split(',')[0]));

await measure(times, () =>
  files.reduce((sum, file) => sum + fs.readFileSync(file, 'utf8').length, 0),
);

// The floor under W1: listing the coding files and reading their bytes.
import fs from 'node:fs';
import { codingFiles } from './codingFiles.mjs';
import { measure } from './measure.mjs';

const [folder, times] = process.argv.slice(2);

await measure(times, () =>
  codingFiles(folder).reduce((bytes, file) => bytes + fs.readFileSync(file).length, 0),
);

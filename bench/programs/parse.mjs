// Yardstick of W1: the same files with JSON.parse, line by line, until all codes are counted.
import fs from 'node:fs';
import { digest } from '../data/digest.mjs';
import { codingFiles } from './codingFiles.mjs';
import { measure } from './measure.mjs';

const [folder, times] = process.argv.slice(2);

await measure(times, () => {
  const counts = new Map();
  for (const file of codingFiles(folder)) {
    const text = fs.readFileSync(file, 'utf8');
    for (let at = 0; at < text.length;) {
      const end = text.indexOf('\n', at);
      const { code } = JSON.parse(text.slice(at, end));
      counts.set(code, (counts.get(code) ?? 0) + 1);
      at = end + 1;
    }
  }
  return digest([...counts].map(([code, count]) => [count, Number(code.slice(1))]));
});

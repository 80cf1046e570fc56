// Yardstick of W13: unpacking a package, and reading its XML without making anything of it.
import fs from 'node:fs';
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { measure } from './measure.mjs';

const [file, times] = process.argv.slice(2);
const decoder = new TextDecoder();

await measure(times, () => {
  const parts = Object.entries(unzipSync(fs.readFileSync(file)));
  let selections = 0;
  for (const [name, bytes] of parts) {
    const text = decoder.decode(bytes);
    if (!name.endsWith('.qde')) continue;
    const parser = new SaxesParser();
    parser.on('opentag', (tag) => {
      if (tag.name === 'Coding') selections++;
    });
    parser.write(text).close();
  }
  return selections;
});

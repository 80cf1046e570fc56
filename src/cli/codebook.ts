import { createRequire } from 'node:module';
import type { PdfProgram } from '../core/importing/pdf/port';
import { cacheFolder } from '../node/snapshots';
import { main } from './main';

// Whoever reads our output may have had enough of it, as `head` has.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

void main(process.argv.slice(2), {
  cwd: process.cwd(),
  caches: cacheFolder(),
  // One file for the extension and for us.
  pdf: () => Promise.resolve(createRequire(__filename)('../pdf/pdf.js') as PdfProgram),
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
}).then((code) => {
  process.exitCode = code;
});

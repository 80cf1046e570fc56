// Yardstick of W22: the same text, with a letter more, read by the package for YAML alone.
import { parseDocument } from 'yaml';
import { bookUnderway } from '../data/bookUnderway.mjs';
import { tell } from './measure.mjs';

const [, times] = process.argv.slice(2);
const { text, places } = bookUnderway();
const taken = [];
let codes = 0;
for (let i = 0; i < Number(times); i++) {
  const at = places[i % places.length];
  const now = `${text.slice(0, at)}x${text.slice(at)}`;
  const began = performance.now();
  codes = parseDocument(now).get('codes').items.length;
  taken.push(performance.now() - began);
}
tell({ taken, answer: codes });

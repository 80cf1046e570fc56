// W22: what a letter written into a book of 500 codes costs until all that is unsound in it is known:
// rules, examples and definitions, against the codings of a project. At the end a code is given the alias of another for its
// name, which has to be told.
import { Soundness } from '../../src/core/analysis/soundness';
import { BookWatch } from '../../src/core/codebook/sight';
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { bookUnderway } from '../data/bookUnderway.mjs';
import { tell } from './measure.mjs';

const [folder, times] = process.argv.slice(2);
const project = await Project.open(new NodeFileStore(folder), chance);
const { text, places } = bookUnderway();
const watch = new BookWatch('codebook.yaml', text);
const soundness = new Soundness(project);
await soundness.lookForExamples(watch.sight.book);
const whole = check(text).length;
const taken = [];
let now = text;
let missed = 0;
for (let i = 0; i < Number(times); i++) {
  // Some letters at one place, then some at the next, each a little further down.
  const at = places[(7 * Math.floor(i / 5)) % places.length] + now.length - text.length;
  now = `${now.slice(0, at)}x${now.slice(at)}`;
  const began = performance.now();
  const problems = check(now);
  taken.push(performance.now() - began);
  if (problems.length < whole / 2) missed++;
}
const told = check(now.replace(/name: \{en: [^,]+/, 'name: {en: alias7')).filter(isTold).length;
tell({ taken, answer: { missed, told, isBack: check(text).length === whole } });

function isTold({ kind, sentence: { values } }) {
  return kind === 'similar-codes' && values?.words === 'alias7';
}

function check(now) {
  const { book, lines, places: spots, parsed } = watch.take(now);
  return soundness.check(book, { source: parsed.source, lines, places: spots });
}

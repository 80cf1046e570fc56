// W17: another program changed 60 lines of a long, densely coded transcript: until every coding is
// located in the text as it is now. On a copy. A coding none of whose lines changed has to be found,
// and where it is now.
import fs from 'node:fs';
import path from 'node:path';
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { Random } from '../data/random.mjs';
import { atTheEnd, tell } from './measure.mjs';

const [folder, times] = process.argv.slice(2);
const own = fs.mkdtempSync(path.join(path.dirname(folder), 'copy-'));
atTheEnd(() => fs.rmSync(own, { recursive: true, force: true }));
fs.cpSync(folder, own, { recursive: true });

const project = await Project.open(new NodeFileStore(own), chance);
const [source] = project.sources.keys();
const original = fs.readFileSync(path.join(own, source), 'utf8').split('\n');
const taken = [];
const answer = { codings: 0, wrong: 0 };
for (let run = 0; run < Number(times); run++) {
  const { lines, now } = changed(original, new Random(run + 1));
  fs.writeFileSync(path.join(own, source), lines.join('\n'));
  const began = performance.now();
  await project.refresh([source]);
  const located = await project.located(source);
  taken.push(performance.now() - began);
  answer.codings = located.codings.length;
  for (const { record, location } of located.codings)
    if (isWhole(record, now) && !isAt(located, location, record, now)) answer.wrong++;
}
tell({ taken, answer });

/** 20 lines reworded, 20 gone, 20 new; `now` tells the new number of a line that stayed, from 1. */
function changed(before, random) {
  const kinds = new Map();
  while (kinds.size < 60) kinds.set(1 + random.below(before.length - 2), kinds.size % 3);
  const lines = [];
  const now = new Map();
  before.forEach((line, i) => {
    const kind = kinds.get(i);
    if (kind === 0) lines.push(line.replace(/\S+\s*$/, 'otherwise.'));
    if (kind === 2) lines.push(`Somebody: a new line, number ${i}.`);
    if (kind !== undefined && kind !== 2) return;
    lines.push(line);
    now.set(i + 1, lines.length);
  });
  return { lines, now };
}

/** Whether every line of a coding stayed, and the lines still follow each other. */
function isWhole({ range: [first, , last] }, now) {
  for (let line = first; line <= last; line++)
    if (now.get(line) !== now.get(first) + line - first) return false;
  return now.has(first);
}

function isAt({ text, lines }, location, { range, quote }, now) {
  if (location.state !== 'found') return false;
  const { start, end } = location.span;
  const expected = lines.starts[now.get(range[0]) - 1] + range[1] - 1;
  return start === expected && text.slice(start, end) === quote;
}

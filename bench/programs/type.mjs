// W14: what a keystroke in a long, densely coded transcript costs the typing path. Types, splits
// lines and deletes all over the text, then takes everything back: every coding has to be home.
import { LiveLines } from '../../src/core/text/liveLines';
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { Random } from '../data/random.mjs';
import { tell } from './measure.mjs';

const [folder, times] = process.argv.slice(2);
const column = 5;

const project = await Project.open(new NodeFileStore(folder), chance);
const [path] = project.sources.keys();
let text = (await project.located(path)).text;
const source = await project.openText(path, () => text);
const lines = new LiveLines(source.lines.starts.slice());
const homes = places();
const random = new Random(1);
const taken = [];
const acts = Array.from({ length: times / 2 }, (_, i) => typeSomewhere(i)).reverse();
for (const { line, start, inserted, removed } of acts) type(line, start, inserted, removed);
source.settle();
const strayed = places().filter((place, i) => place !== homes[i]).length;
tell({ taken, answer: { codings: homes.length, strayed } });

/** A letter, at times a new line, at times a letter less. */
function typeSomewhere(i) {
  const line = longLine();
  const start = lines.offset(line, column);
  const removed = i % 10 === 4 ? text.slice(start, start + 1) : '';
  const inserted = i % 10 === 4 ? '' : i % 10 === 9 ? '\n' : 'x';
  type(line, start, removed, inserted);
  return { line, start, inserted, removed };
}

function type(line, start, removed, inserted) {
  const end = start + removed.length;
  const lastLine = line + (removed === '\n' ? 1 : 0);
  const began = performance.now();
  source.shift({ start, end, inserted: inserted.length });
  lines.replace(line, lastLine, start, end, inserted);
  taken.push(performance.now() - began);
  text = text.slice(0, start) + inserted + text.slice(end);
}

function longLine() {
  for (;;) {
    const line = random.below(4_900);
    if (lines.offset(line + 1, 0) - lines.offset(line, 0) > 2 * column) return line;
  }
}

function places() {
  return source.codings.map(({ record: { id }, location }) => `${id} ${JSON.stringify(location)}`);
}

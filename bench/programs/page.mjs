// W4: how many excerpts the most used code has, exactly, and the first of them with their words.
import { countExcerpts, findExcerpts } from '../../src/core/analysis/excerpts';
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { tell } from './measure.mjs';

const [folder, times, code] = process.argv.slice(2);
const page = 50;

const project = await Project.open(new NodeFileStore(folder), chance);
const taken = [];
let answer;
for (let run = 0; run < Number(times); run++) {
  const start = performance.now();
  const count = await countExcerpts(project, { codes: [code] });
  const shown = await findExcerpts(project, { codes: [code] }, page);
  taken.push(performance.now() - start);
  const isWhole = shown.every(({ coding: { record }, quote }) => quote === record.quote);
  answer = { count, shown: shown.length, isWhole };
}
tell({ taken, answer });

// W5: all excerpts of the most used code of an open project, with their words.
import { excerptsBySource } from '../../src/core/analysis/excerpts';
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { tell } from './measure.mjs';

const [folder, times, code] = process.argv.slice(2);

const project = await Project.open(new NodeFileStore(folder), chance);
const taken = [];
let answer;
for (let run = 0; run < Number(times); run++) {
  answer = { count: 0, characters: 0, found: 0 };
  const start = performance.now();
  for await (const excerpts of excerptsBySource(project, { codes: [code] }))
    for (const { coding, quote } of excerpts) {
      answer.count++;
      answer.characters += quote.length;
      if (coding.location.state === 'found') answer.found++;
    }
  taken.push(performance.now() - start);
}
tell({ taken, answer });

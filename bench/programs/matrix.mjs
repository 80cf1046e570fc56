// W3: the matrix code × case of an open project.
import { countCodings } from '../../src/core/analysis/matrix';
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { digest, placeOf } from '../data/digest.mjs';
import { tell } from './measure.mjs';

const [folder, times] = process.argv.slice(2);

const project = await Project.open(new NodeFileStore(folder), chance);
const taken = [];
let matrix;
for (let run = 0; run < Number(times); run++) {
  const start = performance.now();
  matrix = await countCodings(project, { by: 'case' });
  taken.push(performance.now() - start);
}
tell({ taken, answer: digest(cells(matrix)) });

function* cells({ groups, rows }) {
  const cases = groups.map((id) => Number(id.slice(1)) - 1);
  for (const { code, counts } of rows)
    for (const [group, count] of counts.entries())
      yield [count, placeOf(Number(code.slice(1)), cases[group])];
}

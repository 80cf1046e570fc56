// W6: how often each two codes of an open project stand on words in common.
import { crossTable } from '../../src/core/analysis/crossTable';
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { digest } from '../data/digest.mjs';
import { measure } from './measure.mjs';

const [folder, times] = process.argv.slice(2);

const project = await Project.open(new NodeFileStore(folder), chance);
await measure(times, async () => {
  const asked = { rows: 'code', columns: 'code', count: 'codings' };
  return digest(pairs(await crossTable(project, asked)));
});

/** Each two codes once, by the numbers in their ids. */
function* pairs({ rows, cells }) {
  const numbers = rows.map(({ key }) => Number(key.slice(1)));
  for (const [i, a] of numbers.entries())
    for (const [j, b] of numbers.entries())
      if (a < b) yield [cells[i * rows.length + j], 31 * a + 7 * b];
}

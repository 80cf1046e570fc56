// W1: opens a project that has no snapshot, until the counts of all codes are there.
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { digest } from '../data/digest.mjs';
import { measure } from './measure.mjs';

const [folder, times] = process.argv.slice(2);

await measure(times, async () => {
  const project = await Project.open(new NodeFileStore(folder), chance);
  const { index, book } = project;
  return digest(book.codes.map(({ id }) => [index.countOf(id), Number(id.slice(1))]));
});

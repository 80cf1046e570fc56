// W2: opens a project again whose snapshot is valid, until the counts of all codes are there; tells
// how many coding files were read all the same.
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { NodeSnapshots } from '../../src/node/snapshots';
import { digest } from '../data/digest.mjs';
import { measure } from './measure.mjs';

const [folder, times, caches] = process.argv.slice(2);
let read = 0;

class CountingStore extends NodeFileStore {
  readAll(names, each) {
    read += names.filter((name) => name.startsWith('codings/')).length;
    return super.readAll(names, each);
  }
}

await measure(times, async () => {
  const snapshots = new NodeSnapshots(folder, caches);
  const project = await Project.open(new CountingStore(folder), chance, snapshots);
  const { index, book } = project;
  const counts = digest(book.codes.map(({ id }) => [index.countOf(id), Number(id.slice(1))]));
  return { ...counts, read };
});

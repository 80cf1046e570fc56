// W2: opens a project again whose snapshot is valid, until the counts of all codes are there.
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { NodeSnapshots } from '../../src/node/snapshots';
import { digest } from '../data/digest.mjs';
import { measure } from './measure.mjs';

const [folder, caches, times] = process.argv.slice(2);
let read = 0;

await measure(times, async () => {
  const store = new NodeFileStore(folder);
  const readAll = store.readAll.bind(store);
  store.readAll = (names, each) => {
    read += names.filter((name) => name.endsWith('.jsonl')).length;
    return readAll(names, each);
  };
  const project = await Project.open(store, chance, new NodeSnapshots(folder, caches));
  const { index, book } = project;
  return { ...digest(book.codes.map(({ id }) => [index.countOf(id), Number(id.slice(1))])), read };
});

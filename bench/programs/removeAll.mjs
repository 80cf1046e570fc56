// W11: removes all codings of the most used code, wherever they are, as one act, and takes that
// back. On a copy: afterwards every file has to be as it was, byte for byte.
import { recordsIn } from '../../src/core/coding/scan';
import { Project } from '../../src/core/project/project';
import { undo } from '../../src/core/project/undo';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { tell } from './measure.mjs';
import { changedFiles, ownCopy } from './ownCopy.mjs';

const [folder, , code] = process.argv.slice(2);
const own = ownCopy(folder);
const project = await Project.open(new NodeFileStore(own), chance);
const edits = new Map();
for (const file of [...project.index.all()].filter((each) =>
  project.index.codesIn(each).has(code),
)) {
  const records = recordsIn(await project.store.read(file.path));
  const ofCode = records.filter((record) => record.code === code);
  edits.set(
    file.path,
    ofCode.map(({ id }) => ({ kind: 'remove', id })),
  );
}
const began = performance.now();
const files = await project.editCodings(edits);
const removed = performance.now() - began;
const left = project.index.countOf(code);
const again = performance.now();
await undo(project, { name: { text: 'remove' }, files, book: undefined });
const undone = performance.now() - again;
tell({
  taken: [removed, undone],
  bytes: edits.size,
  answer: { left, back: project.index.countOf(code), changed: changedFiles(own, folder) },
});

// W23: gives the most used code another id, in the codebook and in all codings, as one act with what
// the preview tells, and takes that back. On a copy: afterwards every file has to be as it was.
import { Project } from '../../src/core/project/project';
import { undo } from '../../src/core/project/undo';
import { planOf, refactor } from '../../src/core/refactor/refactor';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { tell } from './measure.mjs';
import { changedFiles, ownCopy } from './ownCopy.mjs';

const [folder, , code] = process.argv.slice(2);
const own = ownCopy(folder);
const project = await Project.open(new NodeFileStore(own), chance);
const request = { kind: 'id', code, id: `${code}-renamed` };
const count = project.index.countOf(code);

const began = performance.now();
await planOf(project, request);
const planned = performance.now();
const act = await refactor(project, request);
const renamed = performance.now();
const now = { old: project.index.countOf(code), fresh: project.index.countOf(request.id) };
const again = performance.now();
await undo(project, act);
const undone = performance.now() - again;

tell({
  // Before the second a person looks at what the first tells.
  taken: [planned - began, renamed - planned, undone],
  bytes: act.files.length,
  answer: {
    left: now.old,
    moved: now.fresh === count,
    back: project.index.countOf(code),
    changed: changedFiles(own, folder),
  },
});

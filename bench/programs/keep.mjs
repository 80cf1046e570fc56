// Makes the snapshot of a project anew, for what is measured with one.
import fs from 'node:fs';
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { NodeSnapshots } from '../../src/node/snapshots';
import { tell } from './measure.mjs';

const [folder, caches] = process.argv.slice(2);

fs.rmSync(caches, { recursive: true, force: true });
const snapshots = new NodeSnapshots(folder, caches);
const project = await Project.open(new NodeFileStore(folder), chance, snapshots);
const start = performance.now();
await project.keepSnapshot();
tell({ taken: [performance.now() - start], answer: fs.readdirSync(caches).length });

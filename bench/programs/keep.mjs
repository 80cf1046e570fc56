// Makes the snapshot of a project anew, for what is measured with one.
import fs from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { NodeSnapshots } from '../../src/node/snapshots';
import { tell } from './measure.mjs';

const [folder, caches] = process.argv.slice(2);

// What changed in the last seconds is not remembered, and the project may have just been made.
const { ctimeMs } = fs.statSync(`${folder}/codebook.yaml`);
const { ctimeMs: last } = fs.statSync(`${folder}/sources.csv`);
await setTimeout(Math.max(0, Math.max(ctimeMs, last) + 5000 - Date.now()));
fs.rmSync(caches, { recursive: true, force: true });
const snapshots = new NodeSnapshots(folder, caches);
const project = await Project.open(new NodeFileStore(folder), chance, snapshots);
const start = performance.now();
await project.keepSnapshot();
tell({ taken: [performance.now() - start], answer: fs.readdirSync(caches).length });

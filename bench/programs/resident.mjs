// W19: the memory that a process holds once a project is open again, in megabytes.
import { setTimeout } from 'node:timers/promises';
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { NodeSnapshots } from '../../src/node/snapshots';
import { tell } from './measure.mjs';

const [folder, , caches] = process.argv.slice(2);

const snapshots = new NodeSnapshots(folder, caches);
const project = await Project.open(new NodeFileStore(folder), chance, snapshots);
await setTimeout(100);
tell({ taken: [process.memoryUsage().rss / 2 ** 20], answer: project.index.total });

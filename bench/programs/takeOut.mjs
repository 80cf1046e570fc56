// W12: a project written as one file, all of its sources read once. With a file named, it is kept.
import fs from 'node:fs';
import { exportProject } from '../../src/core/exporting/exportProject';
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { tell } from './measure.mjs';

const [folder, times, kind, ending, kept] = process.argv.slice(2);

const project = await Project.open(new NodeFileStore(folder), chance);
const taken = [];
let exported;
for (let run = 0; run < Number(times); run++) {
  const start = performance.now();
  exported = await exportProject(project, { kind, ending, language: 'en', by: 'code', raw: true });
  taken.push(performance.now() - start);
}
const { bytes, report } = exported;
if (kept) fs.writeFileSync(kept, bytes);
tell({ taken, answer: { codings: report.carried.get('codings'), losses: report.losses.length } });

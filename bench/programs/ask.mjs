// W9: codings of the most used code by leaders that stand with a second code and not with a third.
import { countAnswers, prepared } from '../../src/core/analysis/query/query';
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { measure } from './measure.mjs';

const [folder, times, first, second, third] = process.argv.slice(2);

const project = await Project.open(new NodeFileStore(folder), chance);
const question = `code:${first} role:leader overlaps code:${second} not overlaps code:${third}`;
await measure(times, () => countAnswers(project, prepared(project, question)));

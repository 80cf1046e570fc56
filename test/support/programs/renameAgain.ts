// Gives a code another id, again and again, until it is killed; tells each on a line when it begins.
import fs from 'node:fs';
import { Project } from '../../../src/core/project/project';
import { refactor } from '../../../src/core/refactor/refactor';
import { chance } from '../../../src/node/chance';
import { NodeFileStore } from '../../../src/node/fileStore';

const [folder = ''] = process.argv.slice(2);

async function run(): Promise<void> {
  const project = await Project.open(new NodeFileStore(folder), chance);
  let code = project.book.byId.has('b') ? 'b' : 'renamed';
  for (;;) {
    const id = code === 'b' ? 'renamed' : 'b';
    fs.writeSync(1, `${id}\n`);
    await refactor(project, { kind: 'id', code, id });
    code = id;
  }
}

void run();

// W13: what another program wrote, read and made the files of a project, which are not written.
import fs from 'node:fs';
import path from 'node:path';
import { newProject, readProjectStudy } from '../../src/core/programs/importProject';
import { measure } from './measure.mjs';

const [file, times] = process.argv.slice(2);

await measure(times, () => {
  const { files, report } = newProject(
    readProjectStudy(path.basename(file), fs.readFileSync(file)),
  );
  const codings = report.carried.get('codings');
  return { codings, sources: report.carried.get('sources'), isWritten: files.size > 3 };
});

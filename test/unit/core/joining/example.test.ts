import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { exportProject } from '../../../../src/core/exporting/exportProject';
import type { ExportKind } from '../../../../src/core/exporting/request';
import { planJoin } from '../../../../src/core/joining/planJoin';
import {
  newProject,
  readCodedStudy,
  readProjectStudy,
} from '../../../../src/core/programs/importProject';
import { Project } from '../../../../src/core/project/project';
import { fixedChance } from '../../../support/builders';
import { MemoryStore } from '../../../support/memoryStore';

const folder = path.resolve('examples/cross-school-leadership');

function openExample(isWanted: (name: string) => boolean = () => true): Promise<Project> {
  const names = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join('/'));
  const files = names
    .filter(isWanted)
    .map((name) => [name, fs.readFileSync(path.join(folder, name))] as const);
  return Project.open(new MemoryStore(Object.fromEntries(files)), fixedChance());
}

const request = { language: 'en', by: 'code', raw: true } as const;

async function exported(project: Project, kind: ExportKind, ending: string): Promise<Uint8Array> {
  return (await exportProject(project, { kind, ending, ...request })).bytes;
}

async function read(name: string, bytes: Uint8Array) {
  const study = await readCodedStudy(name, bytes);
  assert.ok(study);
  return study;
}

describe('What is taken out of the example study', function () {
  this.timeout(30_000);

  it('as a package brings nothing when it comes back', async () => {
    const project = await openExample();
    const { study, losses } = readProjectStudy(
      'a.qdpx',
      await exported(project, 'project', 'qdpx'),
    );
    const plan = await planJoin(project, study, losses);
    assert.ok(plan.isEmpty);
    assert.deepEqual(plan.report.losses, []);
  });
  it('as a table of codings brings nothing, and every coding where these are gone', async () => {
    const project = await openExample();
    const { study, losses } = await read('a.csv', await exported(project, 'codings', 'csv'));
    assert.ok((await planJoin(project, study, losses)).isEmpty);
    const bare = await openExample((name) => !name.startsWith('codings/'));
    const plan = await planJoin(bare, study);
    assert.equal(plan.report.carried.get('codings'), study.quoted?.length);
    const kinds = plan.report.losses.map(({ kind }) => kind);
    assert.deepEqual(kinds, []);
  });
  for (const ending of ['csv', 'xlsx'])
    it(`as a codebook in .${ending} comes back as it was, save letters and counts`, async () => {
      const project = await openExample();
      const bytes = await exported(project, 'codebook', ending);
      const { files } = newProject(await read(`book.${ending}`, bytes));
      const back = await Project.open(new MemoryStore(Object.fromEntries(files)), fixedChance());
      const codes = ({ book }: Project) =>
        book.codes.map(({ id, parent, name, color, codable, definition, ...rest }) => [
          [id, parent, color, codable, [...name.values()][0], [...(definition?.values() ?? [])][0]],
          [...rest.include, ...rest.exclude, ...rest.examples].map(
            (label) => [...label.values()][0],
          ),
          rest.aliases,
        ]);
      assert.deepEqual(codes(back), codes(project));
    });
});

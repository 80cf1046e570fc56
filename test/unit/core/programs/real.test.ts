import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readCsv } from '../../../../src/core/cases/csv';
import { allCodes } from '../../../../src/core/exchange/allCodes';
import { reportLines } from '../../../../src/core/exchange/lossReport';
import type { StudyCode } from '../../../../src/core/exchange/study';
import { carryOut } from '../../../../src/core/importing/carryOut';
import { planImport } from '../../../../src/core/importing/plan';
import { join } from '../../../../src/core/joining/join';
import { planJoin } from '../../../../src/core/joining/planJoin';
import { newProject, readCodedStudy } from '../../../../src/core/programs/importProject';
import type { CodedOptions } from '../../../../src/core/programs/readCoded';
import { Project } from '../../../../src/core/project/project';
import { fixedChance, openMemory } from '../../../support/builders';
import { MemoryStore } from '../../../support/memoryStore';
import { tree } from '../../../support/refi';

const folder = path.resolve('../shared/realdata');
const bytesOf = (name: string) => fs.readFileSync(path.join(folder, name));
const textOf = (name: string) => bytesOf(name).toString();

async function read(name: string, options?: CodedOptions) {
  const found = await readCodedStudy(path.basename(name), bytesOf(name), options);
  assert.ok(found, `${name} is no table of codes`);
  const report = found.losses.report();
  const lost = Object.fromEntries(report.losses.map(({ kind, count }) => [kind, count]));
  return { ...found, lost, told: reportLines(report) };
}

async function projectOf(name: string, options?: CodedOptions): Promise<Project> {
  const { files } = newProject(await read(name, options), 'coder');
  return Project.open(new MemoryStore(Object.fromEntries(files)), fixedChance());
}

const named = (codes: readonly StudyCode[], name: string) =>
  allCodes(codes).find((code) => code.name === name);

/** The rows of a table whose first cell is filled, without the first so many. */
function rowsOf(name: string, above: number): string[][] {
  const text = textOf(name).split('\n').slice(above).join('\n');
  return readCsv('', text).value.rows.map(({ cells }) => cells.map((cell) => cell.text));
}

describe('Real codebooks and codings', function () {
  this.timeout(20_000);
  before(function () {
    if (fs.existsSync(folder)) return;
    console.log(`      (skipped: no real files at ${folder})`);
    this.skip();
  });

  it('of ATLAS.ti in Portuguese: every code below its theme, with its groups', async () => {
    const name = 'codebooks/edgeai-atlasti/20250914_codebook_full.csv';
    const { study, lost } = await read(name);
    const written = rowsOf(name, 2).map(([code = '']) => code.replace(/\s+/g, ' ').trim());
    const paths = tree(study.codes);
    assert.deepEqual(lost, {});
    assert.equal(paths.length, new Set(written).size);
    const themes = written.filter((code) => paths.includes(code));
    const joined = new Set(paths.map((each) => each.replaceAll(' › ', ': ')));
    assert.deepEqual(
      written.filter((code) => !joined.has(code)),
      [],
    );
    assert.ok(themes.length < written.length / 5, `${themes.length}`);
    assert.deepEqual(study.sets.map((set) => set.name).slice(0, 2), ['Themes', 'ATLAS']);
    const project = await projectOf(name);
    assert.deepEqual(
      project.problems().filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.equal(project.book.codes.length, paths.length);
  });
  it('of ATLAS.ti with frequencies: the same codes, by columns', async () => {
    const { study } = await read('codebooks/edgeai-atlasti/20250914_code_frequencies.csv');
    const full = await read('codebooks/edgeai-atlasti/20250914_codebook_full.csv');
    const [here, there] = [tree(study.codes), new Set(tree(full.study.codes))];
    assert.ok(here.length > 200, `${here.length}`);
    assert.deepEqual(
      here.filter((code) => !there.has(code)),
      [],
    );
    const { project } = await openMemory({ 'codebook.yaml': 'codes: {}\n' });
    await join(project, await planJoin(project, full.study, full.losses), 'full');
    const plan = await planJoin(project, study);
    assert.equal(plan.there.get('codes'), here.length);
    assert.equal(plan.report.carried.get('codes'), 0);
  });
  it('of an interview study in Excel: five codebooks, each a category', async () => {
    const { study, lost } = await read('coded/rqi-relf/interview-data.xlsx', { kind: 'codebook' });
    const sizes = study.codes.map(({ name, children }) => [
      name,
      allCodes(children).filter(({ codable }) => codable).length,
    ]);
    assert.deepEqual(sizes, [
      ['Quality Factors', 24],
      ['Context Factors', 9],
      ['Activities', 13],
      ['Attributes', 9],
      ['Impact', 7],
    ]);
    assert.equal(
      named(study.codes, 'orientation')?.description,
      'Specifies the solution rather than the problem',
    );
    assert.ok(tree(study.codes).includes('Quality Factors › Relevancy › orientation'));
    assert.equal(lost['other-sheet'], 4);
  });
  it('of the same study as lists in JSON', async () => {
    const { study } = await read('coded/rqi-relf/columns.json');
    const lists = JSON.parse(textOf('coded/rqi-relf/columns.json')) as { codes?: string[] }[];
    const written = lists.filter(({ codes }) => codes?.length);
    assert.equal(study.codes.length, written.length);
    assert.equal(
      allCodes(study.codes).length,
      written.reduce((sum, { codes = [] }) => sum + 1 + new Set(codes).size, 0),
    );
  });
  it('of Coda: a scheme, and messages that name its codes', async () => {
    const { study } = await read('codebooks/coda-v2/books-scheme.json');
    assert.equal(study.codes.length, 9);
    assert.equal(study.codes[1]?.name, 'Alice in Wonderland');
    const messages = await read('codebooks/coda-v2/sample_messages.json');
    assert.deepEqual(
      messages.study.sources.map(({ text }) => text),
      Array.from({ length: 6 }, () => 'Text text text'),
    );
  });
  for (const [name, coded] of [
    ['gluck', 'LG'],
    ['mohammad', 'KM'],
  ] as const)
    it(`of an oral history: its codebook, and every code of every turn of ${name}`, async () => {
      const book = await read('coded/oral-history-as-data/filters.csv');
      assert.equal(
        book.study.codes.length,
        rowsOf('coded/oral-history-as-data/filters.csv', 1).length,
      );
      assert.equal(
        named(book.study.codes, 'paper')?.description,
        'using paper in the writing proceess',
      );
      const { project } = await openMemory({ 'codebook.yaml': 'codes: {}\n' });
      await join(project, await planJoin(project, book.study, book.losses), 'filters.csv');
      const file = `coded/oral-history-as-data/${name}.csv`;
      const plan = await planImport(project, [
        { name: `${name}.csv`, read: () => Promise.resolve(bytesOf(file)) },
      ]);
      const source = plan.files[0]?.sources[0];
      assert.ok(source?.speakers.includes(coded), source?.speakers.join());
      const carried = await carryOut(project, plan, { comments: 'codings', coder: 'db' });
      const [header = [], ...rows] = rowsOf(file, 0);
      const tags = rows
        .filter((row) => (row[header.indexOf('words')] ?? '').trim() !== '')
        .flatMap((row) => [
          ...new Set((row[header.indexOf('tags')] ?? '').split(';').map((tag) => tag.trim())),
        ])
        .filter((tag) => tag !== '');
      assert.equal(carried.codings, tags.length);
      for (const tag of new Set(tags)) {
        const id = project.book.codes.find((code) => [...code.name.values()].includes(tag))?.id;
        assert.equal(
          project.index.countOf(id ?? ''),
          tags.filter((each) => each === tag).length,
          tag,
        );
      }
    });
  for (const [name, expected] of [
    [
      'coder_a',
      [
        'Policy views: Participant: Honestly it',
        'Legalization timeline: Participant: Legalizatio',
        'Enforcement: Participant: Enforcement',
        'Social equity: Participant: Social equi',
        'Market saturation: Participant: The market ',
        'Personal use: Interviewer: That is rea',
      ],
    ],
    [
      'coder_b',
      [
        'Policy views: Participant: Honestly it',
        'Legalization timeline: Participant: Legalizatio',
        'Enforcement: Participant: And on the ',
        'Market saturation: Participant: The market ',
        'Social equity: Participant: The market ',
      ],
    ],
  ] as const)
    it(`of Dedoose: the codes of ${name} at their words`, async () => {
      const { project } = await openMemory({ 'codebook.yaml': 'codes: {}\n' });
      const bytes = bytesOf(`coded/dedoose-docx/${name}.docx`);
      const file = { name: `${name}.docx`, read: () => Promise.resolve(bytes) };
      await carryOut(project, await planImport(project, [file]), {
        comments: 'codings',
        coder: name,
      });
      const located = await project.located(`transcripts/${name}.md`);
      const coded = (located?.codings ?? []).map(({ record, location }) => {
        assert.equal(location.state, 'found');
        const [code] = project.book.byId.get(record.code)?.name.values() ?? [];
        return `${code}: ${record.quote.slice(0, 24)}`;
      });
      assert.deepEqual(coded, expected);
    });
});

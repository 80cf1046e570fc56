import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { codeCoverage } from '../../../../src/core/analysis/coverage';
import { type CrossTable, crossTable } from '../../../../src/core/analysis/crossTable';
import { countCodings } from '../../../../src/core/analysis/matrix';
import { readCsv } from '../../../../src/core/cases/csv';
import { carryOut } from '../../../../src/core/importing/carryOut';
import { planImport } from '../../../../src/core/importing/plan';
import type { Project } from '../../../../src/core/project/project';
import { openMemory } from '../../../support/builders';

const folder = path.resolve('../shared/realdata/coded/oral-history-as-data');

/** One turn of an interview, as somebody coded it in a table. */
interface Turn {
  readonly interview: string;
  readonly speaker: string;
  /** Each once. */
  readonly tags: readonly string[];
}

/** Straight from the tables, without anything of ours but reading CSV. */
function turnsOf(interview: string): Turn[] {
  const text = fs.readFileSync(path.join(folder, `${interview}.csv`), 'utf8');
  const [header = [], ...rows] = readCsv('', text).value.rows.map(({ cells }) =>
    cells.map((cell) => cell.text),
  );
  const at = (row: readonly string[], name: string) => row[header.indexOf(name)] ?? '';
  return rows
    .filter((row) => at(row, 'words').trim() !== '')
    .map((row) => ({
      interview,
      speaker: at(row, 'speaker').replace(/:\s*$/, ''),
      tags: [...new Set(at(row, 'tags').split(';'))].map((tag) => tag.trim()).filter(Boolean),
    }));
}

describe('Counts of real coded interviews equal counts of the tables they came from', function () {
  this.timeout(30_000);
  let project: Project;
  let turns: Turn[];
  let tags: string[];

  before(async function () {
    if (!fs.existsSync(folder)) {
      console.log(`      (skipped: no real coded interviews at ${folder})`);
      this.skip();
    }
    const names = ['gluck', 'mohammad'];
    turns = names.flatMap(turnsOf);
    tags = [...new Set(turns.flatMap((turn) => turn.tags))].sort();
    ({ project } = await openMemory({ 'codebook.yaml': 'codes: {}\n' }));
    const files = names.map((name) => ({
      name: `${name}.csv`,
      read: () => Promise.resolve(fs.readFileSync(path.join(folder, `${name}.csv`))),
    }));
    await carryOut(project, await planImport(project, files), { comments: 'codings', coder: 'db' });
    assert.ok(tags.length > 15 && project.index.total > 200, `${tags.length}`);
  });

  const idOf = (tag: string) =>
    project.book.codes.find(({ name }) => [...name.values()].includes(tag))?.id ?? '';

  function cell(table: CrossTable, row: string, column: string): number {
    const [r, c] = [
      table.rows.findIndex(({ key }) => key === row),
      table.columns.findIndex(({ key }) => key === column),
    ];
    return r < 0 || c < 0 ? 0 : (table.cells[r * table.columns.length + c] ?? 0);
  }

  it('codes by interviews', async () => {
    const { groups, rows } = await countCodings(project, { by: 'source' });
    assert.equal(groups.length, 2);
    for (const tag of tags) {
      const row = rows.find(({ code }) => code === idOf(tag));
      for (const [i, source] of groups.entries()) {
        const interview = source.includes('gluck') ? 'gluck' : 'mohammad';
        const expected = turns.filter(
          (turn) => turn.interview === interview && turn.tags.includes(tag),
        );
        assert.equal(row?.counts[i], expected.length, `${tag} in ${interview}`);
      }
    }
  });

  for (const kind of ['excerpt', 'turn'] as const)
    it(`codes by codes on the same ${kind}`, async () => {
      const table = await crossTable(project, {
        rows: 'code',
        columns: 'code',
        count: 'codings',
        closeness: { kind },
        isExact: true,
      });
      // A row that names nobody goes on with the turn above it.
      const places: string[][] = [];
      turns.forEach(({ speaker, tags: those, interview }, i) => {
        const isNew = kind === 'excerpt' || speaker !== '' || turns[i - 1]?.interview !== interview;
        if (isNew) places.push([...those]);
        else places.at(-1)?.push(...those);
      });
      for (const a of tags)
        for (const b of tags) {
          const often = (place: readonly string[], tag: string) =>
            place.filter((each) => each === tag).length;
          const pairs = places.map((place) => often(place, a) * (a === b ? 1 : often(place, b)));
          const expected = pairs.reduce((sum, n) => sum + n, 0);
          assert.equal(cell(table, idOf(a), idOf(b)), expected, `${a} with ${b}`);
        }
    });

  it('codes by speakers', async () => {
    const table = await crossTable(project, { rows: 'code', columns: 'speaker', count: 'codings' });
    // A turn that names nobody goes on with what was said before it.
    const named = turns.filter(({ speaker }) => speaker !== '');
    for (const speaker of new Set(named.map((turn) => turn.speaker)))
      for (const tag of tags) {
        const certain = named.filter((turn) => turn.speaker === speaker && turn.tags.includes(tag));
        const nameless = turns.filter((turn) => turn.speaker === '' && turn.tags.includes(tag));
        const count = cell(table, idOf(tag), speaker);
        assert.ok(count >= certain.length, `${tag} by ${speaker}: ${count}`);
        assert.ok(count <= certain.length + nameless.length, `${tag} by ${speaker}: ${count}`);
      }
    assert.equal(table.total, turns.flatMap((turn) => turn.tags).length);
  });

  it('which codes live in one interview alone', async () => {
    const codes = await codeCoverage(project);
    for (const tag of tags) {
      const found = codes.find(({ code }) => code === idOf(tag));
      const inside = new Set(
        turns.filter((turn) => turn.tags.includes(tag)).map(({ interview }) => interview),
      );
      assert.equal(found?.sources, inside.size, tag);
    }
  });
});

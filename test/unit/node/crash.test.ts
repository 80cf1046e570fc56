import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { Names } from '../../../src/core/base/names';
import type { CodingRecord } from '../../../src/core/coding/coding';
import { recordsIn, scanCodings } from '../../../src/core/coding/scan';
import { interruptedActs, settleInterrupted } from '../../../src/core/project/interrupted';
import { Project } from '../../../src/core/project/project';
import { chance } from '../../../src/node/chance';
import { NodeFileStore } from '../../../src/node/fileStore';
import { codingLines, recordOn, usualBook } from '../../support/builders';
import { bundledCommand } from '../cli/command';

/** `npm run test:crash` kills a thousand times. */
const kills = Number(process.env['CODEBOOK_KILLS'] ?? 30);

const text = Array.from(
  { length: 60 },
  (_, i) => `Lin: We plan lesson ${i} together. 她每周四来听我的第${i}节课。\n`,
).join('');
const file = 'codings/ana/t/a.txt.jsonl';

/** What a process told before it ended. */
interface Told {
  readonly after: ReadonlyMap<string, CodingRecord | null>;
  /** Whether it was in the middle of an act. */
  readonly isOpen: boolean;
  readonly acts: number;
}

describe('a project that several processes write', function () {
  this.timeout(60_000 + kills * 2000);
  let folder: string;
  let tools: string;
  let program: string;

  before(() => {
    tools = fs.mkdtempSync(path.join(os.tmpdir(), 'codebook-crash-tools-'));
    program = path.join(tools, 'streamActs.js');
    esbuild.buildSync({
      entryPoints: [path.resolve('test/support/programs/streamActs.ts')],
      bundle: true,
      platform: 'node',
      outfile: program,
      logLevel: 'error',
    });
  });
  after(() => fs.rmSync(tools, { recursive: true }));
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'codebook-crash-'));
    fs.mkdirSync(path.join(folder, 't'));
    fs.writeFileSync(path.join(folder, 'codebook.yaml'), usualBook);
    fs.writeFileSync(path.join(folder, 't/a.txt'), text);
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  function stream(most?: number): ChildProcess {
    const argv = [program, folder, 'ana', 't/a.txt', ...(most === undefined ? [] : [String(most)])];
    return spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  }

  /** Everything on disk, each file of which has to be whole. */
  function standing(): Map<string, CodingRecord> {
    const at = path.join(folder, file);
    const bytes = fs.existsSync(at) ? fs.readFileSync(at) : Buffer.alloc(0);
    assert.deepEqual(scanCodings(bytes, new Names()).faults, []);
    assert.ok(bytes.length === 0 || bytes.at(-1) === 0x0a);
    return new Map(recordsIn(bytes).map((record) => [record.id, record]));
  }

  /** Ids that nobody told of, or that are otherwise than told: each has to be of an open act. */
  function differences(told: readonly Told[], earlier: ReadonlyMap<string, CodingRecord>): number {
    const expected = new Map<string, CodingRecord | null>(earlier);
    for (const { after } of told) for (const [id, record] of after) expected.set(id, record);
    const now = standing();
    const ids = new Set([...expected.keys(), ...now.keys()]);
    let count = 0;
    for (const id of ids) {
      const [want, have] = [expected.get(id) ?? undefined, now.get(id)];
      if (JSON.stringify(want) !== JSON.stringify(have)) count++;
    }
    return count;
  }

  it(`and that are killed at any instant (${kills} times): every act that had returned is there, every file is whole`, async () => {
    let earlier: ReadonlyMap<string, CodingRecord> = new Map();
    let [acts, open] = [0, 0];
    for (let killed = 0; killed < kills; killed += 2) {
      const told = await Promise.all([killedSoon(stream()), killedSoon(stream())]);
      const isOpen = told.filter((each) => each.isOpen).length;
      acts += told[0].acts + told[1].acts;
      open += isOpen;
      // An act puts two codings at most, in one write.
      const most = isOpen * 2;
      const found = differences(told, earlier);
      assert.ok(found <= most, `after ${killed + 2} kills: ${found} codings are not as told`);
      earlier = standing();
    }
    assert.ok(acts > kills / 4 && open > kills / 4, `${acts} acts, ${open} of them cut off`);
    // What is left behind is in nobody's way, and is told nowhere.
    const project = await Project.open(new NodeFileStore(folder), chance);
    await project.verify();
    assert.deepEqual(
      [project.problems(), project.index.total, [...project.sources.keys()]],
      [[], earlier.size, ['t/a.txt']],
    );
    const begin = performance.now();
    const last = await ended(stream(3));
    assert.deepEqual([last.acts, differences([last], earlier)], [3, 0]);
    assert.ok(performance.now() - begin < 20_000, 'nobody waits for the dead');
  });

  it(`and that are killed while a code gets another id everywhere (${kills} times): it is done whole, or not at all`, async () => {
    const renaming = path.join(tools, 'renameAgain.js');
    esbuild.buildSync({
      entryPoints: [path.resolve('test/support/programs/renameAgain.ts')],
      bundle: true,
      platform: 'node',
      outfile: renaming,
      logLevel: 'error',
    });
    for (let i = 0; i < 40; i++) {
      fs.writeFileSync(path.join(folder, `t/${i}.txt`), text);
      const at = path.join(folder, `codings/ana/t/${i}.txt.jsonl`);
      fs.mkdirSync(path.dirname(at), { recursive: true });
      fs.writeFileSync(at, codingLines(recordOn(text, 'plan', { id: `id-${i}`, code: 'b' })));
    }
    let cutOff = 0;
    for (let killed = 0; killed < kills; killed++) {
      const child = spawn(process.execPath, [renaming, folder], { stdio: ['ignore', 'pipe', 2] });
      child.stdout?.once('data', () => {
        setTimeout(() => child.kill('SIGKILL'), Math.random() * 120);
      });
      await once(child, 'close');
      const project = await Project.open(new NodeFileStore(folder), chance);
      for (const act of await interruptedActs(project)) {
        cutOff++;
        const left = await settleInterrupted(project, act, killed % 2 ? 'finish' : 'takeBack');
        assert.deepEqual(left, []);
      }
      await project.verify();
      const code = project.book.byId.has('b') ? 'b' : 'renamed';
      assert.deepEqual([project.problems(), project.index.countOf(code)], [[], 40]);
    }
    assert.ok(cutOff > kills / 4, `${cutOff} of ${kills} were cut off`);
  });

  it('all at once, the command among them: no act is lost', async () => {
    const command = bundledCommand(tools);
    const commands = Array.from({ length: 6 }, async (_, i) => {
      const words = `We plan lesson ${i} together`;
      const argv = [command, 'apply', folder, '--source', 't/a.txt', '--find', words];
      const child = spawn(process.execPath, [...argv, '--code', 'b', '--coder', 'ana']);
      let out = '';
      child.stdout.on('data', (data) => (out += String(data)));
      const [code] = (await once(child, 'close')) as [number];
      assert.equal(code, 0);
      return out.trim();
    });
    const told = await Promise.all([stream(40), stream(40), stream(40)].map(ended));
    const ids = await Promise.all(commands);
    const now = standing();
    assert.deepEqual(
      ids.filter((id) => now.get(id)?.code !== 'b'),
      [],
    );
    const others = new Map([...now].filter(([id]) => ids.includes(id)));
    assert.equal(differences(told, others), 0);
    assert.deepEqual(fs.readdirSync(path.join(folder, 'codings/ana/t')), ['a.txt.jsonl']);
  });
});

async function killedSoon(child: ChildProcess): Promise<Told> {
  const lines = linesOf(child);
  child.stdout?.once('data', () => {
    setTimeout(() => child.kill('SIGKILL'), Math.random() ** 2 * 400);
  });
  await once(child, 'close');
  return readTold(lines());
}

async function ended(child: ChildProcess): Promise<Told> {
  const lines = linesOf(child);
  const [code] = (await once(child, 'close')) as [number];
  assert.equal(code, 0);
  return readTold(lines());
}

function linesOf(child: ChildProcess): () => string[] {
  let out = '';
  child.stdout?.on('data', (data) => (out += String(data)));
  // A line without its end was never told in full.
  return () =>
    out
      .slice(0, out.lastIndexOf('\n') + 1)
      .split('\n')
      .filter(Boolean);
}

function readTold(lines: readonly string[]): Told {
  const after = new Map<string, CodingRecord | null>();
  let [begun, acts] = [-1, 0];
  for (const line of lines) {
    const told = JSON.parse(line) as {
      readonly begin?: number;
      readonly end?: number;
      readonly after?: readonly (readonly [string, CodingRecord | null])[];
    };
    begun = told.begin ?? begun;
    if (told.end === undefined) continue;
    acts++;
    begun = -1;
    for (const [id, record] of told.after ?? []) after.set(id, record);
  }
  return { after, acts, isOpen: begun >= 0 };
}

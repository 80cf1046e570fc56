import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineOfRow, rangeOfRow, rowsOfId } from '../../../../src/core/coding/rows';
import { applyCodes } from '../../../../src/core/project/operations';
import { Project } from '../../../../src/core/project/project';
import { codingLines, fixedChance, record, usualBook } from '../../../support/builders';
import { MemorySnapshots } from '../../../support/memorySnapshots';
import { MemoryStore } from '../../../support/memoryStore';

const day = 86_400_000;
const many = codingLines(...Array.from({ length: 1000 }, (_, i) => record({ id: `many-${i}` })));
const coded = 'codings/ana/a.txt.jsonl';
const other = 'codings/ben/a.txt.jsonl';

/** A project with a thousand codings and one more, which is opened again and again. */
class Sessions {
  time = fixedChance().now();
  readonly store = new MemoryStore();
  readonly snapshots = new MemorySnapshots(this.store);

  constructor() {
    this.store.now = () => this.time;
    this.store.put('codebook.yaml', usualBook);
    this.store.put('a.txt', 'We could not pay.\n');
    this.store.put('codings/ana/many.txt.jsonl', many);
    this.store.put(coded, codingLines(record()));
    this.time += day;
  }

  /** A day passes before and after. */
  async open(keep = true): Promise<Project> {
    this.time += day;
    this.store.reads.length = 0;
    const chance = { ...fixedChance(), now: () => this.time };
    const project = await Project.open(this.store, chance, this.snapshots);
    if (keep) await project.keepSnapshot();
    this.time += day;
    return project;
  }

  /** The coding files that the last opening read. */
  get read(): string[] {
    return this.store.reads.filter((path) => path.startsWith('codings/'));
  }

  /** Whether a project knows what one knows that reads every file. */
  async isTrue(project: Project): Promise<void> {
    const plain = await Project.open(this.store, fixedChance());
    assert.deepEqual(knownTo(project), knownTo(plain));
  }
}

/** Everything that is in memory of coding files, told without numbers that may differ. */
function knownTo({ index, book }: Project): unknown {
  const codes = [...book.byId.keys(), 'gone'].map((code) => [code, index.countOf(code)]);
  const files = [...index.all()].map((file) => {
    const { path, coder, source, rows } = file;
    const found = rowsOfId(rows, new TextEncoder().encode('id-1'));
    const all = Array.from({ length: rows.count }, (_, row) => [
      lineOfRow(rows, row),
      rangeOfRow(rows, row),
    ]);
    const codesIn = [...index.codesIn(file)].sort();
    return { path, coder, source, all, found, codesIn, ...rows, cells: [] };
  });
  return { codes, total: index.total, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

describe('a project that is opened again', () => {
  it('reads no coding file that has not changed', async () => {
    const sessions = new Sessions();
    await sessions.open();
    assert.deepEqual(sessions.read, [coded, 'codings/ana/many.txt.jsonl']);
    const project = await sessions.open();
    assert.deepEqual([sessions.read, sessions.snapshots.saves], [[], ['codings']]);
    await sessions.isTrue(project);
  });

  it('reads what changed, and only that', async () => {
    const sessions = new Sessions();
    await sessions.open();
    sessions.store.put(coded, codingLines(record({ code: 'b' })));
    const project = await sessions.open();
    assert.deepEqual(sessions.read, [coded]);
    assert.deepEqual([project.index.countOf('a'), project.index.countOf('b')], [1000, 1]);
  });

  it('reads a file again that changed while its snapshot was made, though no stamp tells', async () => {
    const sessions = new Sessions();
    sessions.store.put(coded, codingLines(record({ code: 'a' })));
    const { time } = sessions;
    sessions.time -= day; // opened in the very moment of the change
    await sessions.open();
    sessions.time = time;
    sessions.store.put(coded, codingLines(record({ code: 'b' }))); // as long, and at the same time
    sessions.time += day;
    const project = await sessions.open();
    assert.equal(project.index.countOf('b'), 1);
  });

  it('remembers nothing where the file system keeps no time', async () => {
    const sessions = new Sessions();
    sessions.store.now = () => 0;
    sessions.store.put(coded, codingLines(record()));
    await sessions.open();
    sessions.store.put(coded, codingLines(record({ code: 'b' })));
    const project = await sessions.open();
    assert.equal(project.index.countOf('b'), 1);
  });

  it('does not remember what it wrote itself', async () => {
    const sessions = new Sessions();
    const project = await sessions.open(false);
    const source = await project.located('a.txt');
    assert.ok(source);
    await applyCodes(project, {
      source,
      spans: [{ start: 3, end: 8 }],
      codes: ['b'],
      coder: 'ben',
    });
    await project.keepSnapshot();
    const again = await sessions.open();
    assert.deepEqual(sessions.read, [other]);
    await sessions.isTrue(again);
  });

  it('does not remember what changed while it was open', async () => {
    const sessions = new Sessions();
    const project = await sessions.open(false);
    sessions.store.put(coded, codingLines(record({ code: 'b' })));
    await project.refresh([coded]);
    await project.keepSnapshot();
    await sessions.isTrue(await sessions.open());
  });

  it('writes no snapshot of a project that is small', async () => {
    const store = new MemoryStore({ 'codebook.yaml': usualBook, [coded]: codingLines(record()) });
    const snapshots = new MemorySnapshots(store);
    const project = await Project.open(store, fixedChance(), snapshots);
    await project.keepSnapshot();
    assert.deepEqual(snapshots.saves, []);
  });

  it('reads everything again when the settings change', async () => {
    const sessions = new Sessions();
    await sessions.open();
    const project = await sessions.open();
    sessions.store.put(coded, codingLines(record({ code: 'b' })));
    sessions.store.put('project.yaml', 'title: Other\n');
    await project.refresh(['project.yaml'], true);
    await sessions.isTrue(project);
  });

  it('takes nothing from a snapshot of another version', async () => {
    const sessions = new Sessions();
    await sessions.open();
    const whole = sessions.snapshots.parts.get('codings') ?? assert.fail('no snapshot');
    for (const number of [0, 1]) {
      const bytes = new Uint8Array(whole);
      bytes[number * 4] = (bytes[number * 4] ?? 0) + 1;
      sessions.snapshots.parts.set('codings', bytes);
      const project = await sessions.open(false);
      assert.deepEqual(sessions.read, [coded, 'codings/ana/many.txt.jsonl']);
      await sessions.isTrue(project);
    }
  });

  it('knows what one knows that reads every file, whatever happened meanwhile', async () => {
    const path = fc.constantFrom(
      coded,
      other,
      'codings/ana/b.txt.jsonl',
      'codings/ana/many.txt.jsonl',
    );
    const line = fc.constantFrom(
      ...['a', 'b', 'gone'].map((code) => codingLines(record({ code }))),
      codingLines(record({ id: 'id-2', code: 'd' })),
      'broken\n',
      '\n',
    );
    const act = fc.oneof(
      fc.record({
        kind: fc.constant('put' as const),
        path,
        text: fc.array(line, { maxLength: 4 }),
      }),
      fc.record({ kind: fc.constant('delete' as const), path }),
      fc.record({ kind: fc.constant('open' as const), keep: fc.boolean() }),
      fc.record({ kind: fc.constant('wait' as const), time: fc.constantFrom(0, 1, 2000, day) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
        const sessions = new Sessions();
        await sessions.open();
        for (const each of acts) {
          if (each.kind === 'put') sessions.store.put(each.path, each.text.join(''));
          else if (each.kind === 'delete') sessions.store.delete(each.path);
          else if (each.kind === 'wait') sessions.time += each.time;
          else await sessions.isTrue(await sessions.open(each.keep));
        }
        await sessions.isTrue(await sessions.open());
      }),
      { numRuns: 100 },
    );
  });
});

import assert from 'node:assert/strict';
import type { Act } from '../../../../src/core/project/history';
import { interruptedActs, settleInterrupted } from '../../../../src/core/project/interrupted';
import { applyToSources } from '../../../../src/core/project/operations';
import { followSources } from '../../../../src/core/project/moves';
import { Project } from '../../../../src/core/project/project';
import { redo, undo } from '../../../../src/core/project/undo';
import { refactor, type Request } from '../../../../src/core/refactor/refactor';
import { codingLines, fixedChance, openMemory, placesOf, record } from '../../../support/builders';
import { MemoryStore } from '../../../support/memoryStore';

const book = `codes:
  role:
    name: Role
    codes:
      mentoring:
        name: Mentoring
        exclude: [Large audiences (use modelling)]
      modelling:
        name: Modelling
  trust:
    name: Trust
`;
const text = 'Lin: plan\nLin: pay\n';
const files = {
  'a.txt': text,
  'b.txt': text,
  'codebook.yaml': book,
  'sources.csv': 'source,case\na.txt,L01\nb.txt,L02\n',
  'memos/why.md': '# Why\n\nSee [[mentoring]] and [[trust]].\n',
  'codings/ana/a.txt.jsonl': codingLines(
    record({ id: '1', code: 'mentoring', range: [1, 6, 1, 10], quote: 'plan', memo: 'Why?' }),
    record({ id: '2', code: 'trust', range: [1, 6, 1, 10], quote: 'plan' }),
    record({ id: '3', code: 'mentoring', range: [2, 6, 2, 9], quote: 'pay', mood: 'glad' }),
  ),
  'codings/ana/b.txt.jsonl': codingLines(
    record({ id: '4', code: 'mentoring', range: [1, 6, 1, 10], quote: 'plan' }),
  ),
  'codings/ben/a.txt.jsonl': codingLines(
    record({ id: '5', code: 'mentoring', range: [1, 6, 1, 10], quote: 'plan' }),
  ),
};

type Files = Readonly<Record<string, string | undefined>>;

/** Without what is binned, whose name tells when. */
function standing(store: MemoryStore): Files {
  const paths = store.paths.filter((path) => !path.startsWith('deleted/'));
  return Object.fromEntries(paths.map((path) => [path, store.text(path)]));
}

/** A store that from some write on does nothing any more, as when the process has ended. */
class Dying extends MemoryStore {
  constructor(of: Files, writes: number) {
    super(of as Readonly<Record<string, string>>);
    let left = writes;
    this.failure = () => (left-- > 0 ? undefined : new Error('killed'));
  }
}

const renaming: Request = { kind: 'id', code: 'mentoring', id: 'guiding' };

/** What is done, after something else was. */
interface Case {
  readonly before?: (project: Project) => Promise<Act>;
  readonly run: (project: Project, before: Act | undefined) => Promise<unknown>;
}

const change = (request: Request): Case => ({ run: (project) => refactor(project, request) });

const acts: Readonly<Record<string, Case>> = {
  'changing an id': change(renaming),
  'merging codes': change({ kind: 'merge', codes: ['mentoring', 'trust'], into: 'trust' }),
  'deleting codes': change({ kind: 'delete', codes: ['role'] }),
  'coding several sources': {
    run: async (project) => {
      const places = await Promise.all(
        ['a.txt', 'b.txt'].map(async (path) => {
          const source = await project.located(path);
          assert.ok(source);
          return { source, spans: [{ start: 15, end: 18 }] };
        }),
      );
      await applyToSources(project, { places, codes: ['trust'], coder: 'ana' });
    },
  },
  'renaming a source': {
    run: (project) => followSources(project, [{ from: 'a.txt', to: 'c.txt' }]),
  },
  'taking an act back': {
    before: (project) => refactor(project, renaming),
    run: (project, before) => undo(project, actIn(before)),
  },
  'doing an act again': {
    before: async (project) => {
      const act = await refactor(project, renaming);
      await undo(project, act);
      return act;
    },
    run: (project, before) => redo(project, actIn(before)),
  },
};

function actIn(act: Act | undefined): Act {
  assert.ok(act);
  return act;
}

describe('An act that is cut off', () => {
  for (const [name, { before, run }] of Object.entries(acts))
    it(`${name}: at every write it can be finished, and taken back`, async () => {
      const whole = new MemoryStore(files);
      const act = before && (await before(await Project.open(whole, fixedChance())));
      const start = standing(whole);
      await run(await Project.open(whole, fixedChance()), act);
      const end = standing(whole);
      assert.notDeepEqual(start, end);
      let unfinished = 0;
      for (let writes = 0; ; writes++) {
        const store = new Dying(start, writes);
        const done = run(await Project.open(store, fixedChance()), act);
        const isDone = await done.then(
          () => true,
          () => false,
        );
        if (isDone) break;
        for (const way of ['finish', 'takeBack'] as const) {
          const left = new MemoryStore(standing(store) as Readonly<Record<string, string>>);
          const project = await Project.open(left, fixedChance());
          const [interrupted, ...others] = await interruptedActs(project);
          assert.equal(others.length, 0);
          const isTold = () => placesOf(project).some((place) => place.endsWith(' unfinished-act'));
          assert.equal(isTold(), interrupted !== undefined);
          if (!interrupted) {
            // Nothing had begun.
            assert.deepEqual(standing(left), start);
            continue;
          }
          unfinished++;
          assert.deepEqual(await settleInterrupted(project, interrupted, way), []);
          assert.ok(!isTold());
          const goal = way === 'finish' ? end : start;
          assert.deepEqual(standing(left), goal, `${way} after ${writes} writes`);
        }
      }
      assert.ok(unfinished >= 4, `${unfinished} were cut off`);
    });

  it('leaves nothing behind when it is done, or could not be', async () => {
    const { project, store } = await openMemory(files);
    await refactor(project, { kind: 'id', code: 'mentoring', id: 'guiding' });
    assert.deepEqual(store.paths, Object.keys(files).sort());
    store.failure = (path) => (path.startsWith('codings/ben') ? new Error('full') : undefined);
    await assert.rejects(
      refactor(project, { kind: 'id', code: 'guiding', id: 'mentoring' }),
      /full/,
    );
    assert.deepEqual(store.paths, Object.keys(files).sort());
  });

  it('keeps what others did meanwhile, and says what could not be done', async () => {
    const store = new Dying(files, 2);
    const dying = await Project.open(store, fixedChance());
    await assert.rejects(refactor(dying, { kind: 'id', code: 'mentoring', id: 'guiding' }));
    const theirs = new MemoryStore(standing(store) as Readonly<Record<string, string>>);
    theirs.put(
      'codings/ben/a.txt.jsonl',
      codingLines(record({ id: '5', code: 'modelling', range: [1, 6, 1, 10], quote: 'plan' })),
    );
    const project = await Project.open(theirs, fixedChance());
    const [interrupted] = await interruptedActs(project);
    assert.ok(interrupted);
    const left = await settleInterrupted(project, interrupted, 'finish');
    assert.match(left[0]?.text ?? '', /changed since/);
    assert.match(theirs.text('codings/ben/a.txt.jsonl') ?? '', /"code":"modelling"/);
    assert.match(theirs.text('codings/ana/b.txt.jsonl') ?? '', /"code":"guiding"/);
  });

  it('is told and left alone where its file is no act', async () => {
    const path = 'unfinished/2026-12-01T01-02-03-000Z-0a1b2c3d.json';
    for (const content of ['', '{', '[]', 'null', '{"version":1}', '{"version":2,"edits":{}}']) {
      const { project, store } = await openMemory({ ...files, [path]: content });
      assert.deepEqual(placesOf(project), [`${path}:1:1 unfinished-act`]);
      assert.deepEqual(await interruptedActs(project), []);
      assert.equal(store.text(path), content);
    }
    const { project } = await openMemory({ ...files, 'unfinished/notes.json': '{}' });
    assert.deepEqual(placesOf(project), []);
  });
});

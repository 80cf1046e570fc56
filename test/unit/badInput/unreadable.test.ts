import assert from 'node:assert/strict';
import { sourceCoverage } from '../../../src/core/analysis/coverage';
import { findExcerpts } from '../../../src/core/analysis/excerpts';
import { countAnswers, prepared } from '../../../src/core/analysis/query/query';
import { Unreadable } from '../../../src/core/base/unreadable';
import { applyCodes } from '../../../src/core/project/operations';
import { Project } from '../../../src/core/project/project';
import {
  codingLines,
  fixedChance,
  openMemory,
  type Opened,
  placesOf,
  recordOn,
  said,
  usualBook,
} from '../../support/builders';
import { MemoryStore } from '../../support/memoryStore';

const text = 'Lin: We plan lessons.\n';
const ana = 'codings/ana/a.txt.jsonl';
const plan = recordOn(text, 'plan');
const files = {
  'codebook.yaml': usualBook,
  'project.yaml': 'sources: "*.txt"\n',
  'cases.csv': 'case,name\nL1,Lin\n',
  'sources.csv': 'source,case\na.txt,L1\nb.txt,L1\n',
  'a.txt': text,
  'b.txt': 'Lin: Nothing.\n',
  [ana]: codingLines(plan),
};

/** As the system says it. */
function disk(path: string): Unreadable {
  const error = Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' });
  return Unreadable.because(path, error);
}

/** A project one of whose files can't be read from the beginning. */
async function openWithout(path: string): Promise<Opened> {
  const store = new MemoryStore(files);
  store.unreadable = (asked) => (asked === path ? disk(path) : undefined);
  const project = await Project.open(store, fixedChance());
  await project.verify();
  return { project, store };
}

/** A project one of whose files can't be read any more. */
async function openThenLose(path: string): Promise<Opened> {
  const opened = await openMemory(files);
  await opened.project.verify();
  opened.store.unreadable = (asked) => (asked === path ? disk(path) : undefined);
  await opened.project.refresh([path]);
  return opened;
}

async function code({ project }: Opened, source: string, coder = 'ana'): Promise<unknown> {
  const located = await project.located(source);
  assert.ok(located);
  const spans = [{ start: 0, end: 3 }];
  return applyCodes(project, { source: located, spans, codes: ['b'], coder });
}

describe('a source that can’t be read', () => {
  it('keeps nobody from what is asked of the others; its codings stand as they are stored', async () => {
    const { project } = await openWithout('a.txt');
    const excerpts = await findExcerpts(project, {});
    assert.deepEqual(
      excerpts.map(({ quote, coding }) => [quote, coding.location.state]),
      [['plan', 'lost']],
    );
    assert.equal(await countAnswers(project, prepared(project, 'text:plan | state:lost')), 1);
    const covered: string[] = [];
    for await (const { source } of sourceCoverage(project, undefined)) covered.push(source);
    assert.deepEqual(covered, ['b.txt']);
  });
});

describe('a file that can’t be read', () => {
  for (const path of Object.keys(files)) {
    it(`${path}: the project opens, and this alone is told`, async () => {
      const { project } = await openWithout(path);
      assert.deepEqual(placesOf(project), [`${path}:1:1 unreadable-file`]);
      assert.match(said(project, 'unreadable-file')[0] ?? '', /the disk fails.*from a copy/);
    });
    it(`${path}: nothing is told once it can be read again`, async () => {
      const { project, store } = await openWithout(path);
      store.unreadable = () => undefined;
      await project.refresh([path]);
      await project.verify();
      assert.deepEqual(placesOf(project), []);
      const { sources, index, book, caseTable } = project;
      assert.deepEqual(
        [[...sources.keys()], index.total, book.byId.size, caseTable.cases.length],
        [['a.txt', 'b.txt'], 1, 4, 1],
      );
      assert.deepEqual(sources.get('a.txt')?.cases, ['L1']);
    });
    it(`${path}: what was known of it still holds when it goes bad`, async () => {
      const { project } = await openThenLose(path);
      assert.deepEqual(placesOf(project), [`${path}:1:1 unreadable-file`]);
      const { sources, index, book, caseTable, settings } = project;
      assert.deepEqual(
        [[...sources.keys()], index.total, book.byId.size, caseTable.cases.length],
        [['a.txt', 'b.txt'], 1, 4, 1],
      );
      assert.ok(settings.sources);
    });
  }

  it('a coding file is not written over, and those of others are', async () => {
    const opened = await openWithout(ana);
    await assert.rejects(code(opened, 'a.txt'), Unreadable);
    await code(opened, 'a.txt', 'ben');
    await code(opened, 'b.txt');
    assert.deepEqual(opened.store.text(ana), files[ana]);
    assert.equal(opened.project.index.total, 2);
  });
  it('a codebook is not written over', async () => {
    const { project, store } = await openWithout('codebook.yaml');
    await assert.rejects(project.writeBook('codes:\n  mine: Mine\n'), Unreadable);
    assert.equal(store.text('codebook.yaml'), usualBook);
  });
  it('a source can’t be coded, and its codings stay', async () => {
    const opened = await openWithout('a.txt');
    await assert.rejects(opened.project.located('a.txt'), Unreadable);
    assert.equal((await opened.project.recordsOf('a.txt')).length, 1);
    assert.equal(opened.project.index.countOf('a'), 1);
  });
  it('a source that nobody coded is told too', async () => {
    const { project } = await openWithout('b.txt');
    assert.deepEqual(placesOf(project), ['b.txt:1:1 unreadable-file']);
  });
  it('is not told any more once it is gone', async () => {
    for (const path of ['b.txt', 'cases.csv', ana]) {
      const { project, store } = await openWithout(path);
      store.delete(path);
      await project.refresh([path], true);
      assert.deepEqual(
        placesOf(project).filter((place) => place.includes('unreadable')),
        [],
      );
    }
  });
  it('one too large says how large it may be', () => {
    const { problem } = Unreadable.tooLarge('a.txt', 1 << 30);
    assert.deepEqual(problem.sentence.values, { size: 1024, most: 256 });
  });
});

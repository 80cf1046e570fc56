// What is measured, against what, and what has to hold. Why each target is what it is: README.md.
import path from 'node:path';
import { mustRun } from '../scripts/support/commands.mjs';
import { shippedBuild } from './build.mjs';
import { bundled } from './bundles.mjs';
import { codeId } from './data/study.mjs';
import { bytesEach, growth, most, ratio } from './gates.mjs';
import { ensureDatabase, matrixArguments, readMatrixOutput, sqlite } from './sqlite.mjs';
import { hasWindow, inPicker, inWindow, pickerTimes } from './workbench.mjs';

/** The code that a generated project has most codings of. */
function topCode({ meta }) {
  return codeId(meta.topCode.number);
}

function cachesOf({ folder }) {
  return path.join(folder, 'caches');
}

/** A program, given also what it is about. */
function about(name, of) {
  return (subject, times) => nodeProgram(name, subject.project, times, of(subject));
}

/** Makes the snapshot that what is measured finds. */
async function makeSnapshot(subject) {
  const { command, arguments: args } = nodeProgram('keep', subject.project, cachesOf(subject));
  await mustRun(command, args);
}

/** A program of programs/, run on a generated project. */
function program(name, ...more) {
  return ({ project }, times) => nodeProgram(name, project, times, ...more);
}

function nodeProgram(name, ...args) {
  return {
    command: process.execPath,
    arguments: [bundled(name), ...args.map(String)],
    read: (output) => JSON.parse(output.trim().split('\n').at(-1)),
  };
}

async function sqliteMatrix(study, times) {
  const file = await ensureDatabase(study);
  return { command: sqlite, arguments: matrixArguments(file, times), read: readMatrixOutput };
}

/** Takes a project out as one file, once, for those who read it. */
async function makePackage(subject) {
  const { command, arguments: args } = nodeProgram(
    'takeOut',
    subject.project,
    1,
    'project',
    'qdpx',
    packageOf(subject),
  );
  await mustRun(command, args);
}

function packageOf({ folder }) {
  return path.join(folder, 'project.qdpx');
}

/** Measured in a window of VS Code, where this machine can open one. */
function inWorkbench(workloads) {
  if (!hasWindow) return [];
  return workloads.map((workload) => ({
    sizes: ['HOT'],
    figure: 'median',
    times: 1,
    ...workload,
  }));
}

/**
 * `times` acts are done in each process and become one figure by `figure`; `again`: so many acts in
 * one process more, whose median is shown beside. `expected` is what both have to answer.
 */
export const workloads = [
  {
    id: 'W1',
    title: 'open a project without a snapshot, until all codes are counted',
    sizes: ['S', 'M', 'L', 'XL'],
    ours: program('open'),
    yardstick: { name: 'JSON.parse line by line', side: program('parse') },
    floor: { name: 'reading the bytes', side: program('read') },
    figure: 'first',
    times: 1,
    again: 5,
    expected: ({ meta }) => meta.counts,
    gates: [
      ratio({ M: 0.6, L: 0.35, XL: 0.35 }),
      growth('M', 'L', 12),
      growth('L', 'XL', 4.6),
      most('MB at its peak', 400, ({ peak }) => peak.ours),
    ],
  },
  {
    id: 'W2',
    title: 'open a project again, its snapshot valid, until all codes are counted',
    sizes: ['S', 'M', 'L', 'XL'],
    prepare: makeSnapshot,
    ours: about('reopen', cachesOf),
    yardstick: {
      name: 'JSON.parse line by line',
      side: program('parse'),
      expected: ({ meta }) => meta.counts,
    },
    figure: 'first',
    times: 1,
    again: 5,
    expected: ({ meta }) => ({ ...meta.counts, read: 0 }),
    gates: [ratio({ L: 0.1, XL: 0.1 }), growth('L', 'XL', 5.5)],
  },
  {
    id: 'W3',
    title: 'matrix code × case of an open project',
    sizes: ['S', 'M', 'L', 'XL'],
    ours: program('matrix'),
    yardstick: sqlite && { name: 'SQLite GROUP BY, covering index', side: sqliteMatrix },
    figure: 'median',
    times: 21,
    expected: ({ meta }) => meta.matrix,
    gates: [ratio({ M: 0.3, L: 0.1, XL: 0.1 }), growth('M', 'L', 12)],
  },
  {
    id: 'W4',
    title: 'excerpts of the most used code: the exact total, and the first 50 with their words',
    sizes: ['S', 'M', 'L', 'XL'],
    ours: about('page', topCode),
    figure: 'median',
    times: 9,
    expected: ({ meta }) => ({ count: meta.topCode.count, shown: 50, isWhole: true }),
    // The page is as long at every size; the pass over the rows is linear.
    gates: [growth('M', 'L', 12), growth('L', 'XL', 4.6)],
  },
  {
    id: 'W5',
    title: 'all excerpts of the most used code, with their words',
    sizes: ['S', 'M', 'L', 'XL'],
    ours: about('excerpts', topCode),
    yardstick: {
      name: 'reading all transcripts as text',
      side: program('texts'),
      expected: ({ meta }) => meta.characters,
    },
    figure: 'first',
    times: 1,
    expected: ({
      meta: {
        topCode: { count, characters },
      },
    }) => ({
      count,
      characters,
      found: count,
    }),
    gates: [
      ratio({ L: 1.2, XL: 1.2 }),
      growth('L', 'XL', 5.5),
      most('MB at its peak', 400, ({ peak }) => peak.ours),
    ],
  },
  {
    id: 'W6',
    title: 'how often each two codes of an open project stand on words in common',
    sizes: ['S', 'M', 'L', 'XL'],
    ours: program('together'),
    figure: 'median',
    times: 9,
    expected: ({ meta }) => meta.together,
    gates: [growth('M', 'L', 12), growth('L', 'XL', 4.6)],
  },
  {
    id: 'W9',
    title:
      'a code of leaders that stands with a second one and not with a third, in an open project',
    sizes: ['S', 'M', 'L', 'XL'],
    ours: ({ project, meta }, times) =>
      nodeProgram('ask', project, times, ...meta.asked.codes.map(codeId)),
    figure: 'median',
    times: 9,
    expected: ({ meta }) => meta.asked.count,
    gates: [growth('M', 'L', 12), growth('L', 'XL', 4.6)],
  },
  {
    id: 'W10',
    title: 'apply a code, durable, and count it',
    sizes: ['S', 'M', 'L', 'XL'],
    ours: program('apply'),
    yardstick: {
      name: 'bare durable rewrite',
      side: (study, times, { bytes }) => program('write', bytes)(study, times),
    },
    figure: 'median',
    times: 60,
    expected: () => ({ wrong: 0, written: 0 }),
    gates: [
      most('ms above the bare rewrite', 1, ({ ours, yardstick }) => ours - yardstick),
      growth('S', 'L', 1.5),
      growth('S', 'XL', 1.5),
    ],
  },
  {
    id: 'W11',
    title: 'remove all codings of the most used code as one act, and undo it (the slower of both)',
    // The largest would be copied each time, which takes longer than it tells.
    sizes: ['S', 'M', 'L'],
    ours: about('removeAll', topCode),
    yardstick: {
      name: 'bare durable rewrites of as many files',
      side: (study, times, { bytes }) => program('rewriteAll', bytes)(study),
      expected: (_, { bytes }) => bytes,
    },
    figure: 'slowest',
    times: 1,
    expected: ({ meta }) => ({ left: 0, back: meta.topCode.count, changed: 0 }),
    gates: [ratio({ M: 3, L: 3 }), growth('M', 'L', 12)],
  },
  {
    id: 'W12',
    title: 'all codings with their words as CSV, the project open',
    sizes: ['S', 'M', 'L'],
    ours: program('takeOut', 'codings', 'csv'),
    yardstick: {
      name: 'reading all texts and codings, and writing as much',
      side: program('readAndWrite'),
      expected: () => true,
    },
    figure: 'first',
    times: 1,
    expected: ({ meta }) => ({ codings: meta.codings, losses: 0 }),
    gates: [ratio({ M: 2, L: 2 }), growth('M', 'L', 12)],
  },
  {
    id: 'W12q',
    title: 'the whole project as a REFI-QDA package, the project open',
    sizes: ['S', 'M'],
    ours: program('takeOut', 'project', 'qdpx'),
    yardstick: {
      name: 'all codings as CSV',
      side: program('takeOut', 'codings', 'csv'),
      expected: ({ meta }) => ({ codings: meta.codings, losses: 0 }),
    },
    figure: 'first',
    times: 1,
    expected: ({ meta }) => ({ codings: meta.codings, losses: 0 }),
    gates: [ratio({ M: 3 }), growth('S', 'M', 12)],
  },
  {
    id: 'W13',
    title: 'a REFI-QDA package read, and made the files of a project',
    sizes: ['S', 'M'],
    prepare: makePackage,
    ours: (subject, times) => nodeProgram('bringIn', packageOf(subject), times),
    yardstick: {
      name: 'unpacking it and reading its XML',
      side: (subject, times) => nodeProgram('unpack', packageOf(subject), times),
      expected: ({ meta }) => meta.codings,
    },
    figure: 'first',
    times: 1,
    expected: ({ meta }) => ({ codings: meta.codings, sources: meta.sources, isWritten: true }),
    gates: [growth('S', 'M', 12)],
  },
  {
    id: 'W14',
    title: 'keystroke in a transcript of 5,000 lines and 2,000 codings, 95th percentile',
    sizes: ['HOT'],
    ours: program('type'),
    yardstick: { name: 'finding all lines again', side: program('lines'), expected: () => 5001 },
    figure: 'p95',
    times: 2000,
    expected: () => ({ codings: 2000, strayed: 0 }),
    gates: [ratio({ HOT: 1 })],
  },
  ...inWorkbench([
    {
      id: 'W15',
      title: 'apply a code, durable and seen in the window, 2,000 codings beside it',
      ours: inWindow('applied'),
      yardstick: { name: 'a command that does nothing', side: inWindow('floor') },
      expected: () => 40,
      gates: [ratio({ HOT: 3 })],
    },
    {
      id: 'W16',
      title: 'show a transcript of 5,000 lines and 2,000 codings until all is painted',
      ours: inWindow('opened'),
      yardstick: { name: 'the same text where it is no source', side: inWindow('plain') },
      expected: () => 6,
      gates: [most('ms above the text alone', 50, ({ ours, yardstick }) => ours - yardstick)],
    },
  ]),
  {
    id: 'W17',
    title: '60 lines of a transcript of 5,000 lines and 2,000 codings changed by another program',
    sizes: ['HOT'],
    ours: program('outside'),
    yardstick: {
      name: 'JSON.parse of its codings',
      side: (study) => program('parse')(study, 1),
      expected: ({ meta }) => meta.counts,
    },
    figure: 'median',
    times: 5,
    expected: () => ({ codings: 2000, wrong: 0 }),
    gates: [ratio({ HOT: 15 })],
  },
  ...inWorkbench([
    {
      id: 'W18a',
      title: 'start the extension in a window: activate(), until VS Code goes on',
      ours: inWindow('activated'),
      expected: () => 1,
      gates: [most('ms', 10, ({ ours }) => ours)],
    },
  ]),
  {
    id: 'W18',
    title: 'load the extension',
    subject: shippedBuild,
    ours: ({ file, types }) => nodeProgram('load', file, types),
    yardstick: {
      name: 'an empty module',
      side: ({ empty, types }) => nodeProgram('load', empty, types),
    },
    figure: 'first',
    times: 1,
    expected: () => 'object',
    gates: [
      most('KB, main bundle', 250, ({ kilobytes }) => kilobytes),
      most('KB, package', 1500, ({ packageKilobytes }) => packageKilobytes),
      most('times the process of an empty module', 2, ({ wall }) => wall.ours / wall.yardstick),
    ],
  },
  {
    id: 'W19',
    title: 'memory of a process that has opened a project again',
    sizes: ['S', 'M', 'L', 'XL'],
    unit: 'MB',
    prepare: makeSnapshot,
    ours: about('resident', cachesOf),
    figure: 'first',
    times: 1,
    expected: ({ meta }) => meta.codings,
    gates: [most('MB resident', 150, ({ ours }) => ours), bytesEach('a coding', 'S', 'XL', 60)],
  },
  {
    id: 'W20',
    title: 'a letter typed into the picker, 2,000 codes in two languages, 95th percentile',
    sizes: ['HOT'],
    ours: program('pick'),
    figure: 'p95',
    times: 300,
    expected: () => ({ exact: 'c1999' }),
    gates: [most('ms', 10, ({ ours }) => ours)],
  },
  ...inWorkbench([
    {
      id: 'W21',
      title: 'open the picker in a window, 2,000 codes: from the key to the rows, the first time',
      ours: inPicker('opened'),
      yardstick: { name: 'the palette of VS Code, the first time', side: inPicker('palette') },
      figure: 'first',
      expected: () => pickerTimes,
      gates: [ratio({ HOT: 4 })],
    },
    {
      id: 'W21a',
      title: 'open the picker again',
      ours: inPicker('opened'),
      yardstick: { name: 'the palette of VS Code', side: inPicker('palette') },
      expected: () => pickerTimes,
      gates: [ratio({ HOT: 3 })],
    },
    {
      id: 'W21b',
      title: 'a letter typed into it, from the key to the rows',
      ours: inPicker('letters'),
      yardstick: { name: 'a letter in the palette', side: inPicker('paletteLetters') },
      expected: () => pickerTimes,
      gates: [ratio({ HOT: 3 })],
    },
  ]),
  {
    id: 'W22',
    title: 'a letter written into a book of 500 codes, until all that is unsound is known',
    sizes: ['M'],
    ours: program('diagnose'),
    yardstick: {
      name: 'the package for YAML reading the text',
      side: (study) => program('readBook')(study, 40),
      expected: () => 500,
    },
    figure: 'median',
    times: 200,
    expected: () => ({ missed: 0, told: 1, isBack: true }),
    gates: [most('ms', 50, ({ ours }) => ours), ratio({ M: 1 })],
  },
  {
    id: 'W23',
    title:
      'another id for the most used code: telling what would change, doing it, undoing it (the slowest)',
    sizes: ['S', 'M'],
    ours: about('rename', topCode),
    yardstick: {
      name: 'bare durable rewrites of as many files',
      side: (study, times, { bytes }) => program('rewriteAll', bytes)(study),
      expected: (_, { bytes }) => bytes,
    },
    figure: 'slowest',
    times: 1,
    expected: ({ meta }) => ({ left: 0, moved: true, back: meta.topCode.count, changed: 0 }),
    // At M there are some 7,000 codings of it.
    gates: [most('ms', 1000, ({ ours }) => ours), ratio({ M: 3 })],
  },
];

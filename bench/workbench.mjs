// Some things can only be measured in a real window. Tests of the workbench do it, and print
//   speed {floor, applied, opened, plain, typed}
//   speed {opened, palette, letters, paletteLetters}
// how long each act took, in milliseconds.
import { mustRun } from '../scripts/support/commands.mjs';
import { inProject } from '../scripts/support/project.mjs';
import { findBrowser } from '../scripts/workbench/browser.mjs';

/** Whether there is a browser to open a window in. */
export const hasWindow = findBrowser() !== undefined;

/** A side of a workload: the times of one kind of act on a generated project. */
export const inWindow = sidesOf((project) => [
  inProject('scripts/workbench/integration.mjs'),
  ...['--host', 'node', '--folder', project, '--grep', 'Speed in the workbench'],
]);

/** As `inWindow`, of the picker of codes, in a study of 2,000 of them. */
export const inPicker = sidesOf(() => [
  inProject('node_modules/mocha/bin/mocha.js'),
  ...[inProject('out/test/e2e/speed.test.mjs'), '--timeout', '300000'],
]);

/** How often each act is done with the picker. */
export const pickerTimes = Number((process.env.CODEBOOK_SPEED ??= '15'));

/**
 * All kinds are measured in the same window, in turn, so that ratios hold on a machine that does
 * other things, too; whoever asks first for what the next window tells opens it.
 */
function sidesOf(suite) {
  /** What each window told so far: one serves all workloads and both sides of each. */
  const windows = [];
  return (kind) => sideOf(kind, suite, windows);
}

function sideOf(kind, suite, windows) {
  let asked = 0;
  return async ({ project }) => {
    const number = asked++;
    if (number === 0) await build();
    const outcome = (told) => ({ taken: told[kind], answer: told[kind].length });
    const isOpen = windows[number] !== undefined;
    return {
      command: process.execPath,
      arguments: isOpen ? ['--version'] : suite(project),
      read: (output) => outcome((windows[number] ??= figuresIn(output))),
    };
  };
}

let built;

/** The extension and its tests, as they are now. */
function build() {
  built ??= mustRun(process.execPath, [inProject('scripts/build.mjs')]);
  return built;
}

function figuresIn(output) {
  const [, figures] = /^speed (.*)$/m.exec(output) ?? [];
  if (!figures) throw new Error(`The window told nothing:\n${output}`);
  return JSON.parse(figures);
}

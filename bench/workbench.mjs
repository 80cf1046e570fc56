// W15 and W16 can only be measured in a real window: a test of the workbench does it, and prints
//   speed {floor, applied, opened, plain, typed}
// how long each act took, in milliseconds.
import { mustRun } from '../scripts/support/commands.mjs';
import { inProject } from '../scripts/support/project.mjs';
import { findBrowser } from '../scripts/workbench/browser.mjs';

/** Whether there is a browser to open a window in. */
export const hasWindow = findBrowser() !== undefined;

/** What each window told so far: one serves all workloads and both sides of each. */
const windows = [];

/**
 * A side of a workload: the times of one kind of act. All kinds are measured in the same window,
 * in turn, so that ratios hold on a machine that does other things, too; whoever asks first for
 * what the next window tells opens it.
 */
export function inWindow(kind) {
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

function suite(project) {
  const script = inProject('scripts/workbench/integration.mjs');
  return [script, '--host', 'node', '--folder', project, '--grep', 'Speed in the workbench'];
}

function figuresIn(output) {
  const [, figures] = /^speed (.*)$/m.exec(output) ?? [];
  if (!figures) throw new Error(`The window told nothing:\n${output}`);
  return JSON.parse(figures);
}

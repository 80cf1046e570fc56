// Runs the integration tests in a desktop VS Code: the one that VSCODE_PATH names, or else one that
// is downloaded (VSCODE_VERSION, default stable): `npm run test:desktop`. On Linux without a screen:
// `xvfb-run -a npm run test:desktop`.
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { inProject, root } from '../support/project.mjs';
import { prepareRun, readOutcome } from './outcome.mjs';

const { values: asked } = parseArgs({
  options: { grep: { type: 'string' }, folder: { type: 'string' } },
});

const testRun = prepareRun(asked);
const program = process.env.VSCODE_PATH;
let trouble;
try {
  await runTests({
    ...(program
      ? { vscodeExecutablePath: program }
      : { version: process.env.VSCODE_VERSION ?? 'stable' }),
    extensionDevelopmentPath: root,
    extensionTestsPath: inProject('out/test/integration.node.js'),
    launchArgs: [testRun.folder, '--disable-extensions', '--disable-workspace-trust'],
  });
} catch (error) {
  trouble = error;
}
process.exitCode = readOutcome(testRun, 'node', trouble) ? 0 : 1;

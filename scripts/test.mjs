// Everything that has to hold, stage by stage: `npm test`. A fresh clone needs no other step.
import { parseArgs } from 'node:util';
import { ensureDependencies } from './support/dependencies.mjs';
import { inProject, vsix } from './support/project.mjs';
import { runStages, sumUp } from './support/stages.mjs';
import { ensureBrowser } from './workbench/browser.mjs';
import { install } from './workbench/install.mjs';
import { canRun, newest, newestHere, oldest } from './workbench/versions.mjs';

const help = `npm test [-- [part …] [options]]

  parts      lint (format, lint, types), unit, integration, e2e, package; all without one
  --grep T   only the tests whose titles have this text
  --host H   integration: only in the host "node" or "web"
  --vscode V integration: only on VS Code ${newest} or ${oldest}

  VSCODE_PATH=/path/to/code  integration: in that desktop VS Code too`;

const parts = ['lint', 'unit', 'integration', 'e2e', 'package'];

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    grep: { type: 'string' },
    host: { type: 'string' },
    vscode: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const chosen = positionals.length === 0 || positionals.includes('all') ? parts : positionals;
const unknown = chosen.filter((part) => !parts.includes(part));
const grep = asked.grep === undefined ? [] : ['--grep', asked.grep];

if (asked.help) console.log(help);
else if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}\n\n${help}`);
  process.exitCode = 1;
} else {
  await ensureDependencies();
  const outcomes = await runStages(stages(prepareWorkbenches()));
  process.exit(sumUp(outcomes) ? 0 : 1);
}

/** Installed in the background, while checks and unit tests run: what the later parts stand on. */
function prepareWorkbenches() {
  const needed = ['integration', 'e2e', 'package'].some((part) => chosen.includes(part));
  if (!needed) return undefined;
  const told = (text) => console.log(`[in the background] ${text}`);
  // One after another: together they would only get in each other's way.
  const ready = (async () => {
    await ensureBrowser(told);
    for (const version of [newestHere(), oldest]) await install(version, told);
  })();
  ready.catch(() => {}); // the stages that wait for it tell
  return ready;
}

function stages(after) {
  return [
    ...part('lint', checks()),
    ...(chosen.some((name) => name !== 'lint') ? [build()] : []),
    ...part('unit', [mocha('unit', ['out/test/unit/**/*.test.js'])]),
    ...part('integration', integration(after)),
    ...part('e2e', [{ ...inWindows('out/test/e2e/**/*.test.mjs'), after }]),
    ...part('package', packaging(after)),
  ];
}

function part(name, its) {
  return chosen.includes(name) ? its : [];
}

/** Types go before lint, which reads the declarations that they leave. */
function checks() {
  return [
    tool('format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
    tool('types', 'node_modules/typescript/bin/tsc', '-b'),
    tool('lint', 'node_modules/eslint/bin/eslint.js', '.'),
  ];
}

function build() {
  return script('build', 'scripts/build.mjs');
}

function integration(after) {
  const hosts = asked.host ? [asked.host] : ['node', 'web'];
  const versions = asked.vscode ? [asked.vscode] : [newest, oldest].filter(canRun);
  const inWorkbenches = versions
    .flatMap((version) =>
      hosts.map((host) => ({
        ...script(
          `integration: ${host} host, VS Code ${version}`,
          'scripts/workbench/integration.mjs',
          ...['--host', host, '--vscode', version, ...grep],
        ),
        counts: true,
        needs: ['build'],
        after,
      })),
    )
    .map((stage) => ({ ...stage, again: () => stage.arguments }));
  return process.env.VSCODE_PATH ? [...inWorkbenches, desktop()] : inWorkbenches;
}

/** The package, what is in it, and the same smoke test as before, on the extension installed from it. */
function packaging(after) {
  const smoke = mocha('package: installed', ['out/test/e2e/smoke.test.mjs'], '120000');
  return [
    { ...script('package', 'scripts/package.mjs'), needs: ['build'] },
    { ...script('package: contents', 'scripts/package.mjs', '--check'), needs: ['package'], after },
    { ...smoke, env: { CODEBOOK_VSIX: vsix }, needs: ['build', 'package'] },
  ];
}

/** Never tried unasked: without VSCODE_PATH it would download VS Code, which CI cannot. */
function desktop() {
  const stage = script('integration: desktop', 'scripts/workbench/desktop.mjs', ...grep);
  return { ...stage, counts: true, needs: ['build'] };
}

function inWindows(...files) {
  const again = (broken) => inWindows(...broken).arguments;
  return { ...mocha('e2e', files, '120000'), again };
}

function mocha(name, files, timeout = '10000') {
  const runner = inProject('node_modules/mocha/bin/mocha.js');
  const reporter = inProject('scripts/support/reporter.mjs');
  return {
    name,
    arguments: [
      ...['--enable-source-maps', runner, ...files, '--timeout', timeout],
      ...['--reporter', reporter, ...(process.stdout.isTTY ? [] : ['--no-color']), ...grep],
    ],
    counts: true,
    needs: ['build'],
  };
}

function tool(name, file, ...args) {
  return { name, arguments: [inProject(file), ...args] };
}

function script(name, file, ...args) {
  return { name, arguments: [inProject(file), ...args] };
}

// Between us and the tests inside a host: a folder with the project to open, what to run, and the
// outcome that the tests write. A host that dies writes none, so it never counts as a pass.
import fs from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { inProject, root, temporaryFolder } from '../support/project.mjs';

/** Copies the little projects (so that tests may change them), and writes what to run. */
export function prepareRun({ folder, grep }) {
  const temporary = temporaryFolder('tests');
  const projects = path.join(temporary, 'projects');
  fs.cpSync(inProject('test/fixtures/projects'), projects, { recursive: true });
  const named = folder ?? process.env.CODEBOOK_TEST_FOLDER;
  const opened = path.join(projects, named ? path.basename(path.resolve(named)) : 'plain');
  if (named) fs.cpSync(path.resolve(named), opened, { recursive: true });
  fs.writeFileSync(path.join(temporary, 'wanted.json'), JSON.stringify({ grep }));
  return { folder: opened, outcome: path.join(temporary, 'outcome.json') };
}

/** Tells how the tests went, and whether all is well: some passed, none failed, in that host. */
export function readOutcome(testRun, host, trouble) {
  if (!fs.existsSync(testRun.outcome)) {
    console.error(trouble?.stack ?? 'The extension host ended before its tests did.');
    console.error('See .vscode-test/logs for what the workbench said.');
    return false;
  }
  const outcome = JSON.parse(fs.readFileSync(testRun.outcome, 'utf8'));
  const copy = process.env.CODEBOOK_COUNTS;
  if (copy) fs.writeFileSync(copy, JSON.stringify(outcome.counts));
  for (const { title, error } of outcome.failures) {
    console.error(`\n✘ ${title}\n${mapStack(error).replace(/^/gm, '    ')}`);
  }
  const { passed, failed } = outcome.counts;
  console.log(`VS Code ${outcome.vscode}, ${outcome.host} host: ${passed} of ${passed + failed}.`);
  if (outcome.host !== host) console.error(`The tests ran in the ${outcome.host} host.`);
  return failed === 0 && passed > 0 && outcome.host === host;
}

const maps = new Map();

const bundlePosition =
  /(?:[^\s()]*\/)?((?:out|dist)\/[\w./-]+\.js)(#vscode-extension)?:(\d+):(\d+)/g;
/** The web worker host wraps what it loads in a function: this many lines come before. */
const wrapping = 2;

/** Positions in our bundles, as positions in our source. (The hosts replace Node's own way.) */
function mapStack(stack) {
  const mapped = stack.replace(bundlePosition, (all, bundle, wrapped, line, column) => {
    const row = Number(line) - 1 - (wrapped ? wrapping : 0);
    const entry = mapOf(bundle)?.findEntry(row, Number(column) - 1);
    if (!entry?.originalSource) return all;
    const source = path.resolve(root, path.dirname(bundle), entry.originalSource);
    const place = `${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    return `${path.relative(root, source)}:${place}`;
  });
  const lines = mapped.split('\n');
  return lines.filter((line) => !/^\s*at .*mocha[/.:]/.test(line)).join('\n');
}

function mapOf(bundle) {
  if (!maps.has(bundle)) {
    const file = inProject(`${bundle}.map`);
    const map = fs.existsSync(file) && new SourceMap(JSON.parse(fs.readFileSync(file, 'utf8')));
    maps.set(bundle, map || undefined);
  }
  return maps.get(bundle);
}

import * as vscode from 'vscode';
import { host, projectFolder } from './host';

/** What the starter of this host wants: see scripts/workbench/outcome.mjs. */
interface Wanted {
  readonly grep?: string;
}

interface Failure {
  readonly title: string;
  readonly error: string;
}

/** For mocha, which wants a reporter: what people see comes from `runAndReport`. */
export class Silent {}

/** Prints a line each test while they run; our starter shows lines that begin so. */
function say(line: string): void {
  console.log(`[test] ${line}`);
}

/** Loads and runs the tests and leaves the outcome in a file: a host that dies leaves none. */
export async function runAndReport(mocha: Mocha, load: () => Promise<unknown>): Promise<void> {
  const beside = vscode.Uri.joinPath(projectFolder(), '../..');
  const { grep } = await readWanted(vscode.Uri.joinPath(beside, 'wanted.json'));
  if (grep) mocha.grep(grep);

  const failures: Failure[] = [];
  await load().catch((error: Error) => {
    failures.push({ title: 'The test files could not be loaded', error: error.stack ?? '' });
  });
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
    runner.on('pass', (test) => say(`  ✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`));
    runner.on('pending', (test) => say(`  – ${test.fullTitle()}`));
    runner.on('fail', (test, error: Error) => {
      say(`  ✘ ${test.fullTitle()}`);
      failures.push({ title: test.fullTitle(), error: error.stack ?? String(error) });
    });
  });

  const counts = {
    passed: stats?.passes ?? 0,
    failed: failures.length,
    skipped: stats?.pending ?? 0,
  };
  const outcome = JSON.stringify({ host, vscode: vscode.version, counts, failures });
  await vscode.workspace.fs.writeFile(
    vscode.Uri.joinPath(beside, 'outcome.json'),
    new TextEncoder().encode(outcome),
  );
  if (failures.length > 0) throw new Error(`${failures.length} failed`);
}

async function readWanted(file: vscode.Uri): Promise<Wanted> {
  return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as Wanted;
}

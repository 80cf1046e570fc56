import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, codebook, openProject, savedCodings, setCoder } from './support/codebook';

/**
 * Not a timed test: it says how long things take in a real window, for the bench to read, and
 * checks only that they are right. It runs on the generated project HOT, which the bench opens.
 */
describe('Speed in the workbench', function () {
  this.timeout(120_000);

  before(async function () {
    const { project } = await openProject();
    const [source] = project.sources.keys();
    if (project.index.total !== 2000 || source === undefined) this.skip();
    await setCoder('mei');
  });

  after(async () => {
    await closeEditors();
    await setCoder(undefined);
  });

  it('is told', async () => {
    const { live } = await codebook();
    const { project, uriOf } = await openProject().then((open) => ({
      project: open.project,
      uriOf: (path: string) => open.uriOf(path),
    }));
    const [source = ''] = project.sources.keys();
    const [code = ''] = project.book.codes.filter(({ codable }) => codable).map(({ id }) => id);
    const document = await vscode.workspace.openTextDocument(uriOf(source));
    await roundTrip();
    const floor = await times(60, roundTrip);

    const editor = await vscode.window.showTextDocument(document);
    const shown = performance.now();
    assert.equal((await live.settled(document))?.source.codings.length, 2000);
    await roundTrip();
    const opened = performance.now() - shown;

    const applied = await times(40, async (i) => {
      const line = document.lineAt(50 + 100 * i);
      editor.selection = new vscode.Selection(line.range.start, line.range.start.translate(0, 20));
      await roundTrip();
      const start = performance.now();
      await vscode.commands.executeCommand('codebook.applyCode', code);
      await roundTrip();
      return performance.now() - start;
    });
    assert.equal((await savedCodings('mei', source)).length, 40);

    const typed = await times(40, async (i) => {
      const start = performance.now();
      await editor.edit((edit) => edit.insert(new vscode.Position(10 + i, 20), 'x'));
      return performance.now() - start;
    });
    const figures = { floor, opened, applied, typed };
    console.log(`[test] speed ${JSON.stringify(figures)}`);
  });
});

/** To the window and back, after everything sent before it. */
async function roundTrip(): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'codebook.roundTrip', performance.now());
}

/** Median and 95th percentile in milliseconds, of what each run says it took or else of its time. */
async function times(
  runs: number,
  run: (i: number) => Promise<number | void>,
): Promise<{ readonly median: number; readonly p95: number }> {
  const taken: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    taken.push((await run(i)) ?? performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.floor(share * (taken.length - 1))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

import { type LaunchOptions, Workbench } from './workbench';

/**
 * Opens a workbench before the tests of this `describe` and closes it after them. When a test
 * fails, a picture of the window is kept: .vscode-test/screenshots/failed/….
 */
export function useWorkbench(options: LaunchOptions = {}): () => Workbench {
  let workbench: Workbench | undefined;
  before(async function () {
    this.timeout(180_000);
    workbench = await Workbench.launch(options);
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.fullTitle().replace(/[^\p{L}\p{N}]+/gu, '-');
    await workbench?.screenshot(`failed/${name}`);
  });
  after(async function () {
    this.timeout(60_000);
    await workbench?.close();
  });
  return () => {
    if (!workbench) throw new Error('The workbench is open only while tests run.');
    return workbench;
  };
}

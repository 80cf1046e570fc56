// Runs inside the Node extension host, which calls `run`.
import Mocha from 'mocha';
import { runAndReport, Silent } from './support/report';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, reporter: Silent as never });
  // Makes `describe` and `it` known before the tests are loaded.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await runAndReport(mocha, () => import('suite:integration'));
}

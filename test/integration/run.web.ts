// Runs inside the web worker extension host, which calls `run`.
import 'mocha/mocha.js';
import { runAndReport, Silent } from './support/report';

export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 20_000, reporter: Silent as never });
  await runAndReport(mocha, () => import('suite:integration'));
}

import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator } from 'playwright-core';

/** What axe reports of one rule. */
interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

interface Axe {
  run(): Promise<{ readonly violations: readonly Violation[] }>;
}

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What is wrong for people with disabilities in the page that an element is in, a line each. */
export async function barriersIn(element: Locator): Promise<string[]> {
  const handle = await element.elementHandle();
  const frame = await handle?.ownerFrame();
  if (!frame) throw new Error('The page is not there.');
  await frame.evaluate(fs.readFileSync(axeFile, 'utf8'));
  const violations = await frame.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    return (await axe.run()).violations;
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

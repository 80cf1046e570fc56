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

/** The file of the axe-core package; undefined where it is not installed. */
export function axeFile(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  } catch {
    return undefined;
  }
}

/** What is wrong for people with disabilities in the page that an element is in, a line each. */
export async function barriersIn(file: string, element: Locator): Promise<string[]> {
  const handle = await element.elementHandle();
  const frame = await handle?.ownerFrame();
  if (!frame) throw new Error('The page is not there.');
  await frame.evaluate(fs.readFileSync(file, 'utf8'));
  const violations = await frame.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    return (await axe.run()).violations;
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

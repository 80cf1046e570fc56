import * as assert from 'node:assert/strict';
import { eventually } from './eventually';
import type { Workbench } from './workbench';

/** Waits until the window has written down what its pages keep: VS Code does so once a minute. */
export async function keptState(w: Workbench, expected: RegExp): Promise<void> {
  await eventually(async () => {
    const kept = Object.values(await w.remembered())
      .join('')
      .replaceAll('\\', '');
    assert.match(kept, expected);
  }, 75_000);
}

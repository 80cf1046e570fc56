import * as assert from 'node:assert/strict';
import { eventually } from './eventually';
import type { Workbench } from './workbench';

/** Takes what is proposed as the place for a file that is being exported. Gives its path. */
export async function exported(w: Workbench, name: RegExp): Promise<string> {
  const pick = await w.quickPick.opened();
  const file = await eventually(async () => {
    const path = await pick.value();
    assert.match(path, name);
    return path;
  });
  await w.page.locator('.quick-input-widget .monaco-button', { hasText: 'OK' }).click();
  await w.notification(/” is written/);
  await w.clearNotifications();
  return file;
}

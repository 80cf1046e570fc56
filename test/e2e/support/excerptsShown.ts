import type { Workbench } from './workbench';

/** How many excerpts the view says that it has. */
export async function excerptsShown(w: Workbench): Promise<number> {
  const title = await w.page.locator('.pane-header', { hasText: 'Excerpts (' }).innerText();
  return Number(/\((\d+)\)/.exec(title)?.[1]);
}

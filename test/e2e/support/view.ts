import type { Page } from 'playwright-core';
import { List } from './list';

/** A view of the side bar or the panel, by the name in its heading. */
export class View extends List {
  constructor(
    private readonly within: Page,
    readonly name: string,
  ) {
    super(within, paneOf(within, name).locator('.pane-body'));
  }

  /** Unfolds the view where only its heading shows. */
  async unfold(): Promise<void> {
    const heading = paneOf(this.within, this.name).locator('.pane-header').first();
    await heading.waitFor({ state: 'attached' });
    if ((await heading.getAttribute('aria-expanded')) === 'false') await heading.click();
  }

  /** All the words below the heading: a welcome text, a message, rows. */
  async text(): Promise<string> {
    return paneOf(this.within, this.name).locator('.pane-body').innerText();
  }

  /** Presses a button in the view's heading. */
  async press(title: string): Promise<void> {
    const pane = paneOf(this.within, this.name);
    await pane.hover();
    await pane.locator(`.pane-header .action-label[aria-label^="${title}"]`).first().click();
  }
}

/** A heading may count what is below it: `Excerpts (23)`, `摘录（23）`. */
function paneOf(page: Page, name: string) {
  const title = page.locator('.title', { hasText: new RegExp(`^${name}( \\(|（|$)`) });
  const heading = page.locator('.pane-header').filter({ has: title });
  return page.locator('.pane').filter({ has: heading }).first();
}

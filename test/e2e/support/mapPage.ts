import * as assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from './eventually';
import { TablePage } from './tablePage';

/** The page of code maps, as a person sees and hears it. */
export class MapPage extends TablePage {
  get picture(): Locator {
    return this.page.locator('.picture svg');
  }

  /** Waits until a picture of this name is there. */
  async drawn(title: string): Promise<void> {
    await this.page.locator(`.picture svg[aria-label="${title}"] .mark`).first().waitFor();
  }

  mark(label: string | RegExp): Locator {
    return this.picture.getByRole('button', { name: label }).first();
  }

  /** What a screen reader says of the mark that has the focus. */
  focusedMark(): Promise<string> {
    return this.page
      .locator('body')
      .evaluate((body) => body.ownerDocument.activeElement?.getAttribute('aria-label') ?? '');
  }

  async isOnMark(label: string | RegExp): Promise<void> {
    await eventually(async () => {
      const focused = await this.focusedMark();
      if (typeof label === 'string') assert.equal(focused, label);
      else assert.match(focused, label);
    });
  }
}

import type { FrameLocator, Locator } from 'playwright-core';
import type { Workbench } from './workbench';

/** The matrix in the editor in front, as a person sees it. */
export class MatrixPage {
  private readonly page: FrameLocator;

  constructor(workbench: Workbench) {
    this.page = workbench.webview();
  }

  async shown(): Promise<void> {
    await this.grid.locator('.body .row').first().waitFor();
  }

  get grid(): Locator {
    return this.page.locator('.grid');
  }

  status(): Promise<string> {
    return this.page.locator('.status').innerText();
  }
}

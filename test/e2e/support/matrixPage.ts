import * as assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from './eventually';
import type { Workbench } from './workbench';

/** The matrix in the editor in front, as a person sees and hears it. */
export class MatrixPage {
  readonly page: FrameLocator;

  constructor(workbench: Workbench) {
    this.page = workbench.webview();
  }

  get grid(): Locator {
    return this.page.locator('.grid');
  }

  /** Waits until numbers are there. */
  async shown(): Promise<void> {
    await this.grid.locator('.body .row').first().waitFor();
  }

  /** What is in the table, in words: how large it is, and the total. */
  status(): Promise<string> {
    return this.page.locator('.status').innerText();
  }

  /** What stands in place of the table. */
  instead(): Promise<string> {
    return this.page.locator('.instead').innerText();
  }

  fault(): Promise<string> {
    return this.page.locator('.fault').innerText();
  }

  /** Chooses in one of the lists above the table. */
  async choose(list: string, what: string): Promise<void> {
    await this.page.getByLabel(list, { exact: true }).selectOption({ label: what });
  }

  async tick(label: string, isOn: boolean): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).setChecked(isOn);
  }

  async fill(field: string, text: string): Promise<void> {
    await this.page.getByLabel(field, { exact: true }).fill(text);
  }

  /** Asks a question, done with Enter: what is proposed meanwhile is left alone. */
  async ask(query: string): Promise<void> {
    const field = this.page.getByLabel('Only', { exact: true });
    await field.fill(query);
    await field.press('Enter');
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click();
  }

  /** Names of the rows in the page, from above. */
  async rows(): Promise<string[]> {
    return this.inOrder('.body .row .first .name');
  }

  async columns(): Promise<string[]> {
    return this.inOrder('.head .cell:not(.first):not(.last) .name');
  }

  /** The cell of a row and a column by their names, as they are in sight. */
  async cell(row: string, column: string): Promise<Locator> {
    const head = this.page
      .locator('.head .cell')
      .filter({ has: this.page.getByText(column, { exact: true }) });
    const index = await head.first().getAttribute('aria-colindex');
    return this.row(row).locator(`[aria-colindex="${index}"]`);
  }

  row(name: string): Locator {
    return this.page.locator('.body .row', {
      has: this.page.locator('.first .name', { hasText: new RegExp(`^${escaped(name)}$`) }),
    });
  }

  async number(row: string, column: string): Promise<number> {
    const text = await (await this.cell(row, column)).innerText();
    return text === '' ? 0 : Number(text.replace(/,/g, ''));
  }

  async total(row: string): Promise<number> {
    return Number((await this.row(row).locator('.last').innerText()).replace(/,/g, ''));
  }

  /** The place that has the focus, as a screen reader tells it: `row 3, column 2: 16`. */
  focused(): Promise<string> {
    return this.page.locator('body').evaluate((body) => {
      const at = body.ownerDocument.activeElement;
      const row = at?.closest('[aria-rowindex]')?.getAttribute('aria-rowindex');
      return `row ${row}, column ${at?.getAttribute('aria-colindex')}: ${at?.textContent?.trim()}`;
    });
  }

  async isFocused(place: string | RegExp): Promise<void> {
    await eventually(async () => {
      const focused = await this.focused();
      if (typeof place === 'string') assert.equal(focused, place);
      else assert.match(focused, place);
    });
  }

  private async inOrder(selector: string): Promise<string[]> {
    return this.page.locator(selector).evaluateAll((names) =>
      names
        .map((name) => ({ box: name.getBoundingClientRect(), text: name.textContent ?? '' }))
        .sort(
          (a, b) =>
            a.box.top + a.box.height - (b.box.top + b.box.height) || a.box.right - b.box.right,
        )
        .map(({ text }) => text),
    );
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

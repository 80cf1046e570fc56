import type { Locator, Page } from 'playwright-core';
import { happens, until } from './eventually';
import { exactly, List } from './list';

/** The box at the top of the window: a list to pick from, or a text to give. */
export class QuickPick extends List {
  private readonly widget: Locator;
  private readonly input: Locator;

  constructor(private readonly window: Page) {
    const widget = window.locator('.quick-input-widget');
    super(window, widget.locator('.quick-input-list'));
    this.widget = widget;
    this.input = widget.locator('.quick-input-box input');
  }

  /** Waits until it is open; with a title, until the one with that title is. */
  async opened(title?: string): Promise<this> {
    await this.input.waitFor();
    if (title) await this.widget.locator('.quick-input-title', { hasText: title }).waitFor();
    return this;
  }

  async closed(): Promise<void> {
    await this.widget.waitFor({ state: 'hidden' });
  }

  async isOpen(): Promise<boolean> {
    return this.widget.isVisible();
  }

  /** Replaces what is in the input. @param timeout in milliseconds */
  async type(text: string, timeout = 30_000): Promise<void> {
    await this.input.fill(text, { timeout });
  }

  async value(): Promise<string> {
    return this.input.inputValue();
  }

  /** Waits until nothing is being looked up for it, and its input stays as it is. */
  async settled(): Promise<void> {
    const busy = this.widget.locator('.quick-input-progress.active');
    await until('the quick pick at rest', async () => {
      const before = await this.value();
      await this.window.waitForTimeout(300);
      return before !== '' && before === (await this.value()) && !(await busy.count());
    });
  }

  async title(): Promise<string> {
    return (await this.widget.locator('.quick-input-title').innerText()).trim();
  }

  async placeholder(): Promise<string> {
    return (await this.input.getAttribute('placeholder')) ?? '';
  }

  /** What stands below the input: a prompt, or why the text is not accepted. */
  async message(): Promise<string> {
    return (await this.widget.locator('.quick-input-message').innerText()).trim();
  }

  /** Presses Enter: the focused row, the ticked rows, or the text. */
  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  async cancel(): Promise<void> {
    await this.input.press('Escape');
    await this.closed();
  }

  /** Picks the row with exactly that label. */
  async pick(label: string): Promise<void> {
    await this.opened();
    await this.click(label);
  }

  /** Whether a row with exactly that label comes into sight, within a few seconds. */
  async offers(label: string): Promise<boolean> {
    const labels = this.widget.locator('.label-name', { hasText: exactly(label) });
    return happens(labels.first().waitFor({ timeout: 3000 }));
  }

  /** The row that Enter would take. */
  async focusedLabel(): Promise<string> {
    const row = this.widget.locator('.monaco-list-row.focused .label-name').first();
    return (await row.innerText()).trim();
  }

  /** The second line of a row. */
  async detail(label: string): Promise<string> {
    const row = await this.row(label);
    return (await row.locator('.quick-input-list-label-meta').innerText()).trim();
  }

  /** Presses a button in the title of the box. */
  async press(title: string): Promise<void> {
    await this.widget.locator(`.quick-input-titlebar [aria-label^="${title}"]`).click();
  }

  /** Opens it with keys that may be pressed too early for the window to hear. */
  async openWith(keys: string): Promise<void> {
    await until(`the quick pick after ${keys}`, async () => {
      await this.window.keyboard.press(keys);
      return happens(this.input.waitFor({ timeout: 5000 }));
    });
  }
}

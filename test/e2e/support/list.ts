import type { Locator, Page } from 'playwright-core';
import { until } from './eventually';

/** A row as a person sees it. */
export interface Row {
  readonly label: string;
  readonly description: string;
  /** 1 for the outermost rows of a tree. */
  readonly level: number;
  readonly isExpanded?: boolean;
  readonly isChecked?: boolean;
  readonly isSelected: boolean;
  /** What a screen reader says. */
  readonly spoken: string;
}

/** A list or tree of VS Code. Only the rows in sight are in the page: it scrolls to find others. */
export class List {
  constructor(
    private readonly page: Page,
    private readonly container: Locator,
  ) {}

  /** The rows in sight, from top to bottom. */
  async visibleRows(): Promise<Row[]> {
    return [...(await this.numbered()).values()];
  }

  /** Every row that can be seen by scrolling; collapsed ones are not among them. */
  async rows(): Promise<Row[]> {
    const all = new Map<number, Row>();
    await this.scrollThrough(async () => {
      for (const [index, row] of await this.numbered()) all.set(index, row);
      return false;
    });
    return [...all.keys()].sort((a, b) => a - b).flatMap((index) => all.get(index) ?? []);
  }

  async labels(): Promise<string[]> {
    return (await this.rows()).map(({ label }) => label);
  }

  /** The row with exactly that label, scrolled into sight. */
  async row(label: string): Promise<Locator> {
    const row = this.container
      .locator('.monaco-list-row')
      .filter({ has: this.page.locator(labelSelector, { hasText: exactly(label) }) })
      .first();
    await until(`a row “${label}”`, async () => {
      if (await row.isVisible()) return true;
      await this.scrollThrough(() => row.isVisible());
      return row.isVisible();
    });
    return row;
  }

  /** Clicks the label, which selects the row and does what the row is for. */
  async click(label: string, options: Parameters<Locator['click']>[0] = {}): Promise<void> {
    await (await this.row(label)).locator(labelSelector).first().click(options);
  }

  async expand(label: string): Promise<void> {
    await this.turn(label, true);
  }

  async collapse(label: string): Promise<void> {
    await this.turn(label, false);
  }

  /** Ticks or unticks the box of a row. */
  async toggle(label: string): Promise<void> {
    await (await this.row(label)).locator(boxSelector).first().click();
  }

  /** Presses a button that a row shows when the pointer is on it. */
  async act(label: string, action: string): Promise<void> {
    const row = await this.row(label);
    await row.hover();
    await row.locator(`.actions .action-label[aria-label^="${action}"]`).first().click();
  }

  private async turn(label: string, open: boolean): Promise<void> {
    const row = await this.row(label);
    if ((await row.getAttribute('aria-expanded')) === String(open)) return;
    await row.locator('.monaco-tl-twistie').click();
    const done = async () => (await row.getAttribute('aria-expanded')) === String(open);
    await until(`“${label}” ${open ? 'expanded' : 'collapsed'}`, done);
  }

  /** From the top down, a screenful at a time, until the visit says that it is enough. */
  private async scrollThrough(visit: () => Promise<boolean>): Promise<void> {
    const area = this.container.locator('.monaco-list').first();
    if ((await this.container.locator('.monaco-list-row').count()) === 0) return;
    const box = await area.boundingBox();
    if (!box) return;
    await area.hover({ position: { x: box.width / 2, y: Math.min(10, box.height / 2) } });
    // A turn of the wheel is about two rows, however far it turns.
    const turns = Math.max(1, Math.floor(box.height / 50) - 1);
    while (await this.wheel(-100, turns));
    do if (await visit()) return;
    while (await this.wheel(100, turns));
  }

  /** Turns the wheel; tells whether that moved anything. */
  private async wheel(distance: number, turns: number): Promise<boolean> {
    const before = Math.max(...(await this.numbered()).keys());
    for (let turn = 0; turn < turns; turn += 1) await this.page.mouse.wheel(0, distance);
    // The rows follow in the next frame; the one after it is sure to come later.
    await this.page.evaluate(
      () => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))),
    );
    return Math.max(...(await this.numbered()).keys()) !== before;
  }

  private async numbered(): Promise<Map<number, Row>> {
    const rows = await this.container
      .locator('.monaco-list-row')
      .evaluateAll(readRows, { labelSelector, boxSelector });
    return new Map(rows.sort((a, b) => a[0] - b[0]));
  }
}

const labelSelector = '.label-name';
const boxSelector = '[role="checkbox"], input[type="checkbox"]';

export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

/** Runs in the page. */
function readRows(
  rows: Element[],
  selectors: { labelSelector: string; boxSelector: string },
): [number, Row][] {
  return rows.map((row) => {
    const text = (selector: string) => row.querySelector(selector)?.textContent.trim() ?? '';
    const expanded = row.getAttribute('aria-expanded');
    const box = row.querySelector(selectors.boxSelector);
    const checked = box instanceof HTMLInputElement ? box.checked : box?.ariaChecked === 'true';
    const spoken = row.getAttribute('aria-label') ?? '';
    return [
      Number(row.getAttribute('data-index')),
      {
        label: text(selectors.labelSelector) || spoken,
        description: text('.label-description'),
        level: Number(row.getAttribute('aria-level') ?? 1),
        ...(expanded !== null && { isExpanded: expanded === 'true' }),
        ...(box && { isChecked: checked }),
        isSelected: row.getAttribute('aria-selected') === 'true',
        spoken,
      },
    ];
  });
}

import { Unanswered } from '../../protocol/handler';
import type { AskCopy, CopiedTable, CopyText, TellReader } from '../../protocol/matrix';
import { copyTable } from '../base/copy';
import { element, filled } from '../base/dom';
import { keep } from '../base/page';
import type { Grid } from './grid';

/** What every page with a table says; places in braces are filled here. */
export interface GridPageWords {
  /** With {rows} and {columns}. */
  readonly copied: string;
  /** With {reason}. */
  readonly failed: string;
  readonly showAll: string;
}

/** As much of the line to the host as copying needs. */
interface CopyLine {
  ask(message: AskCopy): Promise<CopiedTable>;
  tell(message: CopyText | TellReader): void;
}

/** What pages with a table have in common, beside the table. */
export abstract class GridPage<Kept extends object> {
  protected abstract readonly grid: Grid;
  /** Below the table: what is in it. */
  protected readonly status = element('div', { className: 'status', role: 'status' });
  /** In place of the table, where there is nothing to show. */
  protected readonly instead = element('div', { className: 'instead', hidden: true });
  private keepTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly common: GridPageWords) {}

  /** What is to be there when the page is put up again; undefined where there is nothing yet. */
  protected abstract get kept(): Kept | undefined;

  /** Words in place of the table. @param showAll takes away what hides it, where something does */
  protected say(words: string, showAll?: () => void): void {
    const all = showAll && element('button', { type: 'button' }, this.common.showAll);
    if (showAll) all?.addEventListener('click', showAll);
    this.instead.replaceChildren(element('p', {}, words), ...(all ? [all] : []));
    this.instead.hidden = false;
    this.grid.scroller.hidden = true;
  }

  protected showTable(): void {
    this.instead.hidden = true;
    this.grid.scroller.hidden = false;
  }

  protected async copy(line: CopyLine): Promise<void> {
    try {
      const table = await line.ask({ kind: 'copy' });
      if (!(await copyTable(table))) line.tell({ kind: 'copyText', text: table.text });
      const size = { rows: String(table.rows), columns: String(table.columns) };
      line.tell({ kind: 'say', words: filled(this.common.copied, size) });
    } catch (error) {
      this.failed(error);
    }
  }

  protected failed(error: unknown): string {
    const reason = error instanceof Error ? error.message : String(error);
    const words = filled(this.common.failed, { reason });
    this.status.textContent = words;
    // What the host could not do it has told of itself.
    if (!(error instanceof Unanswered)) console.error(error);
    return words;
  }

  /** Where the table is scrolled to. Pixels. */
  protected get scrolled(): { readonly left: number; readonly top: number } {
    const { scrollLeft: left, scrollTop: top } = this.grid.scroller;
    return { left, top };
  }

  protected keepSoon(): void {
    clearTimeout(this.keepTimer);
    this.keepTimer = setTimeout(() => {
      const { kept } = this;
      if (kept) keep(kept);
    }, 150);
  }
}

/** Whether a key asks for the whole table to be copied; where words are selected, these are meant. */
export function isCopying({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && key === 'c' && !window.getSelection()?.toString();
}

/** Whether a key asks for the filter of rows. */
export function isSeeking({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === '/' || ((ctrlKey || metaKey) && key === 'f');
}

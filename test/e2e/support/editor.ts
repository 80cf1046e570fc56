import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { happens, until } from './eventually';
import type { QuickPick } from './quickPick';

interface Place {
  /** 1-based. */
  readonly line: number;
  /** What stands before it in its line. */
  readonly before: string;
}

/** A file open in the editor. Text is looked up in the file as saved. */
export class Editor {
  constructor(
    private readonly page: Page,
    private readonly quickPick: QuickPick,
    readonly file: string,
  ) {}

  get area(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance').first();
  }

  /** Waits until this file is the one in front. */
  async shown(): Promise<this> {
    const name = path.basename(this.file);
    await this.page
      .locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`)
      .waitFor();
    await this.area.locator('.view-line').first().waitFor();
    return this;
  }

  /** The lines in sight. */
  async text(): Promise<string> {
    const lines = await this.area.locator('.view-lines .view-line').evaluateAll((all) =>
      all
        .map((line) => ({ top: parseFloat((line as HTMLElement).style.top), line }))
        .sort((a, b) => a.top - b.top)
        .map(({ line }) => line.textContent),
    );
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /**
   * Opens the file again at a line and column (in UTF-16 units). Not by `:line:column` alone: there
   * VS Code counts a Chinese letter as two columns.
   */
  private async goTo({ line, before }: Place): Promise<void> {
    await this.quickPick.openWith('ControlOrMeta+KeyP');
    await this.quickPick.type(`${this.file}:${line}:${before.length + 1}`);
    await this.quickPick.click(path.basename(this.file));
    await this.quickPick.closed();
    // The status bar counts characters, and columns of the screen for tabs.
    const column = before.includes('\t') ? '\\d+' : Array.from(before).length + 1;
    const place = new RegExp(`^\\s*Ln ${line}, Col ${column}\\s*$`);
    await this.selectionStatus().filter({ hasText: place }).waitFor();
  }

  /** Puts the cursor at the first letter of a text. */
  async placeCursor(text: string, occurrence = 1): Promise<void> {
    await this.goTo(this.find(text, occurrence).start);
  }

  /** Selects a text, which may run over several lines. */
  async select(text: string, occurrence = 1): Promise<void> {
    const { start, end } = this.find(text, occurrence);
    await this.goTo(start);
    await this.chord('KeyB'); // Set Selection Anchor
    await this.goTo(end);
    await this.chord('KeyK'); // Select from Anchor to Cursor
    // VS Code counts characters here, not UTF-16 units.
    const selected = `(${Array.from(text).length} selected)`;
    await this.selectionStatus().filter({ hasText: selected }).waitFor();
  }

  /** What the status bar says of the cursor: "Ln 3, Col 5 (12 selected)". */
  async selection(): Promise<string> {
    return (await this.selectionStatus().innerText()).trim();
  }

  async type(text: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.type(text);
  }

  async press(keys: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.press(keys);
  }

  async focus(): Promise<void> {
    const input = this.area.locator('.native-edit-context, textarea.inputarea').first();
    await input.focus();
  }

  /** Saves, and waits until the file no longer counts as changed. */
  async save(): Promise<void> {
    await this.press('ControlOrMeta+KeyS');
    const dirty = this.page.locator('.editor-group-container.active .tab.active.dirty');
    await dirty.waitFor({ state: 'detached' });
  }

  /** The hover at the first letter of a text: all its words. Ends with the hover closed. */
  async hover(text: string, occurrence = 1): Promise<string> {
    await this.showHover(text, occurrence);
    const words = await this.hoverContents().innerText();
    await this.page.keyboard.press('Escape');
    return words.trim();
  }

  /** As `hover`, but the hover stays, to be looked at or clicked in. */
  async showHover(text: string, occurrence = 1): Promise<void> {
    await this.placeCursor(text, occurrence);
    await until(`a hover at “${text}”`, async () => {
      await this.chord('KeyI'); // Show or Focus Hover
      return happens(this.hoverContents().waitFor({ timeout: 3000 }));
    });
  }

  private hoverContents(): Locator {
    const inEditor = '.monaco-resizable-hover .monaco-hover-content, .monaco-editor-hover-content';
    const visible = '.monaco-hover:not(.hidden) .hover-contents:visible';
    return this.page.locator(`${inEditor}, ${visible}`).filter({ visible: true }).first();
  }

  /** Ctrl+K and then another key with Ctrl. */
  private async chord(key: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('ControlOrMeta+KeyK');
    await this.page.keyboard.press(`ControlOrMeta+${key}`);
  }

  private selectionStatus(): Locator {
    return this.page.locator('[id="status.editor.selection"]');
  }

  private find(text: string, occurrence: number): { start: Place; end: Place } {
    const all = fs
      .readFileSync(this.file, 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n');
    let offset = -1;
    for (let count = 0; count < occurrence; count += 1) {
      offset = all.indexOf(text, offset + 1);
      if (offset < 0) throw new Error(`${this.file} has no “${text}” (number ${count + 1}).`);
    }
    return { start: placeAt(all, offset), end: placeAt(all, offset + text.length) };
  }
}

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, before: before.at(-1) ?? '' };
}

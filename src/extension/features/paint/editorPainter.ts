import type * as vscode from 'vscode';
import type { Canvas } from '../../host/canvas';
import type { LiveSource } from '../../live';
import type { Looks } from './looks';
import { MarginPainter } from './margin';
import type { Shown } from './shown';
import type { StripeTypeCache } from './stripeTypes';
import type { PaintStyle } from './style';
import { WordPainter } from './words';

/** What editors share of what they are painted with. */
export interface Paints {
  readonly canvas: Canvas;
  readonly looks: Looks;
  readonly stripes: StripeTypeCache;
  readonly names: vscode.TextEditorDecorationType;
}

/** Paints one editor: its coded words, and what stands beside and behind its lines. */
export class EditorPainter {
  private readonly words: WordPainter;
  readonly margin: MarginPainter;

  constructor(
    readonly editor: vscode.TextEditor,
    { canvas, looks, stripes, names }: Paints,
  ) {
    this.words = new WordPainter(editor, canvas, looks);
    this.margin = new MarginPainter(editor, canvas, stripes, names);
  }

  paint(live: LiveSource, shown: readonly Shown[], style: PaintStyle): void {
    this.words.paint(live, shown, style);
    this.margin.paint(live, shown, style);
  }

  /** Follows changes of the text, on the typing path: only numbers are moved. */
  shift(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const now = Date.now();
    // From the end to the start: a change never moves the ones still to come.
    const fromEnd = [...changes].sort((a, b) => b.rangeOffset - a.rangeOffset);
    const spans = fromEnd.map(({ rangeOffset, rangeLength, text }) => ({
      start: rangeOffset,
      end: rangeOffset + rangeLength,
      inserted: text.length,
    }));
    this.words.shift(spans, now);
    for (const { range, text } of fromEnd) {
      const [first, last] = [range.start.line, range.end.line];
      const added = text.includes('\n') ? text.split('\n').length - 1 : 0;
      if (added > 0 || first !== last)
        this.margin.shift({ first, last, delta: added - (last - first) }, now);
    }
  }

  clear(): void {
    this.words.clear();
    this.margin.clear();
  }
}

import * as vscode from 'vscode';
import type { Canvas } from '../../host/canvas';
import type { LiveSource } from '../../live';
import { addNames, addStripes, type Marks } from './marks';
import { type LineEdit, type LineMark, SentLines } from './sentLines';
import type { Reach, Shown } from './shown';
import type { StripeTypeCache } from './stripeTypes';
import type { PaintStyle } from './style';

type Type = vscode.TextEditorDecorationType;

/** How many lines above and below those in sight are drawn, and how many of these scrolling may use up. */
const beyond = 60;
const spare = 20;

/** Stripes beside, and names behind, the lines in sight of one editor. */
export class MarginPainter {
  private readonly sent = new Map<Type, SentLines>();
  private reach: Reach | undefined;

  constructor(
    private readonly editor: vscode.TextEditor,
    private readonly canvas: Canvas,
    private readonly stripes: StripeTypeCache,
    private readonly names: Type,
  ) {}

  shows(type: Type): boolean {
    return this.sent.has(type);
  }

  /** Whether one has scrolled to where nothing, or almost nothing more, is drawn. */
  get isBehind(): boolean {
    const { reach } = this;
    const sight = this.sight();
    if (!sight || !reach) return sight !== undefined;
    const isFarUp = reach.first === 0 || reach.first + spare <= sight.first;
    const isFarDown =
      reach.last >= this.editor.document.lineCount - 1 || sight.last + spare <= reach.last;
    return !isFarUp || !isFarDown;
  }

  paint(live: LiveSource, shown: readonly Shown[], style: PaintStyle): void {
    const sight = this.sight();
    if (sight && this.isBehind)
      this.reach = { first: Math.max(0, sight.first - beyond), last: sight.last + beyond };
    if (!this.reach) return;
    const wanted: Marks = new Map();
    if (style.stripes) addStripes(wanted, this.stripes, live, shown, this.reach);
    if (style.names) addNames(wanted, this.names, live, shown, this.reach, style.language);
    for (const [type, marks] of wanted) this.send(type, marks);
    for (const type of [...this.sent.keys()]) if (!wanted.has(type)) this.wipe(type);
  }

  /** Follows an edit that joins or parts lines, on the typing path. */
  shift(edit: LineEdit, now: number): void {
    for (const sent of this.sent.values()) sent.shift(edit, now);
    const { reach } = this;
    if (!reach || edit.first > reach.last) return;
    const isAbove = edit.last < reach.first;
    this.reach = {
      first: isAbove ? reach.first + edit.delta : reach.first,
      last: reach.last + edit.delta,
    };
  }

  clear(): void {
    this.reach = undefined;
    for (const type of [...this.sent.keys()]) this.wipe(type);
  }

  private send(type: Type, marks: readonly LineMark[]): void {
    if (this.sent.get(type)?.shows(marks)) return;
    const what = type === this.names ? marks.map(optionsOf) : marks.map(rangeOf);
    this.canvas.paint(this.editor, type, what);
    this.sent.set(type, new SentLines(marks, Date.now()));
  }

  private wipe(type: Type): void {
    this.canvas.paint(this.editor, type, []);
    this.sent.delete(type);
  }

  private sight(): Reach | undefined {
    const ranges = this.editor.visibleRanges;
    const [top, bottom] = [ranges[0], ranges.at(-1)];
    return top && bottom && { first: top.start.line, last: bottom.end.line };
  }
}

function rangeOf({ line, column }: LineMark): vscode.Range {
  return new vscode.Range(line, column, line, column);
}

function optionsOf(mark: LineMark): vscode.DecorationOptions {
  return { range: rangeOf(mark), renderOptions: { after: { contentText: mark.words } } };
}

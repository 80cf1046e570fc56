import * as vscode from 'vscode';
import type { Change } from '../../../core/anchor/shift';
import type { LocatedSource } from '../../../core/project/located';
import type { Span } from '../../../core/text/span';
import type { Canvas } from '../../host/canvas';
import { rangeOf } from '../../host/convert';
import type { LiveSource } from '../../live';
import type { Looks } from './looks';
import { SentSpans } from './sent';
import type { Shown } from './shown';
import type { PaintStyle } from './style';

type Type = vscode.TextEditorDecorationType;

/**
 * The coded words of one editor. Each code's ranges are sent when they are other than VS Code,
 * which moves them with the text, has them already.
 */
export class WordPainter {
  private readonly sent = new Map<Type, SentSpans>();

  constructor(
    private readonly editor: vscode.TextEditor,
    private readonly canvas: Canvas,
    private readonly looks: Looks,
  ) {}

  paint(live: LiveSource, shown: readonly Shown[], style: PaintStyle): void {
    const wanted = new Map<Type, readonly Span[]>();
    for (const isMoved of [false, true])
      for (const [code, spans] of spansByCode(shown, isMoved))
        wanted.set(this.looks.get(live.open, code, isMoved, style), spans);
    for (const [type, spans] of wanted) this.send(type, live.source, spans);
    for (const type of [...this.sent.keys()]) if (!wanted.has(type)) this.wipe(type);
  }

  /** Follows a change of the text, on the typing path. */
  shift(changes: readonly Change[], now: number): void {
    for (const sent of this.sent.values()) for (const change of changes) sent.shift(change, now);
  }

  clear(): void {
    for (const type of [...this.sent.keys()]) this.wipe(type);
  }

  private send(type: Type, source: LocatedSource, spans: readonly Span[]): void {
    const inDocument = this.documentSpans(source, spans);
    if (this.sent.get(type)?.shows(inDocument)) return;
    const ranges = spans.map((span) => rangeOf(source.lines, span));
    this.canvas.paint(this.editor, type, ranges);
    this.sent.set(type, new SentSpans(inDocument, Date.now()));
  }

  private wipe(type: Type): void {
    this.canvas.paint(this.editor, type, []);
    this.sent.delete(type);
  }

  /** Changes of a document are told in its own offsets, where a line end in CRLF counts two. */
  private documentSpans(source: LocatedSource, spans: readonly Span[]): readonly Span[] {
    if (this.editor.document.eol === vscode.EndOfLine.LF) return spans;
    const inDocument = (offset: number) => offset + source.lineOf(offset) - 1;
    return spans.map(({ start, end }) => ({ start: inDocument(start), end: inDocument(end) }));
  }
}

function spansByCode(
  shown: readonly Shown[],
  areMoved: boolean,
): ReadonlyMap<string, readonly Span[]> {
  const byCode = new Map<string, Span[]>();
  for (const { code, span, isMoved } of shown) {
    if (isMoved !== areMoved) continue;
    const spans = byCode.get(code);
    if (spans) spans.push(span);
    else byCode.set(code, [span]);
  }
  return byCode;
}

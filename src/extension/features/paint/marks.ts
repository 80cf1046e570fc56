import * as vscode from 'vscode';
import {
  layStripes,
  type LineStripes,
  runsNear,
  stripesByLine,
} from '../../../core/analysis/lanes';
import type { LocatedSource } from '../../../core/project/located';
import { lineSpan } from '../../../core/text/lines';
import type { LiveSource } from '../../live';
import { iconsOf, mostLanes } from './icon';
import { colorOfCode } from './looks';
import type { LineMark } from './sentLines';
import { namesByLine, type Reach, type Shown } from './shown';
import type { StripeTypeCache } from './stripeTypes';

type Type = vscode.TextEditorDecorationType;

/** What is to be drawn beside and behind lines. */
export type Marks = Map<Type, LineMark[]>;

/** A line of no more columns than this is taken to be one row. */
const oneRow = 60;

/** Names at the end of a line are cut after so many characters. */
const longestNames = 60;

export function addStripes(
  marks: Marks,
  types: StripeTypeCache,
  { open, source }: LiveSource,
  shown: readonly Shown[],
  reach: Reach,
): void {
  const runs = shown.map(({ code, span }) => ({
    code,
    first: source.lineOf(span.start),
    last: source.lineOf(Math.max(span.start, span.end - 1)),
  }));
  const colorOf = (code: string) => colorOfCode(open, code);
  const [first, last] = [reach.first + 1, reach.last + 1];
  const laid = layStripes(runsNear(runs, first, last), mostLanes);
  for (const stripes of stripesByLine(laid, first, last))
    addLine(marks, types, source, stripes, colorOf);
}

function addLine(
  marks: Marks,
  types: StripeTypeCache,
  { lines, text }: LocatedSource,
  stripes: LineStripes,
  colorOf: (code: string) => string,
): void {
  const { start, end } = lineSpan(lines, stripes.line) ?? { start: 0, end: 0 };
  const isOneRow = columnsOf(text, start, end) <= oneRow;
  const { top, bottom, body } = types.get(iconsOf(stripes, isOneRow, colorOf));
  const line = stripes.line - 1;
  if (top) add(marks, top, { line, column: 0, words: '' });
  if (bottom) add(marks, bottom, { line, column: end - start, words: '' });
  add(marks, body, { line, column: 0, words: '' });
}

/** The names of the codes whose excerpts begin on a line, behind its last word. */
export function addNames(
  marks: Marks,
  type: Type,
  live: LiveSource,
  shown: readonly Shown[],
  reach: Reach,
  language: string,
): void {
  for (const [line, names] of namesByLine(live, shown, reach, language)) {
    const { start, end } = lineSpan(live.source.lines, line + 1) ?? { start: 0, end: 0 };
    const words = shortened(names.join(' · '));
    add(marks, type, { line, column: end - start, words });
  }
}

export function createNamesType(): Type {
  return vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: {
      color: new vscode.ThemeColor('editorCodeLens.foreground'),
      margin: '0 0 0 1.5em',
      // Takes no room: names never make a wrapped text scroll sideways.
      width: '0',
      fontStyle: 'normal',
      fontWeight: 'normal',
    },
  });
}

function add(marks: Marks, type: Type, mark: LineMark): void {
  const ofType = marks.get(type);
  if (ofType) ofType.push(mark);
  else marks.set(type, [mark]);
}

function shortened(words: string): string {
  const characters = [...words];
  return characters.length > longestNames
    ? `${characters.slice(0, longestNames - 1).join('')}…`
    : words;
}

/** How wide a line is, as far as it matters: a Chinese letter has two columns. */
function columnsOf(text: string, start: number, end: number): number {
  let columns = 0;
  for (let at = start; at < end && columns <= oneRow; at++)
    columns += text.charCodeAt(at) >= 0x2e80 ? 2 : 1;
  return columns;
}

import * as vscode from 'vscode';
import { colorOf } from '../../../core/codebook/color';
import { Disposable } from '../../host/disposable';
import type { OpenProject } from '../../workspace';
import { backgrounds, notBrighter, translucent, visibleOn } from './colors';
import type { PaintStyle } from './style';

/** A code that the codebook does not have (any more) is painted, too. */
export const unknownColor = '#808080';

interface Look {
  /** What it was made from: when that is other, so is the look. */
  readonly recipe: string;
  readonly type: vscode.TextEditorDecorationType;
}

/** How each code looks in the text: one decoration type a code, made when it is first needed. */
export class Looks extends Disposable {
  private readonly looks = new Map<string, Look>();

  constructor() {
    super();
    this.own({ dispose: () => this.looks.forEach(({ type }) => type.dispose()) });
  }

  /** @param isMoved whether the excerpts are only probably there */
  get(
    open: OpenProject,
    code: string,
    isMoved: boolean,
    style: PaintStyle,
  ): vscode.TextEditorDecorationType {
    const key = `${open.folder.toString()}\n${code}\n${isMoved}`;
    const color = colorOfCode(open, code);
    const recipe = `${color} ${style.tint} ${style.underline}`;
    const known = this.looks.get(key);
    if (known?.recipe === recipe) return known.type;
    known?.type.dispose();
    const options = lookOf(color, isMoved, style, laneOf(code));
    const type = vscode.window.createTextEditorDecorationType(options);
    this.looks.set(key, { recipe, type });
    return type;
  }
}

export function colorOfCode({ project: { book } }: OpenProject, id: string): string {
  const code = book.byId.get(id);
  return code ? colorOf(book, code) : unknownColor;
}

function lookOf(
  color: string,
  isMoved: boolean,
  style: PaintStyle,
  lane: vscode.OverviewRulerLane,
): vscode.DecorationRenderOptions {
  const on = (theme: 'light' | 'dark', tint: string) => ({
    ...(style.tint > 0 ? { backgroundColor: tint } : {}),
    borderColor: visibleOn(backgrounds[theme], color),
  });
  return {
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    // Excerpts that are only probably there always show it.
    ...(style.underline || isMoved
      ? { borderStyle: isMoved ? 'dashed' : 'solid', borderWidth: '0 0 2px 0' }
      : {}),
    light: on('light', translucent(color, 0.13 * style.tint)),
    dark: on('dark', translucent(notBrighter(color, 0.2), 0.18 * style.tint)),
    overviewRulerColor: translucent(color, 0.7),
    overviewRulerLane: lane,
  };
}

/** A code keeps its lane of the ruler, whatever codes come and go beside it. */
function laneOf(code: string): vscode.OverviewRulerLane {
  const { Left, Center, Right } = vscode.OverviewRulerLane;
  let sum = 0;
  for (let at = 0; at < code.length; at++) sum += code.charCodeAt(at);
  return [Left, Center, Right][sum % 3] ?? Center;
}

import * as vscode from 'vscode';
import { nameLanguage } from '../../host/words';

/** How coded words are to look, as settings and theme have it. */
export interface PaintStyle {
  /** From 0, none, to 1. */
  readonly tint: number;
  readonly underline: boolean;
  readonly stripes: boolean;
  readonly names: boolean;
  /** Of the names. */
  readonly language: string;
}

export function currentStyle(): PaintStyle {
  const settings = vscode.workspace.getConfiguration('codebook.highlight');
  const style = settings.get<'tint' | 'underline' | 'both'>('style', 'both');
  return {
    // High contrast is for the letters: what lies behind them stays faint.
    tint: style === 'underline' ? 0 : isHighContrast() ? 0.6 : 1,
    underline: style !== 'tint' || isHighContrast(),
    stripes: settings.get('stripes', true),
    names: settings.get('names', true),
    language: nameLanguage(),
  };
}

function isHighContrast(): boolean {
  const { kind } = vscode.window.activeColorTheme;
  const { HighContrast, HighContrastLight } = vscode.ColorThemeKind;
  return kind === HighContrast || kind === HighContrastLight;
}

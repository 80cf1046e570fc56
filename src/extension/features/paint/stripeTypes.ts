import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { backgrounds, visibleOn } from './colors';
import { drawIcon, type Icon, type LineIcons } from './icon';

type Type = vscode.TextEditorDecorationType;

/** The decoration types of the icons of a line. */
export interface StripeTypes {
  readonly top: Type | undefined;
  readonly bottom: Type | undefined;
  readonly body: Type;
}

/** Combinations of stripes kept at hand. */
const capacity = 200;

/** Decoration types for stripes, made once for each combination of colours and ends. */
export class StripeTypeCache extends Disposable {
  private readonly cache = new Map<string, StripeTypes>();

  constructor() {
    super();
    this.own({ dispose: () => [...this.cache.keys()].forEach((key) => this.drop(key)) });
  }

  get(icons: LineIcons): StripeTypes {
    const key = JSON.stringify(icons);
    const types = this.cache.get(key) ?? typesOf(icons);
    // Last used goes last.
    this.cache.delete(key);
    this.cache.set(key, types);
    return types;
  }

  /** Ends what was not used for longest, but nothing that an editor shows. */
  trim(isShown: (type: Type) => boolean): void {
    for (const [key, types] of this.cache) {
      if (this.cache.size <= capacity) return;
      if (!allOf(types).some(isShown)) this.drop(key);
    }
  }

  private drop(key: string): void {
    const types = this.cache.get(key);
    this.cache.delete(key);
    if (types) allOf(types).forEach((type) => type.dispose());
  }
}

function allOf({ top, bottom, body }: StripeTypes): Type[] {
  return [top, bottom, body].filter((type) => type !== undefined);
}

function typesOf({ top, bottom, body }: LineIcons): StripeTypes {
  // Of icons beside one row VS Code shows the one whose type was made first. Hence this order.
  return {
    top: top && createType(top, false),
    bottom: bottom && createType(bottom, false),
    body: createType(body, true),
  };
}

function createType(icon: Icon, isWholeLine: boolean): Type {
  const on = (background: string) => ({
    gutterIconPath: uriOf(drawIcon(icon, (color) => visibleOn(background, color))),
    gutterIconSize: '100% 100%',
  });
  return vscode.window.createTextEditorDecorationType({
    isWholeLine,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    light: on(backgrounds.light),
    dark: on(backgrounds.dark),
  });
}

function uriOf(svg: string): vscode.Uri {
  return vscode.Uri.parse(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
}

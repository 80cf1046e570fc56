import * as vscode from 'vscode';
import { colorsIn } from '../../../core/codebook/places';
import { nameIn } from '../../../core/codebook/codebook';
import { nameLanguage } from '../../host/words';
import { type OpenBook, rangeIn } from './watches';

/** The codes as they lie within each other, each by its name, with its id beside it. */
export function bookSymbols(book: OpenBook): vscode.DocumentSymbol[] {
  const language = nameLanguage();
  const { codes, places } = { codes: book.sight.book.byId, places: book.sight.places };
  const roots: vscode.DocumentSymbol[] = [];
  const symbols = new Map<string, vscode.DocumentSymbol>();
  for (const { id, parent, key, whole } of places.codes) {
    const code = codes.get(id);
    const name = code ? nameIn(code, language) : id;
    const range = rangeIn(book, whole);
    const own = rangeIn(book, key);
    const kind =
      code?.codable === false ? vscode.SymbolKind.Namespace : vscode.SymbolKind.EnumMember;
    const detail = name === id ? '' : id;
    // What stood within a slip may have shrunk: a name must lie within its code.
    const around = range.contains(own) ? range : own;
    const symbol = new vscode.DocumentSymbol(name, detail, kind, around, own);
    symbols.set(id, symbol);
    const above = parent === undefined ? undefined : symbols.get(parent);
    (above?.children ?? roots).push(symbol);
  }
  return roots;
}

export function bookColors(book: OpenBook): vscode.ColorInformation[] {
  return colorsIn(book.sight.places).map(({ span, hex }) => {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
    const color = new vscode.Color(red ?? 0, green ?? 0, blue ?? 0, 1);
    return new vscode.ColorInformation(rangeIn(book, span), color);
  });
}

/** How a colour that was picked is written: as before, in the same quotation marks. */
export function colorPresentations(
  { red, green, blue }: vscode.Color,
  document: vscode.TextDocument,
  range: vscode.Range,
): vscode.ColorPresentation[] {
  const hex = [red, green, blue]
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('');
  const quote = document.getText(range).startsWith("'") ? "'" : '"';
  const presentation = new vscode.ColorPresentation(`#${hex}`);
  presentation.textEdit = new vscode.TextEdit(range, `${quote}#${hex}${quote}`);
  return [presentation];
}

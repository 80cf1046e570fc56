import * as vscode from 'vscode';
import { type Code, type Codebook, namesOf, nameIn } from '../../../core/codebook/codebook';
import { type Cursor, cursorAt } from '../../../core/codebook/cursor';
import { codeFields } from '../../../core/codebook/fields';
import { languagesOf, namesGiven } from '../../../core/codebook/languages';
import { idBegunIn } from '../../../core/codebook/mentions';
import { palette } from '../../../core/codebook/palette';
import { offsetOf, rangeOf } from '../../host/convert';
import { nameLanguage } from '../../host/words';
import { codeTooltip } from '../../tree/codeTooltip';
import type { OpenProject } from '../../workspace';
import { fieldInWords, fieldSnippet } from './fieldWords';
import { linkItems, type LinkPlace, resolvedThing, ThingItem } from './linkItems';
import { memoIn, type OpenMemo } from './memos';
import type { BookContext } from './context';
import type { OpenBook } from './watches';

/** More codes than these are narrowed down by what is written already. */
const manyCodes = 1000;

/** An id that is offered; what its code means is told when it is looked at. */
class IdItem extends vscode.CompletionItem {
  constructor(
    readonly open: OpenProject,
    readonly code: Code,
    readonly book: Codebook,
  ) {
    super({ label: code.id, description: nameIn(code, nameLanguage()) });
  }
}

export function completionsAt(
  { services, watches }: BookContext,
  document: vscode.TextDocument,
  position: vscode.Position,
  trigger: string | undefined,
): vscode.CompletionList | undefined {
  if (isLetter(trigger) && !beginsWord(document, position)) return undefined;
  const book = watches.of(document);
  const before = document.lineAt(position).text.slice(0, position.character);
  const link = linkBegun(document, position);
  if (!book) {
    const memo = memoIn(services.projects, document);
    const place = memo && (link ?? topicBegun(memo, position));
    return place && linkItems(memo.open, watches.bookOf(memo.open), place);
  }
  const { parsed, lines } = book.sight;
  const cursor = cursorAt(parsed.source, offsetOf(lines, position));
  if (!cursor || (isLetter(trigger) && cursor.kind !== 'field')) return undefined;
  if (cursor.kind === 'field') return fieldItems(book, cursor);
  if (cursor.kind === 'id') return new vscode.CompletionList([newCodeItem(book, cursor)]);
  const begun = idBegunIn(before);
  const isText = !['color', 'codable', 'key'].includes(cursor.field);
  if (isText && link) return linkItems(book.open, book.sight.book, link);
  if (isText && begun !== undefined)
    return idItems(book.open, book.sight.book, document, position, begun);
  return valueItems(book, cursor, document, position);
}

/**
 * In YAML, VS Code offers nothing by itself while a word is written, as it may be a text. So the
 * first letter of a field asks for the fields, and nowhere else.
 */
function beginsWord(document: vscode.TextDocument, { line, character }: vscode.Position): boolean {
  return /^[ \t]*(?:.*[{,][ \t]*)?[a-z]$/.test(document.lineAt(line).text.slice(0, character));
}

function isLetter(trigger: string | undefined): boolean {
  return trigger !== undefined && /[a-z]/.test(trigger);
}

export function resolvedItem(
  item: vscode.CompletionItem,
): vscode.CompletionItem | Promise<vscode.CompletionItem> {
  if (item instanceof ThingItem) return resolvedThing(item);
  if (item instanceof IdItem) item.documentation = codeTooltip(item.open, item.code, item.book);
  return item;
}

function fieldItems(
  book: OpenBook,
  { of, present, span, isFlow }: Extract<Cursor, { kind: 'field' }>,
): vscode.CompletionList {
  const { parsed, lines, book: codebook } = book.sight;
  const languages = {
    name: languagesOf(namesGiven(codebook)),
    definition: languagesOf(codebook.codes.flatMap(({ definition }) => definition ?? [])),
  };
  const hasColon = /^[ \t]*:/.test(parsed.source.slice(span.end, span.end + 20));
  const fields = (of === 'book' ? ['title', 'codes'] : codeFields).filter(
    (field) => !present.includes(field),
  );
  const items = fields.map((field, i) => {
    const item = new vscode.CompletionItem(field, vscode.CompletionItemKind.Property);
    item.documentation = fieldInWords(field);
    item.range = rangeOf(lines, span);
    item.sortText = String(i).padStart(2, '0');
    const own = field === 'definition' ? languages.definition : languages.name;
    item.insertText = hasColon ? field : new vscode.SnippetString(fieldSnippet(field, isFlow, own));
    // Colours and keys are offered in their turn.
    if (field === 'color' || field === 'key') item.command = suggestMore;
    return item;
  });
  return new vscode.CompletionList(items);
}

const suggestMore = { command: 'editor.action.triggerSuggest', title: '' };

function newCodeItem(
  { sight: { lines, book } }: OpenBook,
  { span, isFlow }: Extract<Cursor, { kind: 'id' }>,
): vscode.CompletionItem {
  const label = vscode.l10n.t('new code');
  const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Snippet);
  const name = fieldSnippet('name', isFlow, languagesOf(namesGiven(book))).replace(
    /\$\{(\d)\}/g,
    (_, n: string) => `\${${Number(n) + 1}}`,
  );
  item.documentation = vscode.l10n.t('A code: its id, which codings keep, and its name.');
  item.range = rangeOf(lines, span);
  item.insertText = new vscode.SnippetString(
    isFlow ? `\${1:id}: {${name}}` : `\${1:id}:\n  ${name}`,
  );
  return item;
}

function valueItems(
  book: OpenBook,
  cursor: Extract<Cursor, { kind: 'value' }>,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.CompletionList | undefined {
  const { lines, book: codebook } = book.sight;
  const start = rangeOf(lines, cursor.span).start;
  const after = document.lineAt(position).text.slice(position.character);
  const rest = /^[#0-9a-zA-Z]*["']?/.exec(after)?.[0].length ?? 0;
  const range = new vscode.Range(start, position.translate(0, rest));
  const code = cursor.code === undefined ? undefined : codebook.byId.get(cursor.code);
  switch (cursor.field) {
    case 'color':
      return colorItems(codebook, code, range, cursor.before);
    case 'codable':
      return new vscode.CompletionList(
        ['false', 'true'].map((value) => {
          const item = new vscode.CompletionItem(value, vscode.CompletionItemKind.Value);
          item.range = range;
          return item;
        }),
      );
    case 'key':
      return keyItems(codebook, code, range);
    default:
      return undefined;
  }
}

/** The palette, first what no code beside this one has. */
function colorItems(
  book: Codebook,
  code: Code | undefined,
  range: vscode.Range,
  before: string,
): vscode.CompletionList {
  const siblings = book.codes.filter(
    ({ parent, id }) => parent === code?.parent && id !== code?.id,
  );
  const taken = new Set(siblings.map(({ color }) => color));
  const items = palette.map(({ hex }, i) => {
    const item = new vscode.CompletionItem(hex, vscode.CompletionItemKind.Color);
    item.documentation = hex;
    item.range = range;
    item.insertText = `"${hex}"`;
    item.filterText = /^["']/.test(before) ? `${before.charAt(0)}${hex}` : hex;
    item.sortText = `${taken.has(hex) ? 1 : 0}${String(i).padStart(3, '0')}`;
    return item;
  });
  return new vscode.CompletionList(items);
}

/** Letters that apply no code yet, first those of the code's own names. */
function keyItems(
  book: Codebook,
  code: Code | undefined,
  range: vscode.Range,
): vscode.CompletionList {
  const taken = new Map(
    book.codes.flatMap(({ key, id }) => (key === undefined || id === code?.id ? [] : [[key, id]])),
  );
  const own = code ? [...namesOf(code), code.id].join('').toLowerCase() : '';
  const letters = [...new Set([...own, ...'abcdefghijklmnopqrstuvwxyz'])].filter((letter) =>
    /^[a-z]$/.test(letter),
  );
  const items = letters
    .filter((letter) => !taken.has(letter))
    .map((letter, i) => {
      const item = new vscode.CompletionItem(letter, vscode.CompletionItemKind.Value);
      item.detail = vscode.l10n.t('free');
      item.range = range;
      item.sortText = String(i).padStart(2, '0');
      return item;
    });
  return new vscode.CompletionList(items);
}

/** Where the cursor stands in a link that is being written: behind `[[`. */
function linkBegun(
  document: vscode.TextDocument,
  position: vscode.Position,
): LinkPlace | undefined {
  const line = document.lineAt(position).text;
  const [, written] = /\[\[([^[\]|#]*)$/.exec(line.slice(0, position.character)) ?? [];
  if (written === undefined) return undefined;
  const after = line.slice(position.character);
  // What stands there of a link that is whole is replaced; else only what was written.
  const [, rest = '', end = ''] = /^([^[\]|#]*)([\]|#])/.exec(after) ?? [];
  const start = position.translate(0, -written.length);
  const range = new vscode.Range(start, position.translate(0, end === '' ? 0 : rest.length));
  return { range, written, closing: end === '' ? ']]' : '', isAbout: false };
}

/** Where the cursor stands at what a memo says that it is about. */
function topicBegun({ memo, document }: OpenMemo, position: vscode.Position) {
  if (position.line === 0 || memo.bodyStart === 0) return undefined;
  const above = document.getText(new vscode.Range(0, 0, position.line, position.character));
  const isInside = above.replace(/\r\n/g, '\n').length < memo.bodyStart;
  const [, written] =
    /\n(?:about:[ \t]*(?:\[(?:[^\]\n]*,)?[ \t]*)?|about:[ \t]*(?:\r?\n[ \t]*-[^\n]*)*\r?\n[ \t]*-[ \t]+)["']?([^\s"',[\]]*)$/.exec(
      above,
    ) ?? [];
  if (!isInside || written === undefined) return undefined;
  const rest = /^[^\s"',\]]*/.exec(document.lineAt(position).text.slice(position.character));
  const start = position.translate(0, -written.length);
  const range = new vscode.Range(start, position.translate(0, rest?.[0].length ?? 0));
  return { range, written, closing: '', isAbout: true };
}

/** The ids of codes, found by any of their names. @param begun column where the id begins */
function idItems(
  open: OpenProject,
  book: Codebook,
  document: vscode.TextDocument,
  position: vscode.Position,
  begun: number,
): vscode.CompletionList {
  const line = document.lineAt(position).text;
  const before = line.slice(0, position.character);
  const written = before.slice(begun).toLowerCase();
  const rest = /^[\p{L}\p{N}_.-]*/u.exec(line.slice(position.character))?.[0].length ?? 0;
  const range = new vscode.Range(position.with({ character: begun }), position.translate(0, rest));
  const isMany = book.codes.length > manyCodes;
  const items = book.codes.flatMap((code) => {
    const words = [code.id, ...namesOf(code), ...code.aliases].join(' ');
    if (isMany && !words.toLowerCase().includes(written)) return [];
    const item = new IdItem(open, code, book);
    item.kind = code.codable
      ? vscode.CompletionItemKind.EnumMember
      : vscode.CompletionItemKind.Module;
    item.range = range;
    item.insertText = code.id;
    item.filterText = words;
    item.sortText = String(code.index).padStart(6, '0');
    return [item];
  });
  return new vscode.CompletionList(items.slice(0, manyCodes), isMany);
}

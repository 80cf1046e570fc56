import * as vscode from 'vscode';
import {
  codeAt,
  type CodePlace,
  namingTexts,
  type TextPlace,
  textAt,
} from '../../../core/codebook/places';
import { type Mention, mentionsIn } from '../../../core/codebook/mentions';
import { type BookSight, BookWatch } from '../../../core/codebook/sight';
import { codebookFile } from '../../../core/project/layout';
import type { Span } from '../../../core/text/span';
import { offsetOf, rangeOf } from '../../host/convert';
import { Disposable } from '../../host/disposable';
import type { OpenProject, Projects } from '../../workspace';

/** A codebook open in an editor, as it stands there at this moment, saved or not. */
export interface OpenBook {
  readonly open: OpenProject;
  readonly document: vscode.TextDocument;
  readonly sight: BookSight;
}

/** Looks at the codebooks that are open in editors; each change costs what it touches. */
export class BookWatches extends Disposable {
  private readonly watches = new WeakMap<
    vscode.TextDocument,
    { readonly watch: BookWatch; version: number }
  >();

  constructor(private readonly projects: Projects) {
    super();
  }

  /** Undefined for any document that is not the codebook of an open project. */
  of(document: vscode.TextDocument): OpenBook | undefined {
    const open = this.projects.of(document.uri);
    if (!open || open.pathOf(document.uri) !== codebookFile) return undefined;
    let known = this.watches.get(document);
    if (!known) {
      const watch = new BookWatch(codebookFile, lfText(document));
      this.watches.set(document, (known = { watch, version: document.version }));
    } else if (known.version !== document.version) {
      known.version = document.version;
      known.watch.take(lfText(document));
    }
    return { open, document, sight: known.watch.sight };
  }

  /** The codebook of a project, where it is open in an editor. */
  ofProject({ folder }: OpenProject): OpenBook | undefined {
    const key = vscode.Uri.joinPath(folder, codebookFile).toString();
    const document = vscode.workspace.textDocuments.find(
      (each) => !each.isClosed && each.uri.toString() === key,
    );
    return document && this.of(document);
  }

  /** The codes of a project as they stand in the editor, or else in the file. */
  bookOf(open: OpenProject) {
    return this.ofProject(open)?.sight.book ?? open.project.book;
  }
}

export function lfText(document: vscode.TextDocument): string {
  const text = document.getText();
  return document.eol === vscode.EndOfLine.CRLF ? text.replace(/\r\n/g, '\n') : text;
}

/** What stands at a place of a codebook. */
export interface Spot {
  readonly code: CodePlace | undefined;
  /** The code that is meant there: named in a text, or defined on this line. */
  readonly meant: { readonly id: string; readonly span: Span } | undefined;
  /** The field whose name stands there. */
  readonly field: { readonly name: string; readonly span: Span } | undefined;
}

export function spotAt({ sight }: OpenBook, position: vscode.Position): Spot {
  const offset = offsetOf(sight.lines, position);
  const code = codeAt(sight.places, offset);
  const found = code && textAt(code, offset);
  const isNaming =
    found !== undefined && code !== undefined && namingTexts(code).includes(found.text);
  const named = isNaming
    ? mentionsOf(sight, found.text).find(({ span }) => holds(span, offset))
    : undefined;
  const at = (meant: Spot['meant'], field?: Spot['field']): Spot => ({ code, meant, field });
  if (named) return at(named);
  if (code && holds(code.key, offset)) return at({ id: code.id, span: code.key });
  const field = code?.fields.find(({ key }) => holds(key, offset));
  if (field) return at(undefined, { name: field.name, span: field.key });
  const isName = found?.field.name === 'name' || found?.field.name === 'aliases';
  return at(code && isName ? { id: code.id, span: found.text.span } : undefined);
}

/** The codes that a text of the book names, at their places in the book. */
export function mentionsOf({ parsed, book }: BookSight, { span }: TextPlace): readonly Mention[] {
  const text = parsed.source.slice(span.start, span.end);
  return mentionsIn(text, (id) => book.byId.has(id)).map((mention) => ({
    ...mention,
    span: { start: span.start + mention.span.start, end: span.start + mention.span.end },
  }));
}

/** The place of a span of the book in its editor. */
export function rangeIn({ sight }: OpenBook, span: Span): vscode.Range {
  return rangeOf(sight.lines, span);
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

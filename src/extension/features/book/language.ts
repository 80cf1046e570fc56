import * as vscode from 'vscode';
import type { Thing } from '../../../core/memos/things';
import { Disposable } from '../../host/disposable';
import type { Services } from '../../services';
import type { OpenProject } from '../../workspace';
import { showBoth } from './both';
import { BookChecker } from './checker';
import type { BookContext } from './context';
import { completionsAt, resolvedItem } from './completion';
import { definitionAt, linksOf, placeOfThing } from './definition';
import { addExample } from './examples';
import { bookFixes } from './fixes';
import { hoverAt } from './hover';
import { BookCounts, bookLenses, CodeCountLens, filledLens } from './lens';
import { memoFixes } from './memoFixes';
import { memoLenses, showMentions } from './memoLens';
import { bookColors, bookSymbols, colorPresentations } from './outline';
import { referencesAt } from './references';
import { workspaceSymbols } from './symbols';
import { BookWatches } from './watches';

/** Answers what VS Code asks of a codebook as a language; loaded when something first is asked. */
export class BookLanguage extends Disposable implements BookContext {
  readonly watches: BookWatches;
  private readonly counts = this.own(new BookCounts());
  private readonly checker: BookChecker;

  constructor(readonly services: Services) {
    super();
    this.watches = this.own(new BookWatches(services.projects));
    this.checker = new BookChecker(this.watches, services.bookChecks);
    this.own(services.projects.onDidChange(({ open }) => this.counts.drop(open)));
  }

  completions(
    document: vscode.TextDocument,
    position: vscode.Position,
    { triggerCharacter }: vscode.CompletionContext,
  ) {
    return completionsAt(this, document, position, triggerCharacter);
  }

  resolved(item: vscode.CompletionItem) {
    return resolvedItem(item);
  }

  hover(document: vscode.TextDocument, position: vscode.Position) {
    return hoverAt(this, document, position);
  }

  definition(document: vscode.TextDocument, position: vscode.Position) {
    return definitionAt(this, document, position);
  }

  references(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ) {
    const isCancelled = () => token.isCancellationRequested;
    return referencesAt(this, document, position, includeDeclaration, isCancelled);
  }

  fixes(document: vscode.TextDocument, { diagnostics }: vscode.CodeActionContext) {
    return bookFixes(this, document, diagnostics);
  }

  check(open: OpenProject) {
    return this.checker.check(open);
  }

  addExample(open: OpenProject, id: string) {
    return addExample(this, open, id);
  }

  showBoth(open: OpenProject, code: string, other: string) {
    return showBoth(this, open, code, other);
  }

  symbols(document: vscode.TextDocument) {
    const book = this.watches.of(document);
    return book && bookSymbols(book);
  }

  workspaceSymbols(query: string) {
    return workspaceSymbols(this, query);
  }

  links(document: vscode.TextDocument) {
    return linksOf(this, document);
  }

  colors(document: vscode.TextDocument) {
    const book = this.watches.of(document);
    return book ? bookColors(book) : [];
  }

  colorPresentations(color: vscode.Color, document: vscode.TextDocument, range: vscode.Range) {
    return colorPresentations(color, document, range);
  }

  lenses(document: vscode.TextDocument) {
    const book = this.watches.of(document);
    return book ? bookLenses(book) : [];
  }

  memoLenses(document: vscode.TextDocument) {
    return memoLenses(this, document);
  }

  memoFixes(document: vscode.TextDocument, { diagnostics }: vscode.CodeActionContext) {
    return memoFixes(this, document, diagnostics);
  }

  showMentions(open: OpenProject, thing: Thing) {
    return showMentions(this, open, thing);
  }

  /** Opens what a link leads to. */
  async goTo(open: OpenProject, thing: Thing): Promise<void> {
    const place = await placeOfThing(this, open, thing);
    if (place) await vscode.window.showTextDocument(place.uri, { selection: place.key });
  }

  lens(lens: vscode.CodeLens) {
    return lens instanceof CodeCountLens ? filledLens(this.counts, lens) : lens;
  }
}

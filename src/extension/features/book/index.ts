import * as vscode from 'vscode';
import { codebookFile } from '../../../core/project/layout';
import type { Feature, Services } from '../../services';
import type { BookLanguage } from './language';
import { LensRefresh } from './lensRefresh';
import { bookCommands } from './commands';
import { CheckSchedule } from './schedule';

const inBook: vscode.DocumentSelector = { pattern: `**/${codebookFile}` };
const inMemos: vscode.DocumentSelector = { language: 'markdown' };
const inMemoFolders: vscode.DocumentSelector = {
  language: 'markdown',
  pattern: '**/{memos,propositions}/**/*.md',
};
const inSources: vscode.DocumentSelector = { language: 'transcript' };

/** With which fields begin. */
const firstLetters = ['a', 'c', 'd', 'e', 'i', 'k', 'n', 't'];

/** `codebook.yaml` as a language, and the ids of codes wherever they stand. */
export const bookFeature: Feature = (services) => {
  const { languages } = vscode;
  const loaded = new Loaded(services);
  const refresh = new LensRefresh(services.projects);
  const language = () => loaded.language();
  const written = [inBook, inMemos].flat();
  const anywhere = [inBook, inMemos, inSources].flat();
  return vscode.Disposable.from(
    loaded,
    refresh,
    languages.registerCompletionItemProvider(
      written,
      {
        provideCompletionItems: async (document, position, _token, context) =>
          (await language()).completions(document, position, context),
        resolveCompletionItem: async (item) => (await language()).resolved(item),
      },
      ...['[', '(', '（', '用', '见', ' ', '"', '#', ':'],
      ...firstLetters,
    ),
    languages.registerHoverProvider(written, {
      provideHover: async (document, position) => (await language()).hover(document, position),
    }),
    languages.registerDefinitionProvider(anywhere, {
      provideDefinition: async (document, position) =>
        (await language()).definition(document, position),
    }),
    languages.registerReferenceProvider(anywhere, {
      provideReferences: async (document, position, context, token) =>
        (await language()).references(document, position, context, token),
    }),
    languages.registerDocumentSymbolProvider(
      inBook,
      { provideDocumentSymbols: async (document) => (await language()).symbols(document) },
      { label: vscode.l10n.t('Codebook') },
    ),
    languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: async (query) => (await language()).workspaceSymbols(query),
    }),
    languages.registerDocumentLinkProvider(written, {
      provideDocumentLinks: async (document) => (await language()).links(document),
    }),
    languages.registerColorProvider(inBook, {
      provideDocumentColors: async (document) => (await language()).colors(document),
      provideColorPresentations: async (color, { document, range }) =>
        (await language()).colorPresentations(color, document, range),
    }),
    languages.registerCodeLensProvider(inBook, {
      onDidChangeCodeLenses: refresh.event,
      provideCodeLenses: async (document) => (await language()).lenses(document),
      resolveCodeLens: async (lens) => (await language()).lens(lens),
    }),
    languages.registerCodeLensProvider(inMemoFolders, {
      onDidChangeCodeLenses: refresh.event,
      provideCodeLenses: async (document) => (await language()).memoLenses(document),
    }),
    languages.registerCodeActionsProvider(
      inMemoFolders,
      {
        provideCodeActions: async (document, _range, context) =>
          (await language()).memoFixes(document, context),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    languages.registerCodeActionsProvider(
      inBook,
      {
        provideCodeActions: async (document, _range, context) =>
          (await language()).fixes(document, context),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    new CheckSchedule(services.projects, async (open) => (await language()).check(open)),
    bookCommands(services, language),
  );
};

/** The language, loaded when first asked for. */
class Loaded implements vscode.Disposable {
  private made: BookLanguage | undefined;

  constructor(private readonly services: Services) {}

  async language(): Promise<BookLanguage> {
    const { BookLanguage } = await import('./language');
    // VS Code keeps an answer until the text changes: none is given before the project is known.
    await this.services.projects.settled();
    return (this.made ??= new BookLanguage(this.services));
  }

  dispose(): void {
    this.made?.dispose();
  }
}

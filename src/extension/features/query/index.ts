import * as vscode from 'vscode';
import { registerCommand } from '../../host/errors';
import type { Feature } from '../../services';
// What asks and what lists is loaded when somebody asks.
import type { Results } from './results';

export const resultsScheme = 'codebook-results';

/** Excerpts found by a question, and what is found as a text. */
export const queryFeature: Feature = (services) => {
  let made: Promise<Results> | undefined;
  const results = () => (made ??= import('./results').then(({ Results }) => new Results()));
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(resultsScheme, {
      provideTextDocumentContent: async (uri) => (await results()).textOf(uri),
    }),
    vscode.languages.registerDocumentLinkProvider(
      { scheme: resultsScheme },
      { provideDocumentLinks: async ({ uri }) => (await results()).linksIn(uri) },
    ),
    registerCommand('codebook.queryExcerpts', async () => {
      const { queryExcerpts } = await import('./ask');
      await queryExcerpts(services);
    }),
    registerCommand('codebook.openResults', async () => {
      const { openResults } = await import('./results');
      await openResults(services, await results(), resultsScheme);
    }),
  );
};

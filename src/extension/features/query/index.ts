import * as vscode from 'vscode';
import { registerCommand } from '../../host/errors';
import type { Feature } from '../../services';
import { openResults, Results, resultsScheme } from './results';

/** Excerpts found by a question, and what is found as a text. */
export const queryFeature: Feature = (services) => {
  const results = new Results();
  return vscode.Disposable.from(
    results,
    vscode.workspace.registerTextDocumentContentProvider(resultsScheme, results),
    vscode.languages.registerDocumentLinkProvider({ scheme: resultsScheme }, results),
    registerCommand('codebook.queryExcerpts', async () => {
      // What asks is loaded when somebody asks.
      const { queryExcerpts } = await import('./ask');
      await queryExcerpts(services);
    }),
    registerCommand('codebook.openResults', () => openResults(services, results)),
  );
};

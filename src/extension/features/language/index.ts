import * as vscode from 'vscode';
import type { Feature } from '../../services';
import { transcriptFolds } from './folding';
import { selectionLadders } from './selection';
import { transcriptSymbols } from './symbols';
import { LanguageSetter, transcriptLanguage } from './setter';

/** Sources as transcripts: their language, folds, outline, and a selection that grows by meaning. */
export const languageFeature: Feature = ({ live, projects }) => {
  const { languages } = vscode;
  const selector = { language: transcriptLanguage };
  const sourceOf = async (document: vscode.TextDocument) =>
    (live.get(document) ?? (await live.settled(document)))?.source;
  return vscode.Disposable.from(
    new LanguageSetter(projects),
    languages.registerFoldingRangeProvider(selector, {
      provideFoldingRanges: async (document) => transcriptFolds(await sourceOf(document)),
    }),
    languages.registerDocumentSymbolProvider(
      selector,
      {
        provideDocumentSymbols: async (document) => transcriptSymbols(await sourceOf(document)),
      },
      { label: vscode.l10n.t('Transcript') },
    ),
    languages.registerSelectionRangeProvider(selector, {
      provideSelectionRanges: async (document, positions) =>
        selectionLadders(await sourceOf(document), positions),
    }),
  );
};

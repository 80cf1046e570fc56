import * as vscode from 'vscode';
import { uncodedTurns } from '../../../core/analysis/uncoded';
import { reveal } from '../../host/reveal';
import { wordsCell, numberColumn, wordsColumn } from '../../pages/cells';
import type { Listed } from '../../pages/tableKind';
import type { Services } from '../../services';
import { sourceName } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import type { TextCoverage } from './texts';

/** More of them nobody reads in a table. Characters. */
const mostWords = 240;

/** The turns that no coding touches, in the order of their sources. */
export function turnsListed(open: OpenProject, sources: readonly TextCoverage[]): Listed {
  const lines = sources.flatMap(({ source, left }) =>
    left.map(({ line, speaker, words }, at) => ({
      key: `${at}:${source}`,
      label: sourceName(open, source),
      depth: 0,
      parent: -1,
      isKnown: true,
      cells: [
        { value: line, text: String(line), opens: true },
        wordsCell(speaker),
        wordsCell(shortened(words), true),
      ],
    })),
  );
  return {
    name: vscode.l10n.t('Coverage: uncoded turns'),
    heading: vscode.l10n.t('Sources'),
    columns: [
      numberColumn('line', vscode.l10n.t('Line'), '', 5),
      wordsColumn('speaker', vscode.l10n.t('Speaker'), '', 8),
      wordsColumn('words', vscode.l10n.t('What is said'), '', 30),
    ],
    lines,
    note: '',
    status: vscode.l10n.t('uncoded turns: {n}', { n: lines.length }),
    empty: lines.length ? undefined : vscode.l10n.t('Every turn has been coded.'),
  };
}

function shortened(words: string): string {
  const characters = [...words.replace(/\s+/g, ' ').trim()];
  return characters.length > mostWords
    ? `${characters.slice(0, mostWords).join('')}…`
    : characters.join('');
}

/** Opens the source with the turn selected. */
export async function chooseTurn(
  services: Pick<Services, 'live'>,
  open: OpenProject,
  { row, coder }: { readonly row: string; readonly coder: string },
): Promise<void> {
  const [, at = '0', path = ''] = /^(\d+):(.*)$/s.exec(row) ?? [];
  await showLine(services, open, { path, coder, isUncoded: true, at: Number(at) });
}

/** Opens a source beside the page. @param shown whether an uncoded turn is selected, and which */
export async function showLine(
  { live }: Pick<Services, 'live'>,
  open: OpenProject,
  shown: {
    readonly path: string;
    readonly coder: string;
    readonly isUncoded: boolean;
    readonly at?: number;
  },
): Promise<void> {
  const { path, coder, isUncoded, at = 0 } = shown;
  const document = await vscode.workspace.openTextDocument(open.uriOf(path));
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
  if (!isUncoded) return;
  const source = (await live.settled(document))?.source ?? (await open.project.located(path));
  const turn = source && uncodedTurns(source, coder === '' ? undefined : coder)[at];
  if (source && turn) reveal(editor, source, turn);
}

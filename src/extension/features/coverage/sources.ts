import * as vscode from 'vscode';
import { quoted, written } from '../../../core/analysis/query/written';
import type { ToolOption } from '../../../protocol/table';
import { showAnswers } from '../../pages/answers';
import { countCell, numberColumn, shareCell, wordsCell, wordsColumn } from '../../pages/cells';
import { type Kind, kindOptions, leavingOut } from '../../pages/kinds';
import type { Listed } from '../../pages/tableKind';
import type { Services } from '../../services';
import { caseName, sourceName } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import { showLine } from './turns';
import type { TextCoverage } from './texts';

function kinds(): readonly Kind<TextCoverage>[] {
  return [
    { key: 'all', label: vscode.l10n.t('All'), is: () => true },
    { key: 'none', label: vscode.l10n.t('Nothing coded'), is: ({ codings }) => codings === 0 },
    { key: 'some', label: vscode.l10n.t('With uncoded turns'), is: ({ uncoded }) => uncoded > 0 },
    {
      key: 'all-coded',
      label: vscode.l10n.t('Every turn coded'),
      is: ({ uncoded }) => uncoded === 0,
    },
  ];
}

export function sourceChips(sources: readonly TextCoverage[]): ToolOption[] {
  return kindOptions(kinds(), sources);
}

export function sourcesListed(
  open: OpenProject,
  sources: readonly TextCoverage[],
  show: string,
): Listed {
  const isLeftOut = leavingOut(kinds(), show);
  return {
    name: vscode.l10n.t('Coverage: sources'),
    heading: vscode.l10n.t('Sources'),
    columns: [
      wordsColumn('cases', vscode.l10n.t('Cases')),
      numberColumn('codings', vscode.l10n.t('Codings')),
      numberColumn('turns', vscode.l10n.t('Turns'), vscode.l10n.t('Without the interviewers’')),
      numberColumn(
        'uncoded',
        vscode.l10n.t('Uncoded turns'),
        vscode.l10n.t('Turns that no coding touches'),
        7,
      ),
      numberColumn('words', vscode.l10n.t('Words'), vscode.l10n.t('Without the interviewers’'), 7),
      numberColumn('coded', vscode.l10n.t('Words coded'), '', 7),
      numberColumn('share', vscode.l10n.t('% of words coded'), '', 10),
    ],
    lines: sources.map((each) => {
      const share = each.words ? each.coded / each.words : 0;
      const still = (count: number) => ({ ...countCell(count), opens: false });
      return {
        key: each.source,
        label: sourceName(open, each.source),
        depth: 0,
        parent: -1,
        isKnown: true,
        cells: [
          wordsCell(each.cases.map((id) => caseName(open, id)).join(', ')),
          countCell(each.codings),
          still(each.turns),
          countCell(each.uncoded),
          still(each.words),
          still(each.coded),
          { ...shareCell(share), bar: { length: share, from: 'start' as const } },
        ],
        isLeftOut: isLeftOut(each),
      };
    }),
    note: '',
    status: vscode.l10n.t('sources: {n}', { n: sources.length }),
  };
}

/** Shows the excerpts of a source, its first uncoded turn, or the source itself. */
export async function chooseSource(
  services: Pick<Services, 'choice' | 'live'>,
  open: OpenProject,
  asked: { readonly row: string; readonly column: string | undefined; readonly coder: string },
): Promise<void> {
  const { row, column, coder } = asked;
  if (column === 'codings') {
    const by = coder === '' ? '' : `coder:${written(coder)}`;
    const words = [sourceName(open, row), coder];
    return showAnswers(services.choice, open, [`source:${quoted(row)}`, by], words);
  }
  await showLine(services, open, { path: row, coder, isUncoded: column === 'uncoded' });
}

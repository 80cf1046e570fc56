import * as vscode from 'vscode';
import type { CaseCoverage } from '../../../core/analysis/coverage';
import { written } from '../../../core/analysis/query/written';
import type { ToolOption } from '../../../protocol/table';
import { showAnswers } from '../../pages/answers';
import { countCell, numberColumn, shareCell } from '../../pages/cells';
import { type Kind, kindOptions, leavingOut } from '../../pages/kinds';
import type { Listed } from '../../pages/tableKind';
import type { Services } from '../../services';
import { caseName } from '../../tree/names';
import type { OpenProject } from '../../workspace';

function kinds(): readonly Kind<CaseCoverage>[] {
  return [
    { key: 'all', label: vscode.l10n.t('All'), is: () => true },
    { key: 'none', label: vscode.l10n.t('Nothing coded'), is: ({ codings }) => codings === 0 },
    { key: 'unheard', label: vscode.l10n.t('No source'), is: ({ sources }) => sources === 0 },
  ];
}

export function caseChips(cases: readonly CaseCoverage[]): ToolOption[] {
  return kindOptions(kinds(), cases);
}

export function casesListed(
  open: OpenProject,
  cases: readonly CaseCoverage[],
  show: string,
): Listed {
  const isLeftOut = leavingOut(kinds(), show);
  return {
    name: vscode.l10n.t('Coverage: cases'),
    heading: vscode.l10n.t('Cases'),
    columns: [
      numberColumn('sources', vscode.l10n.t('Sources'), '', 7),
      numberColumn('codings', vscode.l10n.t('Codings'), '', 7),
      numberColumn(
        'codes',
        vscode.l10n.t('Codes'),
        vscode.l10n.t('Codes that have a coding of the case'),
        7,
      ),
      numberColumn('missing', vscode.l10n.t('Codes without a coding'), '', 9),
      numberColumn('share', vscode.l10n.t('% of all codes'), '', 10),
    ],
    lines: cases.map((each) => {
      const share = each.of ? each.codes / each.of : 0;
      const still = (count: number) => ({ ...countCell(count), opens: false });
      return {
        key: each.case,
        label: caseName(open, each.case),
        depth: 0,
        parent: -1,
        isKnown: true,
        cells: [
          still(each.sources),
          countCell(each.codings),
          still(each.codes),
          still(each.of - each.codes),
          { ...shareCell(share), bar: { length: share, from: 'start' as const } },
        ],
        isLeftOut: isLeftOut(each),
      };
    }),
    note: '',
    status: vscode.l10n.t('cases: {n}', { n: cases.length }),
  };
}

/** Shows what was coded of a case. */
export function chooseCase(
  { choice }: Pick<Services, 'choice'>,
  open: OpenProject,
  { row, coder }: { readonly row: string; readonly coder: string },
): void {
  if (coder === '')
    return choice.choose({ open, code: undefined, withDescendants: false, case: row });
  const questions = [`case:${written(row)}`, `coder:${written(coder)}`];
  showAnswers(choice, open, questions, [caseName(open, row), coder]);
}

import * as vscode from 'vscode';
import type { CodeCoverage, Confinement } from '../../../core/analysis/coverage';
import { written } from '../../../core/analysis/query/written';
import type { ToolOption } from '../../../protocol/table';
import { showAnswers } from '../../pages/answers';
import { countCell, numberColumn, wordsCell, wordsColumn } from '../../pages/cells';
import { codeLines, codeQuestion } from '../../pages/codeLines';
import { type Kind, kindOptions, leavingOut } from '../../pages/kinds';
import { shaded } from '../../pages/listed';
import type { Listed } from '../../pages/tableKind';
import type { Services } from '../../services';
import { caseName, codeName, sourceName } from '../../tree/names';
import type { OpenProject } from '../../workspace';

/** So few codings are thin evidence. */
const thin = 2;

function kinds(): readonly Kind<CodeCoverage>[] {
  const isOnly = (by: Confinement) => (code: CodeCoverage) =>
    code.only.some((only) => only.by === by);
  return [
    { key: 'all', label: vscode.l10n.t('All'), is: () => true },
    { key: 'none', label: vscode.l10n.t('No evidence'), is: ({ codings }) => codings === 0 },
    {
      key: 'thin',
      label: vscode.l10n.t('Thin evidence'),
      is: ({ codings, cases }) => codings > 0 && (codings <= thin || cases <= 1),
    },
    {
      key: 'without',
      label: vscode.l10n.t('Missing in some cases'),
      is: ({ codings, without }) => codings > 0 && without.length > 0,
    },
    { key: 'perspective', label: vscode.l10n.t('One perspective'), is: isOnly('perspective') },
    { key: 'round', label: vscode.l10n.t('One round'), is: isOnly('round') },
    { key: 'coder', label: vscode.l10n.t('One coder'), is: isOnly('coder') },
  ];
}

/** Categories are there for the codes in them. */
function isCounted({ project }: OpenProject, { code }: CodeCoverage): boolean {
  return project.book.byId.get(code)?.codable !== false;
}

export function codeChips(open: OpenProject, codes: readonly CodeCoverage[]): ToolOption[] {
  const counted = codes.filter((code) => isCounted(open, code));
  return kindOptions(kinds(), counted);
}

export function codesListed(
  open: OpenProject,
  codes: readonly CodeCoverage[],
  show: string,
): Listed {
  const isOther = leavingOut(kinds(), show);
  const counted = codes.filter((code) => isCounted(open, code));
  const greatest = (of: (code: CodeCoverage) => number) => Math.max(0, ...counted.map(of));
  const most = { cases: greatest(({ cases }) => cases) };
  const names = (ids: readonly string[]) => ids.map((id) => caseName(open, id)).join(', ');
  return {
    name: vscode.l10n.t('Coverage: codes'),
    heading: vscode.l10n.t('Codes'),
    columns: [
      numberColumn('codings', vscode.l10n.t('Codings')),
      numberColumn('cases', vscode.l10n.t('Cases')),
      numberColumn('sources', vscode.l10n.t('Sources')),
      numberColumn(
        'missing',
        vscode.l10n.t('Cases without'),
        vscode.l10n.t('Cases that have sources, but no coding of it'),
        7,
      ),
      wordsColumn('without', vscode.l10n.t('Which cases are without'), '', 16),
      wordsColumn(
        'only',
        vscode.l10n.t('Found only in'),
        vscode.l10n.t(
          'Where all of its evidence is of one case, source, perspective, round or coder',
        ),
        14,
      ),
    ],
    lines: codeLines(open, codes, {
      cells: ({ codings, cases, sources, without, only }) => [
        countCell(codings),
        ...shaded([{ ...countCell(cases), opens: false }], most.cases),
        { ...countCell(sources), opens: false },
        countCell(without.length),
        wordsCell(names(without), without.length > 0),
        wordsCell(only.map((each) => confined(open, each)).join(' · ')),
      ],
      isLeftOut: (code) => isOther(code) || (show !== 'all' && !isCounted(open, code)),
    }),
    note: vscode.l10n.t(
      'What is coded with the codes below a code counts for it. Thin evidence: at most {n} codings, or one case. Cases without a code may be negative cases: open them and read.',
      { n: thin },
    ),
    status: vscode.l10n.t('codes: {n}', { n: counted.length }),
    empty: codes.length ? undefined : noCodes(),
  };
}

function noCodes(): string {
  return vscode.l10n.t(
    'There are no codes yet. Make one with “Codebook: Create Code…”, or write it in codebook.yaml.',
  );
}

function confined(
  open: OpenProject,
  { by, value }: { readonly by: Confinement; readonly value: string },
): string {
  switch (by) {
    case 'case':
      return caseName(open, value);
    case 'source':
      return sourceName(open, value);
    case 'perspective':
      return vscode.l10n.t('perspective {name}', { name: value });
    case 'round':
      return vscode.l10n.t('round {name}', { name: value });
    case 'coder':
      return vscode.l10n.t('coder {name}', { name: value });
  }
}

/** Shows the excerpts of a code, or a case that is without it, to be read. */
export async function chooseCode(
  { choice }: Pick<Services, 'choice'>,
  open: OpenProject,
  codes: readonly CodeCoverage[],
  asked: { readonly row: string; readonly column: string | undefined; readonly coder: string },
): Promise<void> {
  const { row, column, coder } = asked;
  const isMissing = column === 'missing' || column === 'without';
  const without = isMissing ? (codes.find(({ code }) => code === row)?.without ?? []) : [];
  if (!without.length) {
    const by = coder === '' ? '' : `coder:${written(coder)}`;
    return showAnswers(choice, open, [codeQuestion(row, true), by], [codeName(open, row), coder]);
  }
  const picked = await vscode.window.showQuickPick(
    without.map((id) => ({ id, label: caseName(open, id), description: id })),
    {
      title: vscode.l10n.t('Cases without “{code}”', { code: codeName(open, row) }),
      placeHolder: vscode.l10n.t('Read what was coded of the case'),
      matchOnDescription: true,
    },
  );
  if (picked) choice.choose({ open, code: undefined, withDescendants: false, case: picked.id });
}

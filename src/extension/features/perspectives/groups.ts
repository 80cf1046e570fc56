import * as vscode from 'vscode';
import { compareGroups, type ComparedCode, type Comparison } from '../../../core/analysis/compare';
import { pairsToCompare } from '../../../core/analysis/groupPairs';
import { prepared } from '../../../core/analysis/query/query';
import { Refusal } from '../../../core/base/refusal';
import { emsOf } from '../../../core/text/ems';
import type { QueryTool, TableAsk, Tool } from '../../../protocol/table';
import { nameLanguage } from '../../host/words';
import { showAnswers } from '../../pages/answers';
import { countCell, numberColumn, shareCell } from '../../pages/cells';
import { codeLines, codeQuestion } from '../../pages/codeLines';
import { type Kind, kindOptions, leavingOut } from '../../pages/kinds';
import type { ListedCell } from '../../pages/listed';
import { FaultOf, type Listed } from '../../pages/tableKind';
import type { Choice } from '../../state/choice';
import { codeName } from '../../tree/names';
import type { OpenProject } from '../../workspace';

/** What is asked for: by itself, or by the first two groups that the registers offer. */
function groupsIn({ project }: OpenProject, ask: TableAsk) {
  const [first] = pairsToCompare(project);
  return { one: ask['one'] ?? first?.one ?? '', other: ask['other'] ?? first?.other ?? '' };
}

const apart = '\u0000';

/** Who chooses a pair chooses both groups. */
export function settledGroups(ask: TableAsk, before: TableAsk): TableAsk {
  if (ask['pair'] === before['pair'] || !ask['pair']) return ask;
  const [one = '', other = ''] = ask['pair'].split(apart);
  return { ...ask, one, other, show: 'all' };
}

export async function countGroups(open: OpenProject, ask: TableAsk): Promise<Comparison> {
  const groups = groupsIn(open, ask);
  for (const key of ['one', 'other'] as const)
    try {
      // Each by itself, so that what can't be read is told where it stands.
      prepared(open.project, groups[key]);
    } catch (error) {
      throw error instanceof Refusal ? new FaultOf(key, error) : error;
    }
  const rollUp = ask['rollUp'] === 'yes';
  return compareGroups(open.project, { ...groups, rollUp, language: nameLanguage() });
}

export function groupTools(
  open: OpenProject,
  ask: TableAsk,
  comparison: Comparison | undefined,
): readonly Tool[] {
  const { one, other } = groupsIn(open, ask);
  const pairs = pairsToCompare(open.project).map((pair) => ({
    key: `${pair.one}${apart}${pair.other}`,
    label: vscode.l10n.t('{one} and {other}', pair),
  }));
  const now = `${one}${apart}${other}`;
  const isOwn = !pairs.some(({ key }) => key === now);
  const query = (key: string, label: string, value: string): QueryTool => ({
    kind: 'query',
    key,
    label,
    value,
    hint: vscode.l10n.t('A question that says which excerpts are in this group'),
    example: vscode.l10n.t('for example: role:leader & round:2'),
    fault: undefined,
  });
  return [
    {
      kind: 'choice',
      key: 'pair',
      label: vscode.l10n.t('Compare'),
      value: now,
      options: [...(isOwn ? [{ key: now, label: vscode.l10n.t('own groups') }] : []), ...pairs],
    },
    query('one', vscode.l10n.t('First group'), one),
    query('other', vscode.l10n.t('Second group'), other),
    {
      kind: 'chips',
      key: 'show',
      label: vscode.l10n.t('Codes'),
      value: ask['show'] ?? 'all',
      options: kindOptions(kinds(one, other), comparison?.codes ?? []),
    },
  ];
}

/** What a code can be in two groups. */
function kinds(one: string, other: string): readonly Kind<ComparedCode>[] {
  const isThere = (code: ComparedCode) => code.one.codings + code.other.codings > 0;
  const isMore = ({ odds }: ComparedCode) => odds !== null && odds.low > 1;
  const isLess = ({ odds }: ComparedCode) => odds !== null && odds.high < 1;
  return [
    { key: 'all', label: vscode.l10n.t('All'), is: isThere },
    { key: 'one', label: vscode.l10n.t('More in {group}', { group: one }), is: isMore },
    { key: 'other', label: vscode.l10n.t('More in {group}', { group: other }), is: isLess },
    {
      key: 'alike',
      label: vscode.l10n.t('No clear difference'),
      is: (code) => isThere(code) && !isMore(code) && !isLess(code),
    },
  ];
}

export function groupsListed(
  open: OpenProject,
  ask: TableAsk,
  comparison: Comparison | undefined,
): Listed {
  const { one, other } = groupsIn(open, ask);
  const name = vscode.l10n.t('{one} and {other}', { one: one || '…', other: other || '…' });
  const heading = vscode.l10n.t('Codes');
  if (!comparison) return { name, heading, columns: [], lines: [], note: '', status: '' };
  const isLeftOut = leavingOut(kinds(one, other), ask['show'] ?? 'all');
  const isFlat = (code: ComparedCode) => open.project.book.byId.get(code.code)?.codable !== false;
  const shares = comparison.codes
    .filter(isFlat)
    .flatMap((code) => [code.one.share, code.other.share]);
  const greatest = Math.max(0, ...shares);
  const group = (key: string, of: string) => [
    numberColumn(key, of || '…', vscode.l10n.t('Codings of the group'), widthOf(of)),
    numberColumn(
      `${key}-cases`,
      vscode.l10n.t('Cases'),
      vscode.l10n.t('Cases of the group that have a coding of it'),
      5,
    ),
  ];
  const share = (key: string, of: string) =>
    numberColumn(
      key,
      vscode.l10n.t('% of {group}', { group: of || '…' }),
      vscode.l10n.t('Share of the codings of the group'),
      Math.max(9, widthOf(of) + 2),
    );
  return {
    name,
    heading,
    columns: [
      ...group('one', one),
      share('one-share', one),
      share('other-share', other),
      ...group('other', other),
      numberColumn(
        'odds',
        vscode.l10n.t('Odds ratio (95 %)'),
        vscode.l10n.t(
          'How many times the odds of the code in the first group are those in the second, with the interval of 95 % (Woolf 1955)',
        ),
        11,
      ),
      numberColumn(
        'g2',
        vscode.l10n.t('Log-likelihood'),
        vscode.l10n.t(
          'Log-likelihood (G²) of the difference of the two shares; below 0 where the first is the smaller',
        ),
        7,
      ),
    ],
    lines: codeLines(open, comparison.codes, {
      cells: (code) => cellsOf(code, greatest),
      isLeftOut,
    }),
    note: vscode.l10n.t(
      'These figures describe what was coded and prove nothing: codings of one interview are not independent of each other. Look at the cases first: a code with many codings of one case tells of that case.',
    ),
    status: [
      vscode.l10n.t('{group}: codings {n}, cases {cases}', {
        group: one || '…',
        n: comparison.one.codings,
        cases: comparison.one.cases,
      }),
      vscode.l10n.t('{group}: codings {n}, cases {cases}', {
        group: other || '…',
        n: comparison.other.codings,
        cases: comparison.other.cases,
      }),
    ].join(' · '),
    empty:
      comparison.one.codings + comparison.other.codings
        ? undefined
        : vscode.l10n.t(
            'No excerpt is in either group. Choose other groups, or write questions that ask for some.',
          ),
  };
}

/** Of a column that is called by a question: it is not broken where that can be. In ems. */
function widthOf(question: string): number {
  return Math.max(6, Math.min(14, emsOf(question) + 1.8));
}

function cellsOf({ one, other, odds, g2 }: ComparedCode, greatest: number): readonly ListedCell[] {
  const isThere = one.codings + other.codings > 0;
  const bar = (share: number, from: 'start' | 'end'): ListedCell => ({
    ...shareCell(share),
    bar: { length: greatest ? Math.min(1, share / greatest) : 0, from },
  });
  const still = (cell: ListedCell) => ({ ...cell, opens: false });
  const figure = (value: number, text: string): ListedCell =>
    isThere
      ? { value: Number(value.toFixed(2)), text, opens: false }
      : { value: undefined, text: '', opens: false };
  return [
    countCell(one.codings),
    still(countCell(one.cases)),
    bar(one.share, 'end'),
    bar(other.share, 'start'),
    countCell(other.codings),
    still(countCell(other.cases)),
    odds ? figure(odds.ratio, inWords(odds)) : { value: undefined, text: '', opens: false },
    figure(g2, number(g2, 1)),
  ];
}

function inWords({ ratio, low, high }: NonNullable<ComparedCode['odds']>): string {
  const digits = (n: number) => (n >= 100 ? 0 : n >= 10 ? 1 : 2);
  const [a, b, c] = [ratio, low, high].map((n) => number(n, digits(n)));
  return vscode.l10n.t('{ratio} ({low} to {high})', {
    ratio: a ?? '',
    low: b ?? '',
    high: c ?? '',
  });
}

function number(n: number, digits: number): string {
  const fixed = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  // Nothing is a little less than nothing.
  const rounded = Number(n.toFixed(digits)) || 0;
  return rounded.toLocaleString(vscode.env.language, fixed).replace(/^-/, '−');
}

/** Shows the excerpts of a code in a group; of a whole line, those of both. */
export function chooseOfGroups(
  choice: Choice,
  open: OpenProject,
  ask: TableAsk,
  { row, column }: { readonly row: string; readonly column: string | undefined },
): void {
  const { one, other } = groupsIn(open, ask);
  const question = codeQuestion(row, ask['rollUp'] === 'yes');
  const isOne = column?.startsWith('one') === true;
  const isOther = column?.startsWith('other') === true;
  const both = one.trim() === '' || other.trim() === '' ? '' : `(${one}) | (${other})`;
  const group = isOne ? one : isOther ? other : both;
  const words = isOne ? one : isOther ? other : vscode.l10n.t('{one} and {other}', { one, other });
  showAnswers(choice, open, [question, group], [codeName(open, row), words]);
}

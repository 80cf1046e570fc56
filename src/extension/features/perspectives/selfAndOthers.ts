import * as vscode from 'vscode';
import {
  perspectives,
  relatedCases,
  relationsIn,
  type SeenCase,
  type SeenCode,
  type Seer,
  usualRelation,
} from '../../../core/analysis/perspectives';
import { prepared } from '../../../core/analysis/query/query';
import { Refusal } from '../../../core/base/refusal';
import type { TableAsk, Tool } from '../../../protocol/table';
import { nameLanguage } from '../../host/words';
import { showAnswers } from '../../pages/answers';
import { countCell, numberColumn, wordsCell, wordsColumn } from '../../pages/cells';
import { codeLines, codeQuestion } from '../../pages/codeLines';
import { type Kind, kindOptions, leavingOut } from '../../pages/kinds';
import { shaded } from '../../pages/listed';
import { FaultOf, type Listed } from '../../pages/tableKind';
import type { Choice } from '../../state/choice';
import { caseName, codeName } from '../../tree/names';
import type { OpenProject } from '../../workspace';

/** The name of the kept question that asks for what contradicts, where a project has one. */
const contradictedName = 'contradicted';

function relationOf({ project }: OpenProject, ask: TableAsk): string {
  const known = relationsIn(project);
  return known.find((name) => name === ask['relation']) ?? known[0] ?? usualRelation;
}

function contradictsIn({ project }: OpenProject, ask: TableAsk): string {
  return ask['contradicts'] ?? project.settings.queries.get(contradictedName) ?? '';
}

/** Undefined where no case has others. */
export async function countCase(open: OpenProject, ask: TableAsk): Promise<SeenCase | undefined> {
  const { project } = open;
  const relation = relationOf(open, ask);
  const contradicts = contradictsIn(open, ask);
  if (!relationsIn(project).length) return undefined;
  const chosen = caseIn(open, ask);
  if (chosen === undefined) return undefined;
  try {
    if (contradicts.trim() !== '') prepared(project, contradicts);
  } catch (error) {
    throw error instanceof Refusal ? new FaultOf('contradicts', error) : error;
  }
  const rollUp = ask['rollUp'] === 'yes';
  const request = { relation, cases: [chosen], rollUp, contradicts, language: nameLanguage() };
  for await (const seen of perspectives(project, request)) return seen;
  return undefined;
}

/** The case that is asked for, else the first one that has others. */
function caseIn(open: OpenProject, ask: TableAsk): string | undefined {
  const cases = casesWithOthers(open, ask);
  return cases.find((id) => id === ask['case']) ?? cases[0];
}

/** In the order of their table. */
function casesWithOthers(open: OpenProject, ask: TableAsk): readonly string[] {
  const related = relatedCases(open.project, relationOf(open, ask));
  return open.project.caseTable.cases.map(({ id }) => id).filter((id) => related.has(id));
}

export function caseTools(
  open: OpenProject,
  ask: TableAsk,
  seen: SeenCase | undefined,
): readonly Tool[] {
  const relations = relationsIn(open.project);
  const related = relatedCases(open.project, relationOf(open, ask));
  const cases = casesWithOthers(open, ask).map((key) => ({
    key,
    label: vscode.l10n.t('{case} · others: {n}', {
      case: caseName(open, key),
      n: related.get(key)?.length ?? 0,
    }),
  }));
  const relation = relationOf(open, ask);
  return [
    {
      kind: 'choice',
      key: 'case',
      label: vscode.l10n.t('Case'),
      value: caseIn(open, ask) ?? '',
      options: cases,
    },
    ...(relations.length > 1
      ? [
          {
            kind: 'choice',
            key: 'relation',
            label: vscode.l10n.t('Others by'),
            value: relation,
            options: relations.map((key) => ({ key, label: key })),
          } as const,
        ]
      : []),
    {
      kind: 'query',
      key: 'contradicts',
      label: vscode.l10n.t('Contradicted where'),
      value: contradictsIn(open, ask),
      hint: vscode.l10n.t(
        'A question that is true of excerpts in which what is said of the case is contradicted',
      ),
      example: vscode.l10n.t('for example: memo:contradicts | code:disagreement'),
      fault: undefined,
    },
    {
      kind: 'chips',
      key: 'show',
      label: vscode.l10n.t('Codes'),
      value: ask['show'] ?? 'all',
      options: kindOptions(
        kinds(),
        (seen?.codes ?? []).filter((code) => isCounted(open, code)),
      ),
    },
  ];
}

/** Categories are not what anybody speaks of: they are there for the codes in them. */
function isCounted({ project }: OpenProject, { code }: SeenCode): boolean {
  return project.book.byId.get(code)?.codable !== false;
}

/** What a code can be, by who speaks of it. */
function kinds(): readonly Kind<SeenCode>[] {
  return [
    { key: 'all', label: vscode.l10n.t('All'), is: () => true },
    { key: 'both', label: vscode.l10n.t('Said by both'), is: (code) => code.agreement === 'both' },
    { key: 'self', label: vscode.l10n.t('Only by self'), is: (code) => code.agreement === 'self' },
    {
      key: 'others',
      label: vscode.l10n.t('Only by others'),
      is: (code) => code.agreement === 'others',
    },
    {
      key: 'elsewhere',
      label: vscode.l10n.t('Only observed or written'),
      is: (code) => code.agreement === 'elsewhere',
    },
    {
      key: 'contradicted',
      label: vscode.l10n.t('Contradicted'),
      is: (code) => code.contradicted > 0,
    },
    { key: 'none', label: vscode.l10n.t('By nobody'), is: (code) => code.agreement === 'none' },
  ];
}

export function caseListed(open: OpenProject, ask: TableAsk, seen: SeenCase | undefined): Listed {
  const heading = vscode.l10n.t('Codes');
  const name = seen
    ? vscode.l10n.t('Perspectives on {case}', { case: caseName(open, seen.case) })
    : vscode.l10n.t('Perspectives');
  if (!seen)
    return { name, heading, columns: [], lines: [], note: '', status: '', empty: noOthers() };
  const hasContradicted = seen.questions.contradicted !== '';
  const show = ask['show'] ?? 'all';
  const isOther = leavingOut(kinds(), show);
  const counted = seen.codes.filter((code) => isCounted(open, code));
  const greatest = Math.max(
    0,
    ...counted.flatMap((code) => [code.self, code.others, code.elsewhere]),
  );
  const cells = (code: SeenCode) => [
    ...shaded([code.self, code.others, code.elsewhere].map(countCell), greatest),
    ...(hasContradicted ? [countCell(code.contradicted)] : []),
    wordsCell(spoken(code)),
  ];
  const isLeftOut = (code: SeenCode) => isOther(code) || (show !== 'all' && !isCounted(open, code));
  const others = seen.others.map((id) => caseName(open, id)).join(', ');
  return {
    name,
    heading,
    columns: [
      numberColumn('self', vscode.l10n.t('Self'), caseName(open, seen.case)),
      numberColumn('others', vscode.l10n.t('Others'), others),
      numberColumn(
        'elsewhere',
        vscode.l10n.t('Observed, written'),
        vscode.l10n.t('In sources whose perspective is observer or document'),
        7.5,
      ),
      ...(hasContradicted
        ? [numberColumn('contradicted', vscode.l10n.t('Contradicted'), contradictsIn(open, ask), 8)]
        : []),
      wordsColumn('seen', vscode.l10n.t('Who speaks of it')),
    ],
    lines: codeLines(open, seen.codes, { cells, isLeftOut }),
    note: others
      ? vscode.l10n.t('Self: {case}. Others: {others}.', {
          case: caseName(open, seen.case),
          others,
        })
      : '',
    status: vscode.l10n.t('codes: {n}', { n: counted.length }),
  };
}

function noOthers(): string {
  return vscode.l10n.t(
    'No case has others to be compared with. Add a column to cases.csv that says whose peer a case is, by the id of that case: peer_of.',
  );
}

function spoken({ agreement, contradicted }: SeenCode): string {
  const words = {
    both: vscode.l10n.t('both'),
    self: vscode.l10n.t('only self'),
    others: vscode.l10n.t('only others'),
    elsewhere: vscode.l10n.t('only observed or written'),
    none: '',
  }[agreement];
  return contradicted ? [words, vscode.l10n.t('contradicted')].filter(Boolean).join(' · ') : words;
}

/** Shows the excerpts behind a number; of a whole line, those of all who speak. */
export function chooseOfCase(
  choice: Choice,
  open: OpenProject,
  { ask, seen }: { readonly ask: TableAsk; readonly seen: SeenCase },
  { row, column }: { readonly row: string; readonly column: string | undefined },
): void {
  const { questions } = seen;
  const isSeer = (key: string | undefined): key is Seer => key !== undefined && key in questions;
  const all = [questions.self, questions.others, questions.elsewhere].filter((each) => each !== '');
  const who = isSeer(column) ? questions[column] : all.map((each) => `(${each})`).join(' | ');
  const label = isSeer(column) ? seerNames(open, seen)[column] : caseName(open, seen.case);
  const question = codeQuestion(row, ask['rollUp'] === 'yes');
  showAnswers(choice, open, [question, who], [codeName(open, row), label]);
}

function seerNames(open: OpenProject, seen: SeenCase): Readonly<Record<Seer, string>> {
  const name = caseName(open, seen.case);
  return {
    self: name,
    others: vscode.l10n.t('others on {case}', { case: name }),
    elsewhere: vscode.l10n.t('{case}, observed or written', { case: name }),
    contradicted: vscode.l10n.t('{case}, contradicted', { case: name }),
  };
}

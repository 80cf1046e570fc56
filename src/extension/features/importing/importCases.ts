import * as vscode from 'vscode';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import {
  choiceFor,
  guessChoice,
  registerOf,
  rowsFor,
  type TableChoice,
} from '../../../core/importing/caseTable';
import { Losses } from '../../../core/importing/losses';
import { filledFile, fillFile } from '../../../core/importing/registerFile';
import type { Sheet } from '../../../core/importing/tables/sheet';
import { sheetsOf } from '../../../core/importing/tables/tableFile';
import type { Services } from '../../services';
import type { OpenProject } from '../../workspace';

type Rows = readonly (readonly string[])[];

/** Asks for a table, and how its columns become those of cases.csv or sources.csv. */
export async function importCases({ projects }: Services, given?: vscode.Uri): Promise<void> {
  const open = (given && projects.of(given)) ?? projects.active;
  if (!open) throw new Refusal(noProject);
  const uri = given ?? (await askTable());
  if (!uri) return;
  const bytes = await vscode.workspace.fs.readFile(uri);
  const { sheets } = sheetsOf(uri.path, bytes, undefined, new Losses());
  const sheet = await askSheet(sheets.filter(({ rows }) => rows.length > 1));
  const choice = sheet && (await askChoice(sheet.rows, open));
  if (!sheet || !choice) return;
  const { file, columns } = registerOf(choice);
  const rows = rowsFor(sheet.rows, choice, open.project.sources.keys());
  const plan = await filledFile(open.project, file, columns, rows);
  const { added, filled, contradictions } = plan;
  const write = vscode.l10n.t('Import');
  const stays = contradictions
    .slice(0, 8)
    .map(({ key, column, stands, brought }) => `${key}, ${column}: ${stands} (≠ ${brought})`);
  const detail = [
    vscode.l10n.t('New rows: {n}', { n: added }),
    vscode.l10n.t('Rows that are added to: {n}', { n: filled }),
    vscode.l10n.t('Cells that say something else and stay: {n}', { n: contradictions.length }),
    ...stays,
  ].join('\n');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Bring these rows into {file}?', { file }),
    { modal: true, detail },
    write,
  );
  if (answer !== write) return;
  await fillFile(open.project, file, columns, rows);
  await open.project.refresh([file], true);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('{file}: {added} new rows, {filled} added to.', { file, added, filled }),
  );
}

async function askTable(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import Cases'),
    openLabel: vscode.l10n.t('Import'),
    filters: { [vscode.l10n.t('Tables')]: ['csv', 'tsv', 'xlsx', 'xlsm'] },
  });
  return chosen?.[0];
}

async function askSheet(sheets: readonly Sheet[]): Promise<Sheet | undefined> {
  const [only, ...others] = sheets;
  if (!only) throw new Refusal(noRows);
  if (!others.length) return only;
  const items = sheets.map((sheet) => ({
    label: sheet.name,
    description: vscode.l10n.t('{n} rows', { n: sheet.rows.length - 1 }),
    sheet,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Import Cases'),
    placeHolder: vscode.l10n.t('Which sheet?'),
  });
  return picked?.sheet;
}

/** Three questions, each answered already as it most likely is. */
async function askChoice(rows: Rows, { project }: OpenProject): Promise<TableChoice | undefined> {
  const guess = guessChoice(rows, project.sources.keys());
  const register = await askRegister(guess);
  if (!register) return undefined;
  const key = await askKey(rows, register === guess.register ? guess.key : 0);
  return key === undefined ? undefined : askColumns(rows, choiceFor(rows, register, key));
}

async function askRegister({
  register,
}: TableChoice): Promise<TableChoice['register'] | undefined> {
  const items = [
    {
      label: vscode.l10n.t('Cases'),
      detail: vscode.l10n.t('Each row is a person or group you study (cases.csv).'),
      iconPath: new vscode.ThemeIcon('organization'),
      register: 'cases' as const,
    },
    {
      label: vscode.l10n.t('Sources'),
      detail: vscode.l10n.t(
        'Each row is a source: whose it is, its kind, round, date (sources.csv).',
      ),
      iconPath: new vscode.ThemeIcon('files'),
      register: 'sources' as const,
    },
  ];
  const picked = await vscode.window.showQuickPick(
    items.sort((a, b) => Number(b.register === register) - Number(a.register === register)),
    {
      title: vscode.l10n.t('Import Cases'),
      placeHolder: vscode.l10n.t('What is a row of this table?'),
    },
  );
  return picked?.register;
}

async function askKey([header = [], ...body]: Rows, guess: number): Promise<number | undefined> {
  const items = header.map((name, at) => ({
    label: name.trim() || vscode.l10n.t('Column {n}', { n: at + 1 }),
    description: samples(body, at),
    at,
  }));
  const picked = await vscode.window.showQuickPick(
    items.sort((a, b) => Number(b.at === guess) - Number(a.at === guess)),
    {
      title: vscode.l10n.t('Import Cases'),
      placeHolder: vscode.l10n.t('Which column says which one it is?'),
      matchOnDescription: true,
    },
  );
  return picked?.at;
}

async function askColumns(
  [header = [], ...body]: Rows,
  choice: TableChoice,
): Promise<TableChoice | undefined> {
  const { file, columns: own } = registerOf(choice);
  const items = choice.columns.flatMap((column, at) => {
    if (at === choice.key || column === '') return [];
    const isOwn = own.includes(column);
    return [
      {
        label: (header[at] ?? '').trim(),
        description: isOwn ? `→ ${column}` : vscode.l10n.t('→ attribute'),
        detail: samples(body, at),
        picked: true,
        at,
      },
    ];
  });
  if (!items.length) return choice;
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Import Cases'),
    placeHolder: vscode.l10n.t('Which columns come into {file}?', { file }),
    canPickMany: true,
  });
  if (!picked) return undefined;
  const wanted = new Set(picked.map(({ at }) => at));
  const columns = choice.columns.map((column, at) =>
    at === choice.key || wanted.has(at) ? column : '',
  );
  return { ...choice, columns };
}

function samples(body: Rows, at: number): string {
  const cells = body.map((row) => (row[at] ?? '').replace(/\s+/g, ' ').trim());
  return [...new Set(cells.filter((cell) => cell !== ''))].slice(0, 3).join(' · ').slice(0, 80);
}

const noProject = sentence(
  'There is no project here. Make one of this folder first (New Project…).',
);
const noRows = sentence('This table has no rows below its first one, which names the columns.');

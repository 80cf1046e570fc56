import * as vscode from 'vscode';
import { lossSentence } from '../../../core/importing/losses';
import type { ImportPlan, PlannedFile, PlannedSource } from '../../../core/importing/plan';
import { sourceNote } from '../../../core/importing/plan';
import { charsets } from '../../../core/importing/plainText';
import { inWords } from '../../host/words';
import type { OpenProject } from '../../workspace';
import { showText } from './previewText';

/** What of a plan is to be carried out. */
export type Preview = ImportPlan;

interface Item extends vscode.QuickPickItem {
  readonly file: PlannedFile;
}

/** Shows what would be written, before anything is; gives what is picked of it. */
export async function showPreview(
  open: OpenProject,
  asked: number,
  plan: ImportPlan,
  readAgain: (charset: string | undefined) => Promise<ImportPlan | undefined>,
): Promise<Preview | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  const encoding: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('symbol-string'),
    tooltip: vscode.l10n.t('Read the texts in another encoding…'),
  };
  const show = (now: ImportPlan) => {
    pick.items = now.files.map(itemOf);
    pick.selectedItems = pick.items.filter(({ picked }) => picked);
    const areGuessed = now.files.some(({ guessed }) => guessed !== undefined);
    pick.buttons = areGuessed ? [encoding] : [];
  };
  pick.title = vscode.l10n.t('Import into “{project}”', { project: open.name });
  pick.placeholder = vscode.l10n.t('Nothing is written yet. Pick what to import, and press Enter.');
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  show(plan);
  if (plan.files.length < asked)
    pick.title += ` (${vscode.l10n.t('{n} of {all} files', { n: plan.files.length, all: asked })})`;
  return new Promise((resolve) => {
    let isAsking = false;
    let result: Preview | undefined;
    pick.onDidTriggerItemButton(({ item }) => void showText(item.file));
    pick.onDidTriggerButton(async () => {
      isAsking = true;
      const charset = await askCharset();
      const again = charset === undefined ? undefined : await readAgain(charset);
      isAsking = false;
      if (again) show(again);
      pick.show();
    });
    pick.onDidAccept(() => {
      result = { files: pick.selectedItems.map(({ file }) => replacing(file)) };
      pick.hide();
    });
    pick.onDidHide(() => {
      if (isAsking) return;
      pick.dispose();
      resolve(result);
    });
    pick.show();
  });
}

/** Whoever picks a text whose name is taken wants it to take the place of the other. */
function replacing(file: PlannedFile): PlannedFile {
  const sources = file.sources.map((source) =>
    source.state === 'taken' ? { ...source, state: 'corrected' as const } : source,
  );
  return { ...file, sources };
}

function itemOf(file: PlannedFile): Item {
  const { name, sources, cases, failure } = file;
  const [only, ...others] = sources;
  const paths = only && !others.length ? [`→ ${only.path}`] : [];
  const many = others.length ? [vscode.l10n.t('→ {n} sources', { n: sources.length })] : [];
  const rows = cases.length ? [vscode.l10n.t('{n} cases', { n: cases.length })] : [];
  const isFresh = cases.length > 0 || sources.some(({ state }) => state === 'new');
  const button = {
    iconPath: new vscode.ThemeIcon('eye'),
    tooltip: vscode.l10n.t('Look at the text'),
  };
  return {
    file,
    label: `$(${failure ? 'error' : iconOf(file)}) ${name}`,
    description: [...paths, ...many, ...rows].join(', '),
    detail: detailOf(file),
    picked: !failure && isFresh,
    buttons: failure || !only ? [] : [button],
  };
}

function iconOf({ sources, losses, guessed }: PlannedFile): string {
  const isDoubtful =
    guessed !== undefined || sources.some(({ state, isSource }) => state === 'taken' || !isSource);
  if (isDoubtful) return 'warning';
  if (sources.length && sources.every(({ state }) => state === 'same')) return 'check';
  return losses.length ? 'info' : 'file-text';
}

function detailOf({ sources, losses, guessed, failure }: PlannedFile): string {
  if (failure) return inWords(failure);
  const speakers = new Set(sources.flatMap((source) => source.speakers));
  const remarks = sources.reduce((sum, source) => sum + source.remarks.length, 0);
  const [only] = sources;
  return [
    ...(only && sources.every(({ state }) => state === 'same')
      ? [vscode.l10n.t('There already, word for word')]
      : []),
    ...(speakers.size
      ? [vscode.l10n.t('Speakers: {names}', { names: [...speakers].slice(0, 8).join(', ') })]
      : []),
    ...(remarks ? [vscode.l10n.t('Comments: {n}', { n: remarks })] : []),
    ...(guessed === undefined
      ? []
      : [vscode.l10n.t('Read as {encoding}, which is a guess', { encoding: guessed })]),
    ...notesOf(sources),
    ...losses.map((loss) => inWords(lossSentence(loss))),
  ].join(' · ');
}

/** Each only once: a survey has many sources. */
function notesOf(sources: readonly PlannedSource[]): readonly string[] {
  return [...new Set(sources.flatMap((source) => sourceNote(source) ?? []).map(inWords))].slice(
    0,
    2,
  );
}

async function askCharset(): Promise<string | undefined> {
  return vscode.window.showQuickPick([...charsets], {
    title: vscode.l10n.t('Encoding'),
    placeHolder: vscode.l10n.t('Which encoding are the texts in?'),
  });
}

import * as vscode from 'vscode';
import { type ExportKind, exportKinds } from '../../../core/exporting/request';

export interface Choice {
  readonly kind: ExportKind;
  /** Without a full stop. */
  readonly ending: string;
  readonly by: 'code' | 'case';
}

interface What extends vscode.QuickPickItem {
  readonly what: ExportKind;
  readonly by: 'code' | 'case';
}

/** Asks what is to be taken out, then in which kind of file. */
export async function askWhat(): Promise<Choice | undefined> {
  const title = vscode.l10n.t('Export');
  const picked = await vscode.window.showQuickPick(whats(), {
    title,
    placeHolder: vscode.l10n.t('What do you want to take out?'),
    matchOnDetail: true,
  });
  if (!picked) return undefined;
  const { what: kind, by } = picked;
  const endings: readonly string[] = exportKinds[kind];
  const [only = '', ...others] = endings;
  if (!others.length) return { kind, by, ending: only };
  const ending = await vscode.window.showQuickPick(
    endings.map((each) => ({ label: endingName(each), description: `.${each}`, ending: each })),
    { title, placeHolder: vscode.l10n.t('In which kind of file?') },
  );
  return ending && { kind, by, ending: ending.ending };
}

function whats(): What[] {
  const item = (
    what: ExportKind,
    icon: string,
    label: string,
    detail: string,
    by: What['by'] = 'code',
  ): What => ({ what, by, label, detail, iconPath: new vscode.ThemeIcon(icon) });
  return [
    item(
      'project',
      'package',
      vscode.l10n.t('Project for other programs (REFI-QDA)'),
      vscode.l10n.t('For NVivo, ATLAS.ti, MAXQDA, QualCoder and others'),
    ),
    item(
      'codings',
      'table',
      vscode.l10n.t('Codings as a table'),
      vscode.l10n.t('One row for each coding, with its words, source and case'),
    ),
    item(
      'cases',
      'checklist',
      vscode.l10n.t('Cases and codes as 0 and 1'),
      vscode.l10n.t('One row for each case, one column for each code: for R, SPSS, Stata'),
    ),
    item(
      'codebook',
      'book',
      vscode.l10n.t('Codebook'),
      vscode.l10n.t('Every code with its definition and rules'),
    ),
    item(
      'excerpts',
      'quote',
      vscode.l10n.t('Excerpts by code'),
      vscode.l10n.t('The words below each code, to be read'),
    ),
    item(
      'excerpts',
      'account',
      vscode.l10n.t('Excerpts by case'),
      vscode.l10n.t('The words of each case, below its codes'),
      'case',
    ),
    item(
      'transcripts',
      'comment-discussion',
      vscode.l10n.t('Coded transcripts'),
      vscode.l10n.t('The sources with their codes beside the words, or as comments in Word'),
    ),
    item(
      'annotations',
      'json',
      vscode.l10n.t('Web annotations'),
      vscode.l10n.t('W3C Web Annotation, for programs'),
    ),
  ];
}

function endingName(ending: string): string {
  switch (ending) {
    case 'docx':
      return 'Word';
    case 'xlsx':
      return 'Excel';
    case 'md':
      return 'Markdown';
    case 'html':
      return vscode.l10n.t('Page for the browser');
    case 'qdc':
      return vscode.l10n.t('Codebook for other programs (REFI-QDA)');
    default:
      return ending.toUpperCase();
  }
}

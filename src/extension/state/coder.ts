import * as vscode from 'vscode';
import { coderNameFault } from '../../core/coding/coder';
import { inWords } from '../host/words';

/** The name under which codings are kept. It belongs to the person, so no project's settings hold it. */
export function coderName(): string | undefined {
  const setting = vscode.workspace.getConfiguration('codebook').inspect<string>('coder');
  const name = setting?.globalValue ?? '';
  return name !== '' && coderNameFault(name) === undefined ? name : undefined;
}

/** The coder's name, asked for when there is none yet; undefined when the person thinks better of it. */
export async function askedCoderName(coders: readonly string[]): Promise<string | undefined> {
  return coderName() ?? (await chooseCoder(coders));
}

/** Asks for the coder's name, one of the project's or a new one, and keeps it in the user's settings. */
export async function chooseCoder(coders: readonly string[]): Promise<string | undefined> {
  const name = coders.length ? await pickCoder(coders) : await typeCoder();
  if (name === undefined) return undefined;
  const settings = vscode.workspace.getConfiguration('codebook');
  await settings.update('coder', name, vscode.ConfigurationTarget.Global);
  return name;
}

async function pickCoder(coders: readonly string[]): Promise<string | undefined> {
  const other = vscode.l10n.t('Another name…');
  const items: vscode.QuickPickItem[] = [
    ...coders.map((label) => ({ label, iconPath: new vscode.ThemeIcon('account') })),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: other, iconPath: new vscode.ThemeIcon('add') },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Who Are You?'),
    placeHolder: vscode.l10n.t('Your codings are kept under your name, apart from other coders’.'),
  });
  return picked?.label === other ? typeCoder() : picked?.label;
}

async function typeCoder(): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Who Are You?'),
    prompt: vscode.l10n.t('Your codings are kept under this name, apart from other coders’.'),
    placeHolder: vscode.l10n.t('For example: lin-yue'),
    validateInput: (value) => {
      const fault = coderNameFault(value.trim());
      return fault && inWords(fault);
    },
  });
  return name?.trim();
}

import * as vscode from 'vscode';
import { type LossReport, reportLines } from '../../../core/exchange/lossReport';

/** Lines that a dialog shows; the others are counted. */
const mostLines = 12;

function linesOf(report: LossReport): string[] {
  return reportLines(report, (text) => vscode.l10n.t(text));
}

/** Shows what can’t be carried, if anything, and asks whether to go on. */
export async function agreed(report: LossReport, button: string, head?: string): Promise<boolean> {
  const lines = linesOf(report);
  if (!lines.length && head === undefined) return true;
  const more = lines.length - mostLines;
  const detail = [
    ...lines.slice(0, mostLines),
    ...(more > 0 ? [vscode.l10n.t('… and {n} more, in the report afterwards.', { n: more })] : []),
  ].join('\n\n');
  const question =
    head ??
    (report.losses.length
      ? vscode.l10n.t('Not everything can be carried over.')
      : vscode.l10n.t('Everything can be carried over.'));
  const answer = await vscode.window.showInformationMessage(
    question,
    { modal: true, detail },
    button,
  );
  return answer === button;
}

/** What was carried, as in `12 codes, 3 sources`. */
export function carriedWords({ carried }: LossReport): string {
  const words = [...carried].filter(([, count]) => count > 0).map(([name, n]) => countOf(name, n));
  return words.join(', ') || vscode.l10n.t('nothing');
}

function countOf(name: string, n: number): string {
  switch (name) {
    case 'codes':
      return vscode.l10n.t('codes: {n}', { n });
    case 'sources':
      return vscode.l10n.t('sources: {n}', { n });
    case 'codings':
      return vscode.l10n.t('codings: {n}', { n });
    case 'coders':
      return vscode.l10n.t('coders: {n}', { n });
    case 'cases':
      return vscode.l10n.t('cases: {n}', { n });
    case 'attributes':
      return vscode.l10n.t('attributes: {n}', { n });
    case 'memos':
      return vscode.l10n.t('memos: {n}', { n });
    case 'groups':
      return vscode.l10n.t('groups: {n}', { n });
    default:
      return vscode.l10n.t('links: {n}', { n });
  }
}

/** Says that it is done; the report, and the file, can be looked at. */
export async function showDone(
  words: string,
  report: LossReport,
  file: vscode.Uri | undefined,
): Promise<void> {
  const lines = linesOf(report);
  const show = vscode.l10n.t('Show Report');
  const open = vscode.l10n.t('Open File');
  const isText = file !== undefined && /\.(?:md|csv|html|jsonld)$/i.test(file.path);
  const buttons = [...(lines.length ? [show] : []), ...(isText ? [open] : [])];
  const answer = await vscode.window.showInformationMessage(words, ...buttons);
  if (answer === show) await showReport(words, lines);
  if (answer === open && file) await vscode.window.showTextDocument(file);
}

export async function showReport(title: string, lines: readonly string[]): Promise<void> {
  const content = [title, '', ...lines.map((line) => `- ${line}`), ''].join('\n');
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
}

export { linesOf as reportWords };

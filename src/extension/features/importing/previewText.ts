import * as vscode from 'vscode';
import type { PlannedFile } from '../../../core/importing/plan';

const scheme = 'codebook-import';
const texts = new Map<string, string>();
let provider: vscode.Disposable | undefined;

/** Shows what a file became, beside, as a text that nobody can change. */
export async function showText({ sources }: PlannedFile): Promise<void> {
  const [first] = sources;
  if (!first) return;
  provider ??= vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
  });
  const path = `/${first.path}`;
  texts.set(path, sources.map(({ text }) => text).join('\n'));
  const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path }));
  await vscode.window.showTextDocument(document, { preview: true, preserveFocus: true });
}

import * as vscode from 'vscode';

/** The extension host that these tests run in: a Node process, or a worker of the browser. */
export const host = isWorker() ? 'web' : 'node';

function isWorker(): boolean {
  return typeof (globalThis as { importScripts?: unknown }).importScripts === 'function';
}

/** The project that is open: a copy, made for this run alone. */
export function projectFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  return folder.uri;
}

/** Another little project of `test/fixtures/projects`, copied too, not open. */
export function fixture(name: string): vscode.Uri {
  return vscode.Uri.joinPath(projectFolder(), '..', name);
}

/** Tries until the check passes: views, watchers and diagnostics answer in their own time. */
export async function eventually<T>(check: () => T | Thenable<T>, patience = 5000): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

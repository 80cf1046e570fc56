import * as vscode from 'vscode';
import type { Steps } from './session';

/** Looks through sources with a bar that can be cancelled, and tells when each is done. */
export async function withProgress<T>(
  title: string,
  sources: number,
  work: (steps: Steps) => Promise<T>,
): Promise<T> {
  const { Notification } = vscode.ProgressLocation;
  return vscode.window.withProgress(
    { location: Notification, title, cancellable: true },
    (progress, token) =>
      work({
        step: () => progress.report({ increment: 100 / sources }),
        isCancelled: () => token.isCancellationRequested,
      }),
  );
}

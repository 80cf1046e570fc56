import * as vscode from 'vscode';
import type { Applied } from '../../core/project/operations';
import { inBackground } from '../host/errors';
import type { Services } from '../services';
import type { OpenProject } from '../workspace';
import { codeName } from './names';

/** Notes that a code was applied in many places by one act, and offers to take it back. */
export async function noteApplied(
  { acts }: Pick<Services, 'acts'>,
  open: OpenProject,
  code: string,
  { act, added }: Applied,
): Promise<void> {
  await acts.did(open, act);
  const words = vscode.l10n.t('Applied {codes} ({n} codings)', {
    codes: codeName(open, code),
    n: added,
  });
  const undo = vscode.l10n.t('Undo');
  inBackground(
    Promise.resolve(vscode.window.showInformationMessage(words, undo)).then((answer) =>
      answer === undo ? acts.undo(open) : undefined,
    ),
  );
}

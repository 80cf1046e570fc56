import * as vscode from 'vscode';
import { uncodedTurns } from '../../../core/analysis/uncoded';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { spanOf } from '../../host/convert';
import { reveal } from '../../host/reveal';
import type { Services } from '../../services';
import { coderName } from '../../state/coder';
import { sourceHere } from './here';
import { readable } from '../../../core/project/readable';

/**
 * Selects the next turn in which the coder has coded nothing; past the last one of a source comes
 * the first of the next source, and past the last source the first.
 */
export async function nextUncodedTurn(services: Services): Promise<void> {
  const { editor, live } = await sourceHere(services);
  const { open, source } = live;
  const here = spanOf(source, editor.selection);
  const isBare = here.start === here.end;
  const coder = coderName();
  const next = uncodedTurns(source, coder).find(({ start, end }) =>
    isBare ? end > here.start : start > here.start,
  );
  if (next) return reveal(editor, source, next);
  const paths = [...open.project.sources.keys()];
  const at = paths.indexOf(source.path);
  // The source itself comes last, from its beginning.
  for (const path of [...paths.slice(at + 1), ...paths.slice(0, at + 1)]) {
    const other = await readable(open.project, path);
    const [first] = other ? uncodedTurns(other, coder) : [];
    if (!other || !first) continue;
    const document = await vscode.workspace.openTextDocument(open.uriOf(path));
    const shown = await vscode.window.showTextDocument(document);
    const opened = await services.live.settled(document);
    reveal(shown, opened?.source ?? other, first);
    vscode.window.setStatusBarMessage(`$(arrow-right) ${path}`, 3000);
    return;
  }
  throw new Refusal(sentence('There is no uncoded turn left in this project.'));
}

import * as vscode from 'vscode';
import { isMemo } from '../../../core/memos/memoFile';
import type { Thing } from '../../../core/memos/things';
import { goToThingCommand, thingName } from '../../tree/memos';
import type { OpenProject } from '../../workspace';
import type { BookContext } from './context';
import { placeOfThing } from './definition';
import { memoIn } from './memos';
import { memosNaming } from './references';

/** At the top of a memo: what it is about, and how many places link to it. */
export function memoLenses(context: BookContext, document: vscode.TextDocument): vscode.CodeLens[] {
  const memo = memoIn(context.services.projects, document);
  if (!memo || !isMemo(memo.memo.path)) return [];
  const { open } = memo;
  const { path, topics } = memo.memo;
  const top = new vscode.Range(0, 0, 0, 0);
  const folder = open.folder.toString();
  const resolver = open.project.memos.resolver(context.watches.bookOf(open));
  const lenses = topics.flatMap(({ target }) => {
    const thing = resolver.thingOf(target);
    if (!thing) return [];
    const name = thingName(open, thing);
    return new vscode.CodeLens(top, {
      title: vscode.l10n.t('About {name}', { name }),
      tooltip: vscode.l10n.t('Go to “{name}”', { name }),
      command: goToThingCommand,
      arguments: [folder, thing],
    });
  });
  const own: Thing = { kind: 'memo', id: path };
  const mentions = memosNaming(context, open, own).length;
  if (!mentions) return lenses;
  const mentioned = new vscode.CodeLens(top, {
    title:
      mentions === 1 ? vscode.l10n.t('1 mention') : vscode.l10n.t('{n} mentions', { n: mentions }),
    tooltip: vscode.l10n.t('Show what links to this memo'),
    command: 'codebook.book.showMentions',
    arguments: [folder, own],
  });
  return [...lenses, mentioned];
}

/** In the peek view, at the top of the thing that is mentioned. */
export async function showMentions(
  context: BookContext,
  open: OpenProject,
  thing: Thing,
): Promise<void> {
  const place = await placeOfThing(context, open, thing);
  if (!place) return;
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    place.uri,
    place.key.start,
    memosNaming(context, open, thing),
  );
}

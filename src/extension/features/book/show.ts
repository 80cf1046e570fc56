import * as vscode from 'vscode';
import type { Services } from '../../services';

/** Lists the excerpts of a code in the Excerpts view, and brings it in sight. */
export async function showExcerptsOf(
  { projects, choice }: Pick<Services, 'projects' | 'choice'>,
  folder: string,
  id: string,
): Promise<void> {
  const open = projects.all.find((each) => each.folder.toString() === folder);
  if (!open) return;
  const { book, index } = open.project;
  // What has no excerpts of its own, as a category: those below it are shown.
  const withDescendants = book.byId.get(id)?.codable === false || index.countOf(id) === 0;
  choice.choose({ open, code: id, withDescendants, case: undefined });
  await vscode.commands.executeCommand('codebook.excerpts.focus');
}

import * as vscode from 'vscode';
import { findExcerpts } from '../../../core/analysis/excerpts';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { nameIn } from '../../../core/codebook/codebook';
import { rangeOfProblem } from '../../host/convert';
import { nameLanguage } from '../../host/words';
import type { OpenProject } from '../../workspace';

/** More than these nobody looks through between two codings; the Excerpts view has all. */
const most = 200;

/** Shows the excerpts of a code within the editor, below the cursor. */
export async function peekExcerpts(
  open: OpenProject,
  { document, selection }: vscode.TextEditor,
  id: string,
): Promise<void> {
  const excerpts = await findExcerpts(open.project, { codes: [id] }, most);
  const locations = excerpts
    .filter(({ coding }) => coding.location.state !== 'lost')
    .map(({ source, range }) => new vscode.Location(open.uriOf(source), rangeOfProblem(range)));
  const code = open.project.book.byId.get(id);
  if (!locations.length)
    throw new Refusal(
      sentence('There are no excerpts of “{code}” yet.', {
        code: code ? nameIn(code, nameLanguage()) : id,
      }),
    );
  await vscode.commands.executeCommand(
    'editor.action.peekLocations',
    document.uri,
    selection.active,
    locations,
    'peek',
  );
}

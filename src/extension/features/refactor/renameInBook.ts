import * as vscode from 'vscode';
import { mentionsIn } from '../../../core/codebook/mentions';
import { codeAt, placesIn, textAt } from '../../../core/codebook/places';
import { parseCodebook } from '../../../core/codebook/read';
import { codebookFile } from '../../../core/project/layout';
import { inWords } from '../../host/words';
import { Refusal } from '../../../core/base/refusal';
import type { Services } from '../../services';
import type { OpenProject } from '../../workspace';
import { renamed } from './ask';
import { done, previewed } from './preview';

/** What stands under the cursor in `codebook.yaml` that can be renamed. */
interface Target {
  readonly open: OpenProject;
  readonly what: 'id' | 'name';
  readonly code: string;
  readonly range: vscode.Range;
  readonly text: string;
}

export function prepare(services: Services, document: vscode.TextDocument, at: vscode.Position) {
  const target = targetAt(services, document, at);
  if (!target) throw new Error(vscode.l10n.t('Put the cursor on an id or on the name of a code.'));
  return { range: target.range, placeholder: target.text };
}

/** Does it itself, in codebook and codings alike: to VS Code nothing is left to change. */
export async function rename(
  services: Services,
  document: vscode.TextDocument,
  at: vscode.Position,
  text: string,
): Promise<vscode.WorkspaceEdit> {
  const target = targetAt(services, document, at);
  if (!target) return new vscode.WorkspaceEdit();
  const { open, what, code } = target;
  const name = text.trim();
  try {
    if (what === 'id') {
      const request = { kind: 'id', code, id: name } as const;
      await previewed(services, open, request, vscode.l10n.t('Change Id'));
    } else {
      const label = open.project.book.byId.get(code)?.name ?? new Map<string, string>();
      const seen = [...label].find(([, shown]) => shown === target.text)?.[0];
      const changed = seen === undefined ? renamed(label, name) : new Map([...label, [seen, name]]);
      await done(services, open, { kind: 'name', code, name: changed });
    }
  } catch (error) {
    throw error instanceof Refusal ? new Error(inWords(error.sentence)) : error;
  }
  return new vscode.WorkspaceEdit();
}

function targetAt(
  { projects }: Services,
  document: vscode.TextDocument,
  at: vscode.Position,
): Target | undefined {
  const open = projects.of(document.uri);
  if (!open || open.pathOf(document.uri) !== codebookFile) return undefined;
  // Lines and columns are those of the editor: it counts neither CR nor byte order mark.
  const text = document.getText().replace(/\r\n?/g, '\n');
  const offset = offsetIn(text, at);
  const parsed = parseCodebook(codebookFile, text);
  const code = codeAt(placesIn(parsed), offset);
  if (!code) return undefined;
  const target = (what: Target['what'], id: string, start: number, end: number, words: string) => ({
    open,
    what,
    code: id,
    range: new vscode.Range(positionIn(text, start), positionIn(text, end)),
    text: words,
  });
  const { key } = code;
  if (key.start <= offset && offset <= key.end)
    return target('id', code.id, key.start, key.end, code.id);
  const found = textAt(code, offset);
  if (!found) return undefined;
  const { span } = found.text;
  if (found.field.name === 'name')
    return target('name', code.id, span.start, span.end, found.text.text);
  const written = text.slice(span.start, span.end);
  const mention = mentionsIn(written, (id) => parsed.value.byId.has(id)).find(
    (each) => span.start + each.span.start <= offset && offset <= span.start + each.span.end,
  );
  return (
    mention &&
    target(
      'id',
      mention.id,
      span.start + mention.span.start,
      span.start + mention.span.end,
      mention.id,
    )
  );
}

function offsetIn(text: string, { line, character }: vscode.Position): number {
  let start = 0;
  for (let i = 0; i < line; i++) start = text.indexOf('\n', start) + 1;
  return start + character;
}

function positionIn(text: string, offset: number): vscode.Position {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return new vscode.Position(line, offset - (before.lastIndexOf('\n') + 1));
}

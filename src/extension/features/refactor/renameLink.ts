import * as vscode from 'vscode';
import { Refusal } from '../../../core/base/refusal';
import { foldName } from '../../../core/memos/resolver';
import { readMemo } from '../../../core/memos/memoText';
import type { Thing } from '../../../core/memos/things';
import { indexLines } from '../../../core/text/lines';
import { offsetOf, rangeOf } from '../../host/convert';
import { inWords } from '../../host/words';
import type { Services } from '../../services';
import { retitle } from '../../state/retitle';
import type { OpenProject } from '../../workspace';
import { done, previewed } from './preview';

/** A link of a memo that names a code or a memo. */
interface Target {
  readonly open: OpenProject;
  readonly thing: Thing;
  /** Which name of the thing is written there: its id, or one of its names. */
  readonly by: 'id' | 'name';
  readonly range: vscode.Range;
  readonly text: string;
}

/** What would be renamed: for a code what the link says, its id or its name; of a memo its title. */
export function prepare(services: Services, document: vscode.TextDocument, at: vscode.Position) {
  const target = targetAt(services, document, at);
  if (!target) throw new Error(vscode.l10n.t('Put the cursor on a link to a code or to a memo.'));
  return { range: target.range, placeholder: target.text };
}

/** Does it itself, in all files alike: to VS Code nothing is left to change. */
export async function rename(
  services: Services,
  document: vscode.TextDocument,
  at: vscode.Position,
  text: string,
): Promise<vscode.WorkspaceEdit> {
  const target = targetAt(services, document, at);
  if (target && text.trim() !== '' && text.trim() !== target.text)
    try {
      await renameThing(services, target, text.trim());
    } catch (error) {
      throw error instanceof Refusal ? new Error(inWords(error.sentence)) : error;
    }
  return new vscode.WorkspaceEdit();
}

async function renameThing(services: Services, target: Target, name: string): Promise<void> {
  const { open, thing, by, text } = target;
  const { memos, book } = open.project;
  const memo = thing.kind === 'memo' ? memos.all.get(thing.id) : undefined;
  if (memo) return retitle(services, open, memo, name);
  const code = book.byId.get(thing.id);
  if (!code) return;
  if (by === 'id') {
    const request = { kind: 'id', code: code.id, id: name } as const;
    await previewed(services, open, request, vscode.l10n.t('Change Id'));
    return;
  }
  const label = new Map([...code.name].map(([key, each]) => [key, each === text ? name : each]));
  await done(services, open, { kind: 'name', code: code.id, name: label });
}

function targetAt(
  { projects }: Services,
  document: vscode.TextDocument,
  at: vscode.Position,
): Target | undefined {
  const open = projects.of(document.uri);
  const path = open?.pathOf(document.uri);
  if (!open || path === undefined || open.isSource(path)) return undefined;
  const { topics, links, source } = readMemo(
    path,
    document.getText().replace(/\r\n?/g, '\n'),
  ).value;
  const lines = indexLines(source);
  const offset = offsetOf(lines, at);
  const link = [...topics, ...links].find(({ span }) => span.start <= offset && offset <= span.end);
  const found = link && open.project.memos.resolver().find(link.target);
  if (!link || found?.state !== 'found') return undefined;
  const { thing, by } = found;
  const text = nameOf(open, thing, by, link.target);
  return text === undefined
    ? undefined
    : { open, thing, by, text, range: rangeOf(lines, link.span) };
}

/** What is written there of the thing, as it is spelt where it has its name; undefined of what can’t be renamed so. */
function nameOf({ project }: OpenProject, { kind, id }: Thing, by: 'id' | 'name', target: string) {
  if (kind === 'memo') return project.memos.all.get(id)?.title;
  if (kind !== 'code') return undefined;
  if (by === 'id') return id;
  const written = foldName(target.replace(/^code:/, ''));
  const names = [...(project.book.byId.get(id)?.name.values() ?? [])];
  return names.find((name) => foldName(name) === written);
}

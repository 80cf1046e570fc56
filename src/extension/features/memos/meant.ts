import * as vscode from 'vscode';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { isMemo, type Memo } from '../../../core/memos/memoFile';
import type { Thing } from '../../../core/memos/things';
import { noCase } from '../../../core/analysis/caseOf';
import type { Services } from '../../services';
import { thingOfCase } from '../../tree/caseTooltip';
import { topicsInWords } from '../../tree/memos';
import { joined } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import { memosOf } from './rows';

/** What a memo is to be about. */
export interface Subject {
  readonly open: OpenProject;
  /** Undefined for nothing in particular. */
  readonly thing: Thing | undefined;
}

/**
 * What a command is for: the thing of a row of any view, or the source of a file; undefined where
 * the person is to choose. Throws a Refusal for what no memo can be about.
 */
export function subjectOf({ projects }: Services, given: unknown): Subject | undefined {
  if (given instanceof vscode.Uri) {
    const at = projects.sourceAt(given);
    if (!at) throw new Refusal(sentence('This file is no source of the project.'));
    return { open: at.open, thing: { kind: 'source', id: at.path } };
  }
  if (!isRow(given)) return undefined;
  const { open } = given;
  const thing = thingOfRow(given);
  return thing && { open, thing };
}

/** A row of the trees: what they have in common. */
interface Row {
  readonly kind: string;
  readonly open: OpenProject;
  readonly code?: unknown;
  readonly case?: unknown;
  readonly by?: unknown;
  readonly key?: unknown;
  readonly coding?: { readonly record: { readonly id: string } };
}

function isRow(given: unknown): given is Row {
  return typeof given === 'object' && given !== null && 'kind' in given && 'open' in given;
}

function thingOfRow({ kind, open, code, case: ofCase, by, key, coding }: Row): Thing | undefined {
  if (kind === 'excerpt' && coding) return { kind: 'coding', id: coding.record.id };
  if (kind === 'code' && typeof code === 'string') return { kind: 'code', id: code };
  if (kind === 'case' && typeof ofCase === 'string') return caseThing(open, ofCase);
  if (kind === 'group' && typeof key === 'string' && by === 'source')
    return { kind: 'source', id: key };
  if (kind === 'group' && typeof key === 'string' && by === 'case') return caseThing(open, key);
  return undefined;
}

function caseThing(open: OpenProject, id: string): Thing {
  if (id === noCase)
    throw new Refusal(sentence('This is no case: a memo can be about a case, a code or a source.'));
  return thingOfCase(open, id);
}

/** The memo of a row, of a file or of the editor, or else the one chosen. */
export async function memoMeant(
  { projects }: Services,
  given: unknown,
  title: string,
): Promise<{ readonly open: OpenProject; readonly memo: Memo } | undefined> {
  const row = isMemoRow(given) ? given : undefined;
  if (row) return memoAt(row.open, row.path);
  const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
  const open = uri && projects.of(uri);
  const path = uri && open?.pathOf(uri);
  if (open && path !== undefined && isMemo(path)) return memoAt(open, path);
  const active = projects.active;
  if (!active) return undefined;
  const memo = await pickMemo(active, memosOf(active), title);
  return memo && { open: active, memo };
}

function memoAt(open: OpenProject, path: string) {
  const memo = open.project.memos.all.get(path);
  if (!memo) throw new Refusal(sentence('{file} is gone already.', { file: path }));
  return { open, memo };
}

function isMemoRow(given: unknown): given is { readonly open: OpenProject; readonly path: string } {
  return isRow(given) && given.kind === 'memo' && 'path' in given;
}

export async function pickMemo(
  open: OpenProject,
  memos: readonly Memo[],
  title: string,
): Promise<Memo | undefined> {
  if (!memos.length) throw new Refusal(sentence('There are no memos in this project yet.'));
  const rows = memos.map((memo) => ({
    label: memo.title,
    description: joined(topicsInWords(open, memo).join(', '), memo.path),
    iconPath: new vscode.ThemeIcon('note'),
    memo,
  }));
  const picked = await vscode.window.showQuickPick(rows, {
    title,
    placeHolder: vscode.l10n.t('Choose a memo'),
    matchOnDescription: true,
  });
  return picked?.memo;
}

/** Undefined when the person thinks better of it. */
export async function askTitle(title: string, value: string): Promise<string | undefined> {
  const given = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('How is the memo called? Other memos link to it by this title.'),
    value,
    validateInput: (text) =>
      /[[\]|#]/.test(text)
        ? vscode.l10n.t('“[”, “]”, “|” and “#” can’t stand in a title: links could not name it.')
        : undefined,
  });
  const words = given?.trim();
  return words === '' ? undefined : words;
}

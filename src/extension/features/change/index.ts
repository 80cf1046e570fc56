import * as vscode from 'vscode';
import { sentence } from '../../../core/base/sentences';
import { nameIn } from '../../../core/codebook/codebook';
import type { LocatedCoding } from '../../../core/project/located';
import { editMemo, Refusal, removeCodings } from '../../../core/project/operations';
import { registerCommand } from '../../host/errors';
import { offsetOf } from '../../host/convert';
import { nameLanguage } from '../../host/words';
import type { Feature, Services } from '../../services';
import { coderName } from '../../state/coder';
import type { LiveSource, LiveSources } from '../../live';

/** Changing what is coded at the cursor: removing codings, writing memos, undo and redo. */
export const changeFeature: Feature = (services) =>
  vscode.Disposable.from(
    registerCommand('codebook.removeCode', () => removeAtCursor(services)),
    registerCommand('codebook.editMemo', (id: unknown) => memoAtCursor(services, id)),
    registerCommand('codebook.undo', () => eachWay(services, 'undo')),
    registerCommand('codebook.redo', () => eachWay(services, 'redo')),
  );

async function eachWay({ projects, acts }: Services, way: 'undo' | 'redo'): Promise<void> {
  const open = projects.active;
  if (open) await acts[way](open);
}

async function removeAtCursor(services: Services): Promise<void> {
  const { live, codings } = await codingsAtCursor(services);
  const own = codings.filter(({ coder }) => coder === coderName());
  const chosen =
    codings.length === 1 && own.length === 1
      ? own
      : await pickCodings(live, codings, vscode.l10n.t('Remove Code'), true);
  if (!chosen?.length) return;
  const { open, source } = live;
  await services.acts.did(open, await removeCodings(open.project, source.path, chosen));
  const codes = chosen.map((coding) => nameOf(live, coding)).join(' · ');
  vscode.window.setStatusBarMessage(
    `$(trash) ${vscode.l10n.t('Removed {codes}', { codes })}`,
    4000,
  );
}

async function memoAtCursor(services: Services, id: unknown): Promise<void> {
  const { live, codings } = await codingsAtCursor(services, id);
  const [coding] =
    codings.length === 1
      ? codings
      : ((await pickCodings(live, codings, vscode.l10n.t('Edit Memo'), false)) ?? []);
  if (!coding) return;
  const memo = await vscode.window.showInputBox({
    title: vscode.l10n.t('Memo on {code}', { code: nameOf(live, coding) }),
    prompt: vscode.l10n.t(
      'What do you want to remember about this coding? Empty takes the memo away.',
    ),
    value: (coding.record.memo ?? '').replace(/\n/g, lineBreakMark),
  });
  if (memo === undefined) return;
  const { open, source } = live;
  const words = memo.replaceAll(lineBreakMark, '\n').trim();
  await services.acts.did(open, await editMemo(open.project, source.path, coding, words));
}

/** Stands for a line break in an input of one line. */
const lineBreakMark = ' ⏎ ';

interface AtCursor {
  readonly live: LiveSource;
  readonly codings: readonly LocatedCoding[];
}

/** The codings that the cursor or a selection touches, shortest first; or the one of an id. */
function codingsAtCursor({ live, keystrokes }: Services, id?: unknown): Promise<AtCursor> {
  return keystrokes.inOrder(() => readCodings(live, id));
}

async function readCodings(sources: LiveSources, id: unknown): Promise<AtCursor> {
  const editor = vscode.window.activeTextEditor;
  const live = editor && (await sources.settled(editor.document));
  if (!live) throw new Refusal(sentence('Open a coded source first.'));
  const { lines, codings } = live.source;
  const touched = codings.filter((coding) => {
    if (typeof id === 'string') return coding.record.id === id;
    if (coding.location.state === 'lost') return false;
    const { start, end } = coding.location.span;
    return editor.selections.some((selection) => {
      const from = offsetOf(lines, selection.start);
      const to = offsetOf(lines, selection.end);
      return from <= end && to >= start;
    });
  });
  if (!touched.length) throw new Refusal(sentence('There is no excerpt at the cursor.'));
  return { live, codings: touched.toSorted((a, b) => lengthOf(a) - lengthOf(b)) };
}

async function pickCodings(
  live: LiveSource,
  codings: readonly LocatedCoding[],
  title: string,
  many: boolean,
): Promise<readonly LocatedCoding[] | undefined> {
  const items = codings.map((coding) => ({
    label: nameOf(live, coding),
    description: coding.coder,
    detail: coding.record.quote.replace(/\s+/g, ' '),
    coding,
  }));
  const options = {
    title,
    placeHolder: vscode.l10n.t('Codings at the cursor'),
    matchOnDetail: true,
  };
  if (many) {
    const picked = await vscode.window.showQuickPick(items, { ...options, canPickMany: true });
    return picked?.map(({ coding }) => coding);
  }
  const picked = await vscode.window.showQuickPick(items, options);
  return picked && [picked.coding];
}

function nameOf({ open }: LiveSource, { record }: LocatedCoding): string {
  const code = open.project.book.byId.get(record.code);
  return code ? nameIn(code, nameLanguage()) : record.code;
}

function lengthOf({ location }: LocatedCoding): number {
  return location.state === 'lost' ? 0 : location.span.end - location.span.start;
}

import * as vscode from 'vscode';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { descendantsOf } from '../../../core/codebook/codebook';
import { idFor } from '../../../core/codebook/id';
import { plainLabel } from '../../../core/codebook/label';
import { troubleWith } from '../../../core/codebook/rename';
import { codebookFile } from '../../../core/project/layout';
import { rangeOfProblem } from '../../host/convert';
import { inWords } from '../../host/words';
import type { Services } from '../../services';
import { codeName } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import { askName, pickOf, pickPlace, renamed } from './ask';
import { done, previewed } from './preview';
import { targetsOf } from './targets';

export { emptyTheBin, restoreCode } from './bin';
export { splitCode } from './split';

type Given = readonly unknown[];

/** Only the name: codings keep the code's id. */
export async function renameCode(services: Services, given: Given): Promise<void> {
  const title = vscode.l10n.t('Rename Code');
  const targets = await targetsOf(services, given, title, false);
  const code = targets && codeIn(targets.open, targets.codes[0]);
  if (!code) return;
  const { open } = targets;
  const name = await askName(title, codeName(open, code.id));
  if (name === undefined) return;
  await done(services, open, { kind: 'name', code: code.id, name: renamed(code.name, name) });
}

export async function changeCodeId(services: Services, given: Given): Promise<void> {
  const title = vscode.l10n.t('Change the Id of a Code');
  const targets = await targetsOf(services, given, title, false);
  const code = targets && codeIn(targets.open, targets.codes[0]);
  if (!code) return;
  const { open } = targets;
  const id = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Every coding of every coder is changed with it.'),
    value: code.id,
    validateInput: (value) => {
      const trouble = troubleWith(open.project.book, code.id, value.trim());
      return trouble && inWords(trouble);
    },
  });
  if (id === undefined || id.trim() === code.id) return;
  const request = { kind: 'id', code: code.id, id: id.trim() } as const;
  await previewed(services, open, request, vscode.l10n.t('Change Id'));
}

export async function moveCode(services: Services, given: Given): Promise<void> {
  const title = vscode.l10n.t('Move Codes');
  const targets = await targetsOf(services, given, title, true);
  if (!targets) return;
  const { open, codes } = targets;
  const place = await pickPlace(open, codes, title);
  if (place) await done(services, open, { kind: 'move', codes, place });
}

export async function mergeCodes(services: Services, given: Given): Promise<void> {
  const title = vscode.l10n.t('Merge Codes');
  const targets = await targetsOf(services, given, title, true);
  if (!targets) return;
  const { open, codes } = targets;
  const into = await pickTarget(open, codes, title);
  if (into !== undefined) await mergeInto(services, open, codes, into);
}

/** Their codings go into the bin with them. */
export async function deleteCode(services: Services, given: Given): Promise<void> {
  const targets = await targetsOf(services, given, vscode.l10n.t('Delete Codes'), true);
  if (!targets) return;
  const { open, codes } = targets;
  const inner = new Set(codes.flatMap((id) => descendantsOf(open.project.book, id)));
  const more = [
    ...(inner.size ? [vscode.l10n.t('The codes inside go with it: {n}.', { n: inner.size })] : []),
    vscode.l10n.t(
      'All of it is kept in the folder “deleted”, for “Codebook: Restore Deleted Code or Memo…”.',
    ),
  ];
  const request = { kind: 'delete', codes } as const;
  await previewed(services, open, request, vscode.l10n.t('Delete'), more);
}

/** Puts codes into a category that is new. */
export async function groupCodes(services: Services, given: Given): Promise<void> {
  const title = vscode.l10n.t('Put Codes into a New Category');
  const targets = await targetsOf(services, given, title, true);
  if (!targets) return;
  const { open, codes } = targets;
  const name = await askName(title);
  if (name === undefined) return;
  const id = idFor(name, open.project.book.byId.keys());
  const category = { id, name: plainLabel(name) };
  await done(services, open, { kind: 'level', codes, category });
}

/** Makes of a code that has a participant’s words for its name one of the codebook’s own. */
export async function promoteCode(services: Services, given: Given): Promise<void> {
  const title = vscode.l10n.t('Promote In-Vivo Code');
  const targets = await targetsOf(services, given, title, false);
  const code = targets && codeIn(targets.open, targets.codes[0]);
  if (!code) return;
  const { open } = targets;
  const words = codeName(open, code.id);
  const name = await askName(title, words);
  if (name === undefined) return;
  const place = await pickPlace(open, [code.id], title);
  if (!place) return;
  await done(services, open, { kind: 'promote', code: code.id, name, words, place });
}

/** What comes of dropping codes on one (or beside all): the person says which of two it is. */
export async function dropCodes(services: Services, given: Given): Promise<void> {
  const [ids, on, project] = given as [string[], string | undefined, OpenProject | undefined];
  const open = project ?? services.projects.active;
  const codes = ids.filter((id) => id !== on && open?.project.book.byId.has(id));
  if (!open || !codes.length) return;
  if (on === undefined) {
    await done(services, open, { kind: 'move', codes, place: { parent: undefined } });
    return;
  }
  const target = codeName(open, on);
  const parent = open.project.book.byId.get(on)?.parent;
  const picked = await vscode.window.showQuickPick(
    [
      { label: `$(indent) ${vscode.l10n.t('Move into “{code}”', { code: target })}`, act: 'in' },
      {
        label: `$(arrow-up) ${vscode.l10n.t('Move before “{code}”', { code: target })}`,
        act: 'up',
      },
      { label: `$(merge) ${vscode.l10n.t('Merge into “{code}”', { code: target })}`, act: 'merge' },
    ],
    { title: codes.map((id) => codeName(open, id)).join(' · ') },
  );
  if (picked?.act === 'merge') await mergeInto(services, open, codes, on);
  else if (picked) {
    const place = picked.act === 'in' ? { parent: on } : { parent, before: on };
    await done(services, open, { kind: 'move', codes, place });
  }
}

async function mergeInto(
  services: Services,
  open: OpenProject,
  codes: readonly string[],
  into: string,
): Promise<void> {
  const { byId } = open.project.book;
  const isJoined = codes.some((id) => id !== into && byId.get(id)?.definition);
  const request = { kind: 'merge', codes, into } as const;
  const more = isJoined
    ? [vscode.l10n.t('Their definitions are joined; the codebook opens there, to be edited.')]
    : [];
  const isDone = await previewed(services, open, request, vscode.l10n.t('Merge'), more);
  const code = isDone && isJoined ? byId.get(into) && open.project.book.byId.get(into) : undefined;
  if (!code) return;
  const selection = rangeOfProblem(code.range);
  await vscode.window.showTextDocument(open.uriOf(codebookFile), { selection });
}

/** Which code stays: one of those chosen, or another. */
async function pickTarget(
  open: OpenProject,
  codes: readonly string[],
  title: string,
): Promise<string | undefined> {
  const all = open.project.book.codes.map(({ id }) => id);
  const first = codes.length > 1 ? codes : [];
  const others = all.filter((id) => !codes.includes(id));
  return pickOf(open, [...first, ...others], {
    title,
    placeHolder: vscode.l10n.t('Which code takes the codings of the others?'),
  });
}

function codeIn(open: OpenProject, id: string | undefined) {
  const code = id === undefined ? undefined : open.project.book.byId.get(id);
  if (!code)
    throw new Refusal(sentence('The code “{id}” is not in the codebook.', { id: id ?? '' }));
  return code;
}

import * as vscode from 'vscode';
import type { Services } from '../../services';
import { codeRows, pickCode } from '../../tree/pickCode';
import type { OpenProject } from '../../workspace';

/** The codes that are to be changed. */
export interface Targets {
  readonly open: OpenProject;
  /** Ids, at least one. */
  readonly codes: readonly string[];
}

/** Stands for the codes that are selected in the tree: what a key of the tree acts on. */
export const selection = 'selection';

interface Row {
  readonly kind: 'code';
  readonly open: OpenProject;
  readonly code: string;
}

/**
 * The codes that a command is for: the rows it was called on, the selected ones, the one of an id,
 * or those that the person chooses. Undefined where none are chosen.
 */
export async function targetsOf(
  { projects, selection: selected }: Services,
  given: readonly unknown[],
  title: string,
  many: boolean,
): Promise<Targets | undefined> {
  const [first, rows] = given;
  if (isRow(first)) {
    const { open } = first;
    const others = Array.isArray(rows) ? rows.filter(isRow) : [];
    const codes = others.filter((row) => row.open === open).map(({ code }) => code);
    return { open, codes: many && codes.includes(first.code) ? codes : [first.code] };
  }
  if (first === selection && selected.current?.codes.length) {
    const { open, codes } = selected.current;
    return { open, codes: many ? codes : codes.slice(0, 1) };
  }
  const open = projects.active;
  if (!open) return undefined;
  if (typeof first === 'string' && open.project.book.byId.has(first))
    return { open, codes: [first] };
  const codes = many ? await pickCodes(open, title) : [await pickCode(open, title)];
  const ids = codes.flatMap((code) => (code ? [code.id] : []));
  return ids.length ? { open, codes: ids } : undefined;
}

async function pickCodes(open: OpenProject, title: string) {
  const picked = await vscode.window.showQuickPick(codeRows(open, open.project.book.codes), {
    title,
    placeHolder: vscode.l10n.t('Choose one or more codes'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return (picked ?? []).map(({ code }) => code);
}

function isRow(given: unknown): given is Row {
  return typeof given === 'object' && given !== null && 'kind' in given && given.kind === 'code';
}

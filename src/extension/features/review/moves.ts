import * as vscode from 'vscode';
import { sentence } from '../../../core/base/sentences';
import type { SourceMove } from '../../../core/project/goneSources';
import { changedAnything } from '../../../core/project/history';
import { followSources, makeNewVersion } from '../../../core/project/moves';
import { Refusal } from '../../../core/project/operations';
import { inBackground } from '../../host/errors';
import type { Services } from '../../services';
import { joined, sourceName } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import { codingsInWords } from './words';

/** Gives the codings of sources that are gone to others; can be undone. */
export async function follow(
  { acts }: Services,
  open: OpenProject,
  moves: readonly SourceMove[],
): Promise<void> {
  const act = await followSources(open.project, moves);
  // Another window may have done it.
  if (!changedAnything(act)) return;
  await acts.did(open, act);
  const undo = vscode.l10n.t('Undo');
  const answer = await vscode.window.showInformationMessage(followedInWords(moves), undo);
  if (answer === undo) await acts.undo(open);
}

function followedInWords(moves: readonly SourceMove[]): string {
  const [only, ...others] = moves;
  return only && !others.length
    ? vscode.l10n.t('“{from}” is called “{to}” now; its codings came along.', { ...only })
    : vscode.l10n.t('{n} sources have other names now; their codings came along.', {
        n: moves.length,
      });
}

/** The codings of a source that is gone, given to one that is named or picked. */
export async function attachSource(
  services: Services,
  open: OpenProject,
  from: string,
  to: string | undefined,
): Promise<void> {
  const chosen = to ?? (await pickTaker(open, from));
  if (chosen !== undefined) await follow(services, open, [{ from, to: chosen }]);
}

async function pickTaker(open: OpenProject, from: string): Promise<string | undefined> {
  const { gone, sources, index } = open.project;
  const likely = gone.get(from)?.likely ?? [];
  const items = [
    ...likely.map(({ path, found, total }) => ({
      path,
      description: vscode.l10n.t('{found} of the {total} coded passages stand in it', {
        found,
        total,
      }),
    })),
    ...[...sources.keys()]
      .filter((path) => !likely.some((each) => each.path === path))
      .sort((a, b) => index.ofSource(a).length - index.ofSource(b).length)
      .map((path) => ({ path, description: undefined })),
  ];
  const picked = await vscode.window.showQuickPick(
    items.map(({ path, description }) => ({
      label: path,
      ...(description === undefined ? {} : { description }),
      iconPath: new vscode.ThemeIcon('file'),
    })),
    {
      title: vscode.l10n.t('What Is “{path}” Called Now?', { path: from }),
      placeHolder: vscode.l10n.t('Choose the source whose codings these are'),
    },
  );
  return picked?.label;
}

/** Lets a person tick which of the sources that seem to have other names are to be followed. */
export async function followRenamed(services: Services): Promise<void> {
  const open = services.projects.active;
  if (!open) return;
  const items = [...open.project.gone].flatMap(([from, { likely }]) =>
    likely.slice(0, 1).map(({ path, found, total }) => ({
      label: `${from} → ${path}`,
      description: vscode.l10n.t('{found} of the {total} coded passages stand in it', {
        found,
        total,
      }),
      picked: true,
      move: { from, to: path },
    })),
  );
  if (!items.length)
    throw new Refusal(
      sentence(
        'No source seems to have another name. To say so yourself, use “This Is the New Version of…”.',
      ),
    );
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Follow Renamed Sources'),
    placeHolder: vscode.l10n.t('These sources are gone, and their words stand in others'),
    canPickMany: true,
  });
  if (picked?.length)
    await follow(
      services,
      open,
      picked.map(({ move }) => move),
    );
}

/** The file at hand is a corrected version of another source: its codings come over. */
export async function newVersion(services: Services, given: unknown): Promise<void> {
  const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
  const at = uri && services.projects.sourceAt(uri);
  if (!at)
    throw new Refusal(
      sentence(
        'Open the new version first, or choose it in the Explorer: it must be a source of the project.',
      ),
    );
  const { open, path: to } = at;
  const from = await pickOld(open, to);
  if (from === undefined) return;
  const { act, found, moved, lost } = await makeNewVersion(open.project, { from, to });
  await services.acts.did(open, act);
  const values = { n: found + moved + lost, found, moved, lost, source: sourceName(open, to) };
  const words = vscode.l10n.t(
    '{n} codings came to {source}: {found} found, {moved} to be looked at, {lost} lost.',
    values,
  );
  const review = vscode.l10n.t('Review');
  const undo = vscode.l10n.t('Undo');
  const actions = moved + lost ? [review, undo] : [undo];
  // What was done is done: nobody waits for the answer.
  inBackground(
    Promise.resolve(vscode.window.showInformationMessage(words, ...actions)).then(
      async (answer) => {
        if (answer === review) await vscode.commands.executeCommand('codebook.review');
        if (answer === undo) await services.acts.undo(open);
      },
    ),
  );
}

/** Sources that are gone come first. */
async function pickOld(open: OpenProject, to: string): Promise<string | undefined> {
  const { index, sources } = open.project;
  const coded = [...index.sources()].filter((path) => path !== to);
  if (!coded.length) throw new Refusal(sentence('Nothing else in this project is coded.'));
  const isGone = (path: string) => !sources.has(path);
  coded.sort((a, b) => Number(isGone(b)) - Number(isGone(a)) || (a < b ? -1 : 1));
  const items = coded.map((path) => {
    const n = index.ofSource(path).reduce((sum, { rows }) => sum + rows.count, 0);
    const gone = isGone(path) ? vscode.l10n.t('the file is gone') : undefined;
    return {
      label: path,
      description: joined(gone, codingsInWords(n)),
      iconPath: new vscode.ThemeIcon(isGone(path) ? 'warning' : 'file'),
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('{source} Is the New Version of…', { source: sourceName(open, to) }),
    placeHolder: vscode.l10n.t('Its codings come over, and are looked for in the new text'),
  });
  return picked?.label;
}

import * as vscode from 'vscode';
import { inBackground, registerCommand } from '../../host/errors';
import type { Feature, Services } from '../../services';
import type { OpenProject } from '../../workspace';
import { Passages } from './compare';
import { ReviewFixes } from './fixes';
import { Renames } from './renames';
import { namedIn, type Target, targetOf } from './target';
import { Walk } from './walk';

// What settles and moves is loaded when something is to be settled or moved.
const settling = () => import('./settle');
const moving = () => import('./moves');

/** Settling codings whose words have moved, changed or gone, and sources that have. */
export const reviewFeature: Feature = (services) => {
  const walk = new Walk(services);
  const passages = new Passages(services);
  const forCoding = (
    name: string,
    run: (target: Target) => Promise<unknown>,
    { first, stays }: { first?: 'reviewed'; stays?: boolean } = {},
  ) =>
    registerCommand(`codebook.review.${name}`, async (given: unknown) => {
      await run(await targetOf(services, given, first));
      // Who goes from one to the next is shown the next.
      if (!stays && !namedIn(given) && services.reviewing.current) await walk.onward();
    });
  const forSource = (
    name: string,
    run: (open: OpenProject, path: string, given: unknown) => unknown,
  ) =>
    registerCommand(`codebook.review.${name}`, async (given: unknown) => {
      const { open, path } = sourceOf(services, given) ?? (await targetOf(services, given));
      await run(open, path, given);
    });
  return vscode.Disposable.from(
    new Renames(services),
    passages.register(),
    vscode.languages.registerCodeActionsProvider(
      ReviewFixes.selector,
      new ReviewFixes(services),
      ReviewFixes.metadata,
    ),
    followWalk(services),
    registerCommand('codebook.review', () => walk.begin()),
    registerCommand('codebook.nextToReview', () => walk.go(1)),
    registerCommand('codebook.previousToReview', () => walk.go(-1)),
    forCoding('accept', async (target) => (await settling()).accept(services, target)),
    forCoding('attach', async (target) => (await settling()).attachToSelection(services, target), {
      first: 'reviewed',
    }),
    forCoding(
      'nextCandidate',
      async (target) => {
        const { chooseCandidate } = await import('./candidates');
        await chooseCandidate(services, target);
      },
      { first: 'reviewed' },
    ),
    forCoding('keepLost', async (target) => (await settling()).keepLost(services, target), {
      first: 'reviewed',
    }),
    forCoding('remove', async (target) => (await settling()).remove(services, target)),
    forCoding('settle', async (target) => {
      const { chooseVersion } = await import('./versions');
      await chooseVersion(services, target);
    }),
    forCoding('compare', (target) => passages.compare(target), {
      first: 'reviewed',
      stays: true,
    }),
    forSource('acceptSource', async (open, path) =>
      (await settling()).acceptAll(services, open, path),
    ),
    forSource('keepSourceLost', async (open, path) =>
      (await settling()).keepAllLost(services, open, path),
    ),
    forSource('attachSource', async (open, path, given) =>
      (await moving()).attachSource(services, open, path, takerIn(given)),
    ),
    registerCommand('codebook.newVersion', async (given: unknown) =>
      (await moving()).newVersion(services, given),
    ),
    registerCommand('codebook.followRenamed', async () => (await moving()).followRenamed(services)),
  );
};

/** Says to menus and keys what is to be settled of the coding that is being reviewed. */
function followWalk({ reviewing, projects }: Services): vscode.Disposable {
  let said = '';
  const say = () => {
    const at = reviewing.current;
    const doubts = at?.open.project.doubts.all.get(at.source) ?? [];
    const found = doubts.find(({ coder, id }) => coder === at?.coder && id === at.id);
    const doubt = found?.doubt ?? '';
    if (doubt === said) return;
    said = doubt;
    inBackground(
      Promise.resolve(vscode.commands.executeCommand('setContext', 'codebook.reviewing', doubt)),
    );
  };
  return vscode.Disposable.from(reviewing.onDidChange(say), projects.onDidCheck(say));
}

/** The source of a row, or of a quick fix that names no coding. */
function sourceOf(
  { projects }: Services,
  given: unknown,
): { readonly open: OpenProject; readonly path: string } | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { source, folder } = given as { readonly source?: unknown; readonly folder?: unknown };
  const open =
    'open' in given
      ? (given.open as OpenProject)
      : projects.all.find((each) => each.folder.toString() === folder);
  return open && typeof source === 'string' ? { open, path: source } : undefined;
}

function takerIn(given: unknown): string | undefined {
  const to = typeof given === 'object' && given !== null && 'to' in given ? given.to : undefined;
  return typeof to === 'string' ? to : undefined;
}

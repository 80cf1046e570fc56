import * as vscode from 'vscode';
import { sourcesFile } from '../../../core/project/layout';
import { inBackground, registerCommand } from '../../host/errors';
import type { Feature, Services } from '../../services';
import type { OpenProject } from '../../workspace';
import { passageScheme } from './passageScheme';
import { Renames } from './renames';
import type { Target } from './target';
import type { Walk } from './walk';

// What settles, moves and shows is loaded when something is to be settled, moved or shown.
const settling = () => import('./settle');
const moving = () => import('./moves');
const aiming = () => import('./target');

/** Coding files, the table of sources, and sources themselves. */
const fixable: vscode.DocumentSelector = [
  { pattern: '**/codings/**/*.jsonl' },
  { pattern: `**/${sourcesFile}` },
  { language: 'transcript' },
  { language: 'markdown' },
];

/** Settling codings whose words have moved, changed or gone, and sources that have. */
export const reviewFeature: Feature = (services) => {
  let walk: Promise<Walk> | undefined;
  const walking = () => (walk ??= import('./walk').then((all) => new all.Walk(services)));
  const forCoding = (
    name: string,
    run: (target: Target) => Promise<unknown>,
    { first, stays }: { first?: 'reviewed'; stays?: boolean } = {},
  ) =>
    registerCommand(`codebook.review.${name}`, async (given: unknown) => {
      const { namedIn, targetOf } = await aiming();
      await run(await targetOf(services, given, first));
      // Who goes from one to the next is shown the next.
      if (!stays && !namedIn(given) && services.reviewing.current) await (await walking()).onward();
    });
  const forSource = (
    name: string,
    run: (open: OpenProject, path: string, given: unknown) => unknown,
  ) =>
    registerCommand(`codebook.review.${name}`, async (given: unknown) => {
      const named = sourceOf(services, given);
      const { open, path } = named ?? (await (await aiming()).targetOf(services, given));
      await run(open, path, given);
    });
  return vscode.Disposable.from(
    new Renames(services),
    vscode.workspace.registerTextDocumentContentProvider(passageScheme, {
      provideTextDocumentContent: async (uri) =>
        (await import('./compare')).passageOf(services, uri),
    }),
    vscode.languages.registerCodeActionsProvider(
      fixable,
      {
        provideCodeActions: async (document, range, context) =>
          new (await import('./fixes')).ReviewFixes(services).provideCodeActions(
            document,
            range,
            context,
          ),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    followWalk(services),
    registerCommand('codebook.review', async () => (await walking()).begin()),
    registerCommand('codebook.nextToReview', async () => (await walking()).go(1)),
    registerCommand('codebook.previousToReview', async () => (await walking()).go(-1)),
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
    forCoding('keepOne', async (target) => (await settling()).keepOne(services, target), {
      stays: true,
    }),
    forCoding('settle', async (target) => {
      const { chooseVersion } = await import('./versions');
      await chooseVersion(services, target);
    }),
    forCoding('compare', async (target) => (await import('./compare')).compare(target), {
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

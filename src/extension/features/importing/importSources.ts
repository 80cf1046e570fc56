import * as vscode from 'vscode';
import { type Carried, carryOut } from '../../../core/importing/carryOut';
import {
  type ImportPlan,
  type Named,
  type PlannedFile,
  planImport,
} from '../../../core/importing/plan';
import type { CommentsAs } from '../../../core/importing/remarkCodings';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { isKept } from '../../../core/project/layout';
import type { Services } from '../../services';
import { askedCoderName } from '../../state/coder';
import type { OpenProject } from '../../workspace';
import { askFiles, filesOf } from './files';
import { type Preview, showPreview } from './preview';

/** What is known and need not be asked for. */
export interface Known {
  /** Everything that can be written is, without a preview. */
  readonly all?: boolean;
  readonly comments?: CommentsAs;
}

/** Asks which files, shows what would become of them, and brings in what is picked. */
export async function importSources(
  { projects, pdf, acts }: Services,
  given: readonly vscode.Uri[],
  known: Known,
): Promise<void> {
  const [first] = given;
  const open = (first && projects.of(first)) ?? projects.active;
  if (!open) throw new Refusal(noProject);
  const uris = given.length ? given : await askFiles();
  if (!uris?.length) return;
  const files = await filesOf(uris, (uri) => isOwn(open, uri));
  if (!files.length) throw new Refusal(nothing);
  const chosen = await choose(open, files, known, (charset) =>
    withProgress(
      vscode.l10n.t('Reading {n} files', { n: files.length }),
      files.length,
      (step, isCancelled) =>
        planImport(open.project, files, { charset, pdf, isCancelled, onFile: step }),
    ),
  );
  if (!chosen?.files.length) return;
  const comments = await askComments(chosen, known);
  if (comments === undefined) return;
  const coder =
    comments === 'nothing' ? undefined : await askedCoderName(open.project.index.coders());
  if (comments !== 'nothing' && coder === undefined) return;
  refuseUnsaved(open, chosen);
  const wanted = chosen.files.flatMap((file) => file.sources);
  const done = await withProgress(
    vscode.l10n.t('Importing {n} sources', { n: wanted.length }),
    wanted.length,
    (step, isCancelled) =>
      carryOut(open.project, chosen, { comments, coder, isCancelled, onSource: step }),
  );
  await acts.did(open, done.act);
  void tell(open, done);
}

/** In a folder that holds the project, its own files are not to come in once more. */
function isOwn(open: OpenProject, uri: vscode.Uri): boolean {
  const path = open.pathOf(uri);
  return path !== undefined && (isKept(path) || open.isSource(path));
}

async function choose(
  open: OpenProject,
  files: readonly Named[],
  known: Known,
  plan: (charset: string | undefined) => Promise<ImportPlan | undefined>,
): Promise<Preview | undefined> {
  const first = await plan(undefined);
  if (!first) return undefined;
  return known.all ? { files: first.files } : showPreview(open, files.length, first, plan);
}

/** Reads or writes with a bar that can be cancelled; undefined where it was. */
async function withProgress<T>(
  title: string,
  steps: number,
  work: (step: () => void, isCancelled: () => boolean) => Promise<T>,
): Promise<T> {
  const { Notification } = vscode.ProgressLocation;
  return vscode.window.withProgress(
    { location: Notification, title, cancellable: true },
    (progress, token) =>
      work(
        () => progress.report({ increment: 100 / steps }),
        () => token.isCancellationRequested,
      ),
  );
}

async function askComments({ files }: { readonly files: readonly PlannedFile[] }, known: Known) {
  const count = files.reduce(
    (sum, { sources }) => sources.reduce((inner, { remarks }) => inner + remarks.length, sum),
    0,
  );
  if (count === 0) return 'nothing';
  if (known.all || known.comments) return known.comments ?? 'nothing';
  const items: (vscode.QuickPickItem & { readonly as: CommentsAs })[] = [
    {
      label: vscode.l10n.t('Memos'),
      detail: vscode.l10n.t('Each comment is a memo on its words, under the code “comment”.'),
      iconPath: new vscode.ThemeIcon('note'),
      as: 'memos',
    },
    {
      label: vscode.l10n.t('Codings'),
      detail: vscode.l10n.t(
        'Each line of a comment names a code; those that are not in the codebook are added.',
      ),
      iconPath: new vscode.ThemeIcon('tag'),
      as: 'codings',
    },
    {
      label: vscode.l10n.t('Nothing'),
      detail: vscode.l10n.t('The comments are left out.'),
      iconPath: new vscode.ThemeIcon('circle-slash'),
      as: 'nothing',
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Import Sources'),
    placeHolder: vscode.l10n.t('There are {n} comments. What shall they become?', { n: count }),
  });
  return picked?.as;
}

/** An editor with unsaved words would write over the corrected text, or lose them. */
function refuseUnsaved(open: OpenProject, { files }: Preview): void {
  for (const { sources } of files)
    for (const { path, state } of sources) {
      const key = open.uriOf(path).toString();
      const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === key);
      if (state === 'corrected' && document?.isDirty)
        throw new Refusal(
          sentence('“{path}” has unsaved changes. Save it first, so that none are lost.', { path }),
        );
    }
}

async function tell(open: OpenProject, done: Carried): Promise<void> {
  const { written, missed, states, codings, cases, contradictions } = done;
  const looked = states.found + states.moved + states.lost;
  const words = [
    vscode.l10n.t('Sources imported: {n}', { n: written.length }),
    cases ? vscode.l10n.t('cases: {n}', { n: cases }) : '',
    codings ? vscode.l10n.t('codings of comments: {n}', { n: codings }) : '',
    looked
      ? vscode.l10n.t(
          'codings of replaced sources: {found} found, {moved} to review, {lost} lost',
          { ...states },
        )
      : '',
    missed.length
      ? vscode.l10n.t('left alone, because they came to be there meanwhile: {n}', {
          n: missed.length,
        })
      : '',
    contradictions.length
      ? vscode.l10n.t('cells that say something else and stay: {n}', { n: contradictions.length })
      : '',
  ].filter((part) => part !== '');
  const [first] = written;
  const show = vscode.l10n.t('Open');
  const buttons = first === undefined ? [] : [show];
  const answer = await vscode.window.showInformationMessage(`${words.join('; ')}.`, ...buttons);
  if (answer === show && first !== undefined)
    await vscode.window.showTextDocument(open.uriOf(first));
}

const noProject = sentence(
  'There is no project here. Make one of this folder first (New Project…).',
);
const nothing = sentence('There is nothing in this folder that can be imported.');

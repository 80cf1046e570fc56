import * as vscode from 'vscode';
import { sentence } from '../../../core/base/sentences';
import type { Act } from '../../../core/project/history';
import type { LocatedSource } from '../../../core/project/located';
import { keepOneOf } from '../../../core/project/keepOne';
import { Refusal, removeCodings } from '../../../core/project/operations';
import {
  acceptable,
  acceptPlaces,
  attachCoding,
  keepAsLost,
} from '../../../core/project/reviewing';
import { spanOf } from '../../host/convert';
import type { Services } from '../../services';
import { codeName, sourceName } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import { lostCodings, type Target } from './target';

/** Notes an act and says in the status bar what was done. */
async function done({ acts }: Services, open: OpenProject, act: Act, words: string): Promise<void> {
  await acts.did(open, act);
  vscode.window.setStatusBarMessage(`$(check) ${words}`, 4000);
}

export async function accept(services: Services, target: Target): Promise<void> {
  const { open, coding } = target;
  const act = await acceptPlaces(open.project, there(target), [coding]);
  const code = codeName(open, coding.record.code);
  await done(services, open, act, vscode.l10n.t('Accepted the place of {code}', { code }));
}

export async function acceptAll(
  services: Services,
  open: OpenProject,
  path: string,
): Promise<void> {
  const source = await open.project.located(path);
  const codings = source ? acceptable(source) : [];
  if (!source || !codings.length)
    throw new Refusal(
      sentence('Nothing in “{path}” waits to be accepted: what is lost must be attached first.', {
        path,
      }),
    );
  const act = await acceptPlaces(open.project, source, codings);
  const values = { n: codings.length, source: sourceName(open, path) };
  await done(services, open, act, vscode.l10n.t('Accepted {n} places in {source}', values));
}

/** To what is selected in an editor of the coding's source. */
export async function attachToSelection(services: Services, target: Target): Promise<void> {
  const { open, path, coding } = target;
  const uri = open.uriOf(path).toString();
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editor = [activeTextEditor, ...visibleTextEditors].find(
    (each) => each?.document.uri.toString() === uri && !each.selection.isEmpty,
  );
  const live = editor && (await services.live.settled(editor.document));
  if (!live)
    throw new Refusal(
      sentence('Select the right words in {path} first, then attach the coding to them.', { path }),
    );
  const act = await attachCoding(
    open.project,
    live.source,
    coding,
    spanOf(live.source, editor.selection),
  );
  await attached(services, target, act);
}

export async function attached(services: Services, { open, coding }: Target, act: Act) {
  const code = codeName(open, coding.record.code);
  await done(services, open, act, vscode.l10n.t('Attached {code} to these words', { code }));
}

export async function keepLost(services: Services, { open, path, coding }: Target): Promise<void> {
  const act = await keepAsLost(open.project, path, [coding]);
  const code = codeName(open, coding.record.code);
  await done(services, open, act, vscode.l10n.t('Kept {code} as lost', { code }));
}

/** All of a source that is gone, or all that are lost in one that is there. */
export async function keepAllLost(
  services: Services,
  open: OpenProject,
  path: string,
): Promise<void> {
  const source = open.project.sources.has(path) ? await open.project.located(path) : undefined;
  const codings = source?.codings ?? (await lostCodings(open, path));
  const act = await keepAsLost(open.project, path, codings);
  const n = act.files.reduce((sum, { changes }) => sum + changes.length, 0);
  await done(services, open, act, vscode.l10n.t('Kept {n} codings as lost', { n }));
}

export async function remove(services: Services, { open, path, coding }: Target): Promise<void> {
  const act = await removeCodings(open.project, path, [coding]);
  const codes = codeName(open, coding.record.code);
  await done(services, open, act, vscode.l10n.t('Removed {codes}', { codes }));
}

/** Of a coding that was made twice. */
export async function keepOne(services: Services, { open, path, coding }: Target): Promise<void> {
  const file = open.project.codingFile(coding.coder, path);
  const act = await keepOneOf(open.project, file, coding.record.id);
  const code = codeName(open, coding.record.code);
  await done(services, open, act, vscode.l10n.t('Kept one coding {code}', { code }));
}

/** The source of a target; throws a Refusal where it is gone. */
export function there({ source, path }: Target): LocatedSource {
  if (source) return source;
  throw new Refusal(
    sentence('The file {path} is gone. Its codings are kept; put the file back to read them.', {
      path,
    }),
  );
}

import * as vscode from 'vscode';
import type { LossReport } from '../../../core/exchange/lossReport';
import { join } from '../../../core/joining/join';
import { planJoin } from '../../../core/joining/planJoin';
import type { ReadStudy } from '../../../core/programs/importProject';
import type { Services } from '../../services';
import { askedCoderName } from '../../state/coder';
import { refuseUnsaved } from '../../state/savedBook';
import type { OpenProject } from '../../workspace';
import { agreed, carriedWords, showDone } from './report';

/** Shows what would be new in a project and what is there already, and brings it in as one act. */
export async function joinProject(
  { acts }: Services,
  open: OpenProject,
  { study, losses }: ReadStudy,
  file: string,
  isAsking: boolean,
): Promise<void> {
  await refuseUnsaved(open);
  const codings = [...(study.quoted ?? []), ...study.sources.flatMap((source) => source.codings)];
  const isNobodys = codings.some(({ coder }) => coder === undefined);
  const nobody =
    isAsking && isNobodys ? await askedCoderName(open.project.index.coders()) : undefined;
  if (isAsking && isNobodys && nobody === undefined) return;
  const plan = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Looking for what is there already…'),
    },
    () => planJoin(open.project, study, losses, nobody),
  );
  const head = headOf(open, file, plan.report, plan.there);
  if (isAsking && !(await agreed(plan.report, vscode.l10n.t('Import'), head))) return;
  if (!plan.isEmpty) await acts.did(open, await join(open.project, plan, file));
  const words = vscode.l10n.t('“{project}” has it now: {what}.', {
    project: open.name,
    what: carriedWords(plan.report),
  });
  const done = showDone(words, plan.report, undefined);
  if (isAsking) await done;
}

function headOf(
  { name }: OpenProject,
  file: string,
  report: LossReport,
  there: ReadonlyMap<string, number>,
): string {
  const news = vscode.l10n.t('New in “{project}” from “{file}”: {what}.', {
    project: name,
    file,
    what: carriedWords(report),
  });
  const known = [...there.values()].some((count) => count > 0)
    ? vscode.l10n.t('There already: {what}.', {
        what: carriedWords({ carried: there, losses: [], notes: [] }),
      })
    : '';
  return [news, known].filter((words) => words !== '').join(' ');
}

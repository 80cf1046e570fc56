import * as vscode from 'vscode';
import { HitSearch } from '../../../core/autocoding/hits';
import { type Look, type LookKind, unitsOf } from '../../../core/autocoding/query';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { nameKey } from '../../../core/text/names';
import { inWords } from '../../host/words';
import type { Services } from '../../services';
import { askedCoderName } from '../../state/coder';
import { joined } from '../../tree/names';
import { pickToApply } from '../../tree/pickCode';
import type { OpenProject } from '../../workspace';
import { askSources } from './askSources';
import { withProgress } from './progress';
import type { Asked } from './session';
import { kindInWords } from './words';
import { readable } from '../../../core/project/readable';

/** Asks what is to be looked for, where, and with which code it is to be coded. */
export async function ask(
  { projects }: Pick<Services, 'projects'>,
  code: string | undefined,
): Promise<Asked | undefined> {
  const editor = vscode.window.activeTextEditor;
  const open = (editor && projects.sourceAt(editor.document.uri)?.open) ?? projects.active;
  if (!open)
    throw new Refusal(
      sentence('There is no project here. Make one of this folder first (New Project…).'),
    );
  const here = editor && open.pathOf(editor.document.uri);
  const kind = await askKind();
  if (!kind) return undefined;
  const sources = await askSources(open, here);
  if (!sources?.length) return undefined;
  const look =
    kind === 'speaker' ? await askSpeakers(open, sources) : await askWords(open, kind, selected());
  if (!look) return undefined;
  const chosen = code ?? (await askCode(open));
  const coder = chosen && (await askedCoderName(open.project.index.coders()));
  if (chosen === undefined || coder === undefined) return undefined;
  return { open, query: { look, unit: unitsOf[kind][0] }, sources, code: chosen, coder };
}

async function askKind(): Promise<LookKind | undefined> {
  const row = (kind: LookKind, icon: string, detail: string) => ({
    label: kindInWords(kind),
    iconPath: new vscode.ThemeIcon(icon),
    detail,
    kind: vscode.QuickPickItemKind.Default,
    look: kind,
  });
  const picked = await vscode.window.showQuickPick(
    [
      row(
        'word',
        'whole-word',
        vscode.l10n.t(
          'Not inside another word; Chinese words by dictionary and by the terms in project.yaml',
        ),
      ),
      row('phrase', 'quote', vscode.l10n.t('Wherever these characters stand')),
      row('pattern', 'regex', vscode.l10n.t('For example: 每[周月]|every (week|month)')),
      row('speaker', 'account', vscode.l10n.t('All turns of one speaker or several')),
      row(
        'question',
        'question',
        vscode.l10n.t('What is answered to a question, or what interviewers ask'),
      ),
    ],
    {
      title: vscode.l10n.t('Autocode'),
      placeHolder: vscode.l10n.t('What is to be looked for?'),
      matchOnDetail: true,
    },
  );
  return picked?.look;
}

/** The words that are selected, where they may be what is to be looked for. */
function selected(): string {
  const editor = vscode.window.activeTextEditor;
  const words = editor?.document.getText(editor.selection).trim() ?? '';
  return words.length <= 80 && !words.includes('\n') ? words : '';
}

function askWords(
  open: OpenProject,
  kind: Exclude<LookKind, 'speaker'>,
  value: string,
): Promise<Look | undefined> {
  const box = vscode.window.createInputBox();
  let isExact = false;
  const look = (): Look =>
    kind === 'question' ? { kind, text: box.value } : { kind, text: box.value, isExact };
  const fault = () => faultOf(look(), open.project.settings.terms);
  const show = () => {
    const exact = vscode.l10n.t('exactly as it is written');
    const alike = vscode.l10n.t(
      'capitals, accents, width, and simplified or traditional characters are all alike',
    );
    const what =
      kind === 'question'
        ? vscode.l10n.t('Words of the question; nothing for every question')
        : kind === 'pattern'
          ? vscode.l10n.t('A regular expression, tried on each turn and heading')
          : vscode.l10n.t('What is to be looked for');
    const how =
      kind === 'pattern'
        ? isExact
          ? vscode.l10n.t('capitals count')
          : ''
        : isExact
          ? exact
          : alike;
    box.prompt = joined(what, how);
    box.buttons = kind === 'question' ? [] : [isExact ? exactButton() : alikeButton()];
  };
  box.title = vscode.l10n.t('Autocode: {kind}', { kind: kindInWords(kind) });
  box.value = value;
  box.ignoreFocusOut = true;
  show();
  return new Promise((resolve) => {
    let answer: Look | undefined;
    box.onDidTriggerButton(() => {
      isExact = !isExact;
      show();
    });
    box.onDidChangeValue(() => (box.validationMessage = box.value ? fault() : undefined));
    box.onDidAccept(() => {
      box.validationMessage = fault();
      if (box.validationMessage !== undefined) return;
      answer = look();
      box.hide();
    });
    box.onDidHide(() => {
      box.dispose();
      resolve(answer);
    });
    box.show();
  });
}

function alikeButton(): vscode.QuickInputButton {
  return {
    iconPath: new vscode.ThemeIcon('case-sensitive'),
    tooltip: vscode.l10n.t('Look for it exactly as it is written'),
  };
}

function exactButton(): vscode.QuickInputButton {
  return {
    iconPath: new vscode.ThemeIcon('preserve-case'),
    tooltip: vscode.l10n.t('Take other ways of writing it for the same'),
  };
}

function faultOf(look: Look, terms: readonly string[]): string | undefined {
  try {
    new HitSearch({ look, unit: unitsOf[look.kind][0] }, terms);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return inWords(error.sentence);
    throw error;
  }
}

async function askSpeakers(
  open: OpenProject,
  sources: readonly string[],
): Promise<Look | undefined> {
  const speakers = new Map<string, { name: string; turns: number; isInterviewer: boolean }>();
  const isDone = await withProgress(
    vscode.l10n.t('Looking who speaks'),
    sources.length,
    async ({ step, isCancelled }) => {
      for (const path of sources) {
        if (isCancelled()) return false;
        for (const { name, turns, isInterviewer } of (await readable(open.project, path))
          ?.transcript.speakers ?? []) {
          const known = speakers.get(nameKey(name));
          if (known) known.turns += turns;
          else speakers.set(nameKey(name), { name, turns, isInterviewer });
        }
        step();
      }
      return true;
    },
  );
  if (!isDone) return undefined;
  if (!speakers.size) throw new Refusal(sentence('In these sources nobody is named who speaks.'));
  const rows = [...speakers.values()]
    .sort((a, b) => b.turns - a.turns)
    .map(({ name, turns, isInterviewer }) => ({
      label: name,
      description: joined(
        vscode.l10n.t('{n} turns', { n: turns }),
        isInterviewer ? vscode.l10n.t('interviewer') : '',
      ),
    }));
  const picked = await vscode.window.showQuickPick(rows, {
    title: vscode.l10n.t('Autocode: {kind}', { kind: kindInWords('speaker') }),
    placeHolder: vscode.l10n.t('Whose turns?'),
    canPickMany: true,
  });
  return picked?.length ? { kind: 'speaker', names: picked.map(({ label }) => label) } : undefined;
}

function askCode(open: OpenProject): Promise<string | undefined> {
  return pickToApply(
    open,
    vscode.l10n.t('Autocode'),
    vscode.l10n.t('Which code? Nothing is coded before you have seen what is found.'),
  );
}

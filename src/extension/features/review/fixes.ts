import * as vscode from 'vscode';
import { readRecord } from '../../../core/coding/coding';
import { doubtOf } from '../../../core/project/doubts';
import { roleOf } from '../../../core/project/layout';
import { spanOf } from '../../host/convert';
import type { Services } from '../../services';
import { codeName } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import { type CodingRef, refOf } from './target';

const { QuickFix } = vscode.CodeActionKind;

/** What can be done about a coding, by what is wrong with it; the first is the likeliest. */
const fixes: Readonly<Record<string, readonly FixName[]>> = {
  moved: ['accept', 'nextCandidate', 'attach', 'compare', 'remove'],
  lost: ['nextCandidate', 'attach', 'keepLost', 'compare', 'remove'],
  back: ['accept', 'compare', 'remove'],
  conflict: ['settle'],
  twice: ['keepOne'],
};

type FixName =
  'accept' | 'nextCandidate' | 'attach' | 'compare' | 'keepLost' | 'remove' | 'settle' | 'keepOne';

/** Kinds of problems (see `crossCheck` and `twinCodings`) that are of one coding. */
const doubtOfProblem: Readonly<Record<string, keyof typeof fixes>> = {
  'moved-coding': 'moved',
  'lost-coding': 'lost',
  'found-again': 'back',
  conflict: 'conflict',
  'coding-twice': 'twice',
};

/** Quick fixes for codings that are not simply found, and for sources that are gone. */
export class ReviewFixes implements vscode.CodeActionProvider {
  constructor(private readonly services: Services) {}

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const live = this.services.live.get(document);
    if (live) return this.inSource(document, range);
    const open = this.services.projects.of(document.uri);
    const file = open?.pathOf(document.uri);
    if (!open || file === undefined) return [];
    return diagnostics
      .filter(({ source }) => source === 'Codebook')
      .flatMap((diagnostic) => this.forProblem(open, file, document, diagnostic));
  }

  /** Of a source everything is at hand: what stands at the cursor is asked, not the problems. */
  private inSource(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const live = this.services.live.get(document);
    if (!live) return [];
    const { open, source } = live;
    const doubts = open.project.doubts.all.get(source.path);
    if (!doubts?.length) return [];
    const asked = spanOf(source, range);
    return source.codings.flatMap((coding) => {
      const doubt = doubtOf(coding);
      const { location } = coding;
      if (!doubt || location.state === 'lost') return [];
      if (location.span.start > asked.end || location.span.end < asked.start) return [];
      return actionsFor(
        open,
        refOf({ open, path: source.path, coding }),
        doubt,
        coding.record.code,
      );
    });
  }

  private forProblem(
    open: OpenProject,
    file: string,
    document: vscode.TextDocument,
    diagnostic: vscode.Diagnostic,
  ): vscode.CodeAction[] {
    const role = roleOf(file, () => false);
    const kind = typeof diagnostic.code === 'string' ? diagnostic.code : '';
    const text = document.lineAt(diagnostic.range.start.line).text;
    if (role.kind !== 'codings')
      return kind === 'source-gone'
        ? withProblem(goneFixes(open, firstGone(open, text)), diagnostic)
        : [];
    if (kind === 'source-gone' || kind === 'source-moved')
      return withProblem(goneFixes(open, role.source), diagnostic);
    const doubt = doubtOfProblem[kind];
    const record = readRecord(text.replace(/^\ufeff/, ''));
    if (!doubt || typeof record === 'string') return [];
    const ref = {
      folder: open.folder.toString(),
      source: role.source,
      coder: role.coder,
      id: record.id,
    };
    return withProblem(actionsFor(open, ref, doubt, record.code), diagnostic);
  }
}

function actionsFor(
  open: OpenProject,
  ref: CodingRef,
  doubt: keyof typeof fixes,
  code: string,
): vscode.CodeAction[] {
  const name = codeName(open, code);
  const actions = (fixes[doubt] ?? []).map((fix, at) => {
    const action = new vscode.CodeAction(titleOf(fix, name), QuickFix);
    action.command = { command: `codebook.review.${fix}`, title: action.title, arguments: [ref] };
    action.isPreferred = at === 0 && fix === 'accept';
    return action;
  });
  if (doubt !== 'moved') return actions;
  const all = new vscode.CodeAction(vscode.l10n.t('Accept all of this source'), QuickFix);
  const command = 'codebook.review.acceptSource';
  all.command = { command, title: all.title, arguments: [ref] };
  return [...actions, all];
}

function titleOf(fix: FixName, code: string): string {
  switch (fix) {
    case 'accept':
      return vscode.l10n.t('Accept this place for {code}', { code });
    case 'nextCandidate':
      return vscode.l10n.t('Attach {code} to the next candidate…', { code });
    case 'attach':
      return vscode.l10n.t('Attach {code} to the selection', { code });
    case 'compare':
      return vscode.l10n.t('Compare {code} then and now', { code });
    case 'keepLost':
      return vscode.l10n.t('Keep {code} as lost', { code });
    case 'remove':
      return vscode.l10n.t('Remove {code} here', { code });
    case 'settle':
      return vscode.l10n.t('Choose a version of {code}…', { code });
    case 'keepOne':
      return vscode.l10n.t('Keep one coding {code}, with the memos of all', { code });
  }
}

/** For the codings of a source that is gone: they are those of another. */
function goneFixes(open: OpenProject, from: string | undefined): vscode.CodeAction[] {
  if (from === undefined) return [];
  const likely = open.project.gone.get(from)?.likely ?? [];
  const folder = open.folder.toString();
  const make = (title: string, command: string, args: object) => {
    const action = new vscode.CodeAction(title, QuickFix);
    action.command = { command, title, arguments: [{ folder, source: from, ...args }] };
    return action;
  };
  const named = likely.map(({ path }) =>
    make(
      vscode.l10n.t('These are the codings of “{path}”', { path }),
      'codebook.review.attachSource',
      { to: path },
    ),
  );
  const [first] = named;
  if (first && named.length === 1) first.isPreferred = true;
  return [
    ...named,
    make(vscode.l10n.t('These are the codings of…'), 'codebook.review.attachSource', {}),
    make(vscode.l10n.t('Keep all of them as lost'), 'codebook.review.keepSourceLost', {}),
  ];
}

/** The source that a row of the table names, where it is gone and has codings. */
function firstGone({ project }: OpenProject, row: string): string | undefined {
  return [...project.gone.keys()].find((path) => row.includes(path));
}

function withProblem(actions: vscode.CodeAction[], diagnostic: vscode.Diagnostic) {
  for (const action of actions) action.diagnostics = [diagnostic];
  return actions;
}

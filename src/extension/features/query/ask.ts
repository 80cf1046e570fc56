import * as vscode from 'vscode';
import { completeQuery, type QueryCompletion } from '../../../core/analysis/query/complete';
import { countAnswers, prepared } from '../../../core/analysis/query/query';
import { QueryFault } from '../../../core/analysis/query/syntax';
import { whyNothing } from '../../../core/analysis/query/whyNothing';
import { Refusal } from '../../../core/base/refusal';
import { sentence } from '../../../core/base/sentences';
import { saveQuery } from '../../../core/project/savedQueries';
import { inBackground } from '../../host/errors';
import { inWords } from '../../host/words';
import type { Services } from '../../services';
import type { OpenProject } from '../../workspace';

interface Row extends vscode.QuickPickItem {
  /** Shows what is found. */
  readonly show?: string;
  /** What the box is to hold. */
  readonly fill?: string;
}

/** More than a list shows at once without being scrolled. */
const mostCompletions = 100;

/** Asks for a question, completes and checks it as it is typed, and shows its excerpts. */
export async function queryExcerpts({ projects, choice }: Services): Promise<void> {
  await projects.settled();
  const open = projects.active;
  if (!open) throw new Refusal(sentence('There is no project here.'));
  const query = await new QueryBox(open, choice.chosen?.also?.query ?? '').ask();
  if (query === undefined) return;
  const also = { query, words: query };
  choice.choose({ open, code: undefined, withDescendants: false, case: undefined, also });
}

class QueryBox {
  private readonly pick = vscode.window.createQuickPick<Row>();
  /** Grows with each change: answers to a question that is no longer there are not shown. */
  private turn = 0;
  private finish: (query: string | undefined) => void = () => undefined;

  constructor(
    private readonly open: OpenProject,
    query: string,
  ) {
    this.pick.title = vscode.l10n.t('Find Excerpts by Query');
    this.pick.placeholder = 'code:mentoring role:leader near/3 code:trust';
    this.pick.value = query;
    this.pick.buttons = [saveButton()];
  }

  async ask(): Promise<string | undefined> {
    const { pick } = this;
    const answer = new Promise<string | undefined>((resolve) => (this.finish = resolve));
    pick.onDidChangeValue(() => this.fill());
    pick.onDidAccept(() => this.accept());
    pick.onDidTriggerButton(() => inBackground(this.save()));
    pick.onDidHide(() => this.finish(undefined));
    this.fill();
    pick.show();
    const query = await answer;
    this.turn++;
    pick.dispose();
    return query;
  }

  private accept(): void {
    // Who clicks a row selects it; who presses Enter takes the one in focus.
    const row = this.pick.selectedItems[0] ?? this.pick.activeItems[0];
    if (row?.show !== undefined) return this.finish(row.show);
    if (row?.fill === undefined) return;
    this.pick.value = row.fill;
    this.fill();
  }

  /** The fault of the question, if it has one. */
  private faultIn(query: string): Refusal | undefined {
    try {
      prepared(this.open.project, query);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  private fill(): void {
    const { pick, open } = this;
    const query = pick.value;
    const turn = ++this.turn;
    const fault = this.faultIn(query);
    const { from, items } = completeQuery(open.project, query);
    const completions = items
      .slice(0, mostCompletions)
      .filter(({ text }) => text !== query.slice(from))
      .map((item) => completionRow(item, query.slice(0, from)));
    const saved = query.trim() === '' ? this.savedRows() : [];
    const answer: Row = fault ? faultRow(query, fault) : { ...showRow(query, undefined) };
    const rows = fault ? [...completions, answer] : [answer, ...saved, ...completions];
    pick.items = rows;
    pick.busy = !fault;
    if (fault) return;
    inBackground(
      this.count(query).then((row) => {
        if (turn !== this.turn) return;
        pick.busy = false;
        const [active] = pick.activeItems;
        pick.items = [row, ...rows.slice(1)];
        // Who has gone down the list stays there.
        if (active && active !== answer) pick.activeItems = [active];
      }),
    );
  }

  private async count(query: string): Promise<Row> {
    const { project } = this.open;
    const count = await countAnswers(project, prepared(project, query));
    if (count) return showRow(query, count);
    const parts = await whyNothing(project, query);
    const each = parts.map(({ text, count: own }) => `${text} (${own})`).join(', ');
    return {
      ...showRow(query, 0),
      ...(each === ''
        ? {}
        : { detail: vscode.l10n.t('By itself, each part has: {parts}', { parts: each }) }),
    };
  }

  private savedRows(): Row[] {
    const { queries } = this.open.project.settings;
    if (!queries.size) return [];
    return [
      { label: vscode.l10n.t('Saved'), kind: vscode.QuickPickItemKind.Separator },
      ...Array.from(queries, ([label, fill]): Row => ({
        label: `$(bookmark) ${label}`,
        description: fill,
        fill,
        alwaysShow: true,
      })),
      { label: vscode.l10n.t('Fields'), kind: vscode.QuickPickItemKind.Separator },
    ];
  }

  private async save(): Promise<void> {
    const query = this.pick.value.trim();
    const fault = this.faultIn(query);
    if (fault) throw fault;
    if (query === '') throw new Refusal(sentence('Type a question first, then save it.'));
    const name = await vscode.window.showInputBox({
      title: vscode.l10n.t('Save Query'),
      prompt: vscode.l10n.t('It is kept in project.yaml, for everybody.'),
      placeHolder: query,
      validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Type a name.') : undefined),
    });
    if (name === undefined) return;
    await saveQuery(this.open.project.store, name.trim(), query);
  }
}

function saveButton(): vscode.QuickInputButton {
  return { iconPath: new vscode.ThemeIcon('save'), tooltip: vscode.l10n.t('Save Query') };
}

function showRow(query: string, count: number | undefined): Row {
  const label =
    count === undefined
      ? vscode.l10n.t('Show the excerpts')
      : count === 1
        ? vscode.l10n.t('Show 1 excerpt')
        : vscode.l10n.t('Show {n} excerpts', { n: count });
  return { label: `$(search) ${label}`, show: query, alwaysShow: true };
}

function faultRow(query: string, fault: Refusal): Row {
  const row = { label: `$(error) ${inWords(fault.sentence)}`, alwaysShow: true };
  if (!(fault instanceof QueryFault)) return row;
  const { start, end } = fault.span;
  const marked = `${query.slice(0, start)}»${query.slice(start, end)}«${query.slice(end)}`;
  return { ...row, detail: marked };
}

function completionRow({ text, kind, names }: QueryCompletion, before: string): Row {
  const icon = {
    field: 'symbol-field',
    value: 'symbol-value',
    relation: 'arrow-both',
    sign: 'symbol-operator',
  }[kind];
  const [name] = names;
  // After a field a value is to come; after anything else, something new.
  const fill = kind === 'field' ? before + text : `${before}${text} `;
  return {
    label: `$(${icon}) ${text}`,
    ...(name === undefined ? {} : { description: name }),
    fill,
    alwaysShow: true,
  };
}

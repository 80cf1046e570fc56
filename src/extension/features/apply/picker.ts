import * as vscode from 'vscode';
import { CodeSearch, type Preference } from '../../../core/analysis/codeSearch';
import type { Code, Codebook } from '../../../core/codebook/codebook';
import { inBackground } from '../../host/errors';
import type { OpenProject } from '../../workspace';
import { type Row, rowButtons, Rows } from './rows';
import { queryIn, Ticks } from './ticks';

/** What was picked: codes, or the wish for a new one. */
export type Picked =
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  | {
      readonly kind: 'create';
      readonly name: string;
      readonly codes: readonly string[];
      /** Id of the code to put it in; undefined where that is to be asked. */
      readonly parent?: string;
    };

export interface PickRequest {
  readonly title: string;
  /** Ids, the nearest or latest first: they come first of what matches alike. */
  readonly nearby: readonly string[];
  readonly recent: readonly string[];
  readonly apply: (codes: readonly string[]) => Promise<void>;
  readonly peek: (code: string) => Promise<void>;
}

const searches = new WeakMap<Codebook, CodeSearch>();

/** Does beforehand what the first letters that are typed would have to wait for. */
export function getReady({ project: { book } }: OpenProject): void {
  searchOf(book).prepare();
}

function searchOf(book: Codebook): CodeSearch {
  const search = searches.get(book) ?? new CodeSearch(book);
  searches.set(book, search);
  return search;
}

/** The picker that is open: the keys for its buttons are commands. */
let current: CodePicker | undefined;

/** Lets the researcher pick one code or several, or make one. Undefined when they think better of it. */
export async function pickCodes(
  open: OpenProject,
  request: PickRequest,
): Promise<Picked | undefined> {
  const picker = new CodePicker(open.project.book, request);
  current = picker;
  const setPicking = (isOpen: boolean) =>
    vscode.commands.executeCommand('setContext', 'codebook.picking', isOpen);
  inBackground(Promise.resolve(setPicking(true)));
  try {
    return await picker.run();
  } finally {
    if (current === picker) {
      current = undefined;
      inBackground(Promise.resolve(setPicking(false)));
    }
  }
}

/** Does what a button of the highlighted row does. */
export function actOnRow(act: keyof typeof rowButtons): void {
  current?.act(act);
}

class CodePicker {
  private readonly search;
  private readonly preference: Preference;
  private readonly pick = vscode.window.createQuickPick<Row>();
  private readonly hasPrompt = 'prompt' in this.pick;
  private readonly rows;
  private readonly ticks = new Ticks((text) => this.find(text)[0]?.id);
  /** Ids applied while the picker stayed. */
  private applied: readonly string[] = [];
  /** While rows are replaced, what the window says of ticks is not the researcher's doing. */
  private isFilling = false;
  private finish: (picked: Picked | undefined) => void = () => undefined;

  constructor(
    private readonly book: Codebook,
    private readonly request: PickRequest,
  ) {
    this.search = searchOf(book);
    this.rows = new Rows(book, !this.hasPrompt);
    const first = [...new Set([...request.nearby, ...request.recent])];
    this.preference = new Map(first.map((id, rank) => [id, rank]));
    this.pick.title = request.title;
    this.pick.canSelectMany = true;
    // Rows stay in the order of our search. Hosts that do not know the property yet sort by label.
    Object.assign(this.pick, { sortByLabel: false });
    this.pick.placeholder = vscode.l10n.t(
      'Type part of a code’s name, id or alias; a comma takes it and goes on to the next',
    );
  }

  run(): Promise<Picked | undefined> {
    return new Promise((resolve) => {
      const { pick } = this;
      let answer: Picked | undefined;
      this.finish = (picked) => {
        answer = picked;
        pick.hide();
      };
      pick.onDidChangeValue(() => this.fill());
      pick.onDidChangeActive(() => this.tellOf(pick.activeItems[0]));
      pick.onDidChangeSelection((rows) => this.select(rows));
      pick.onDidTriggerItemButton(({ item, button }) => {
        for (const act of ['stay', 'createInside', 'peek'] as const)
          if (button === rowButtons[act]) this.act(act, item);
      });
      pick.onDidAccept(() => this.finish(this.accepted()));
      pick.onDidHide(() => {
        pick.dispose();
        resolve(answer);
      });
      this.fill();
      pick.show();
      // When the window has it: the first search would be late by this.
      setTimeout(() => this.search.prepare());
    });
  }

  act(act: keyof typeof rowButtons, row: Row | undefined = this.pick.activeItems[0]): void {
    const { code } = row ?? {};
    if (act === 'stay') this.applyAndStay(row);
    else if (code !== undefined && act === 'peek') {
      this.finish(undefined);
      inBackground(this.request.peek(code));
    } else if (code !== undefined)
      this.finish({ kind: 'create', name: this.query, codes: this.ticked, parent: code });
  }

  private applyAndStay(row: Row | undefined): void {
    const { ticked } = this;
    const codes = [...new Set([...ticked, ...(row?.code === undefined ? [] : [row.code])])];
    if (!codes.length) return;
    this.ticks.clear();
    this.applied = [...this.applied, ...codes];
    inBackground(this.request.apply(codes));
    this.pick.value = '';
    this.fill();
    const stays = this.pick.items.find(({ code }) => code !== undefined && code === row?.code);
    if (stays) this.focus(stays);
  }

  private select(rows: readonly Row[]): void {
    if (this.isFilling) return;
    const name = rows.find((row) => row.create !== undefined)?.create;
    if (name !== undefined) this.finish({ kind: 'create', name, codes: this.ticked });
    else this.ticks.set(this.pick.value, idsOf(this.pick.items), idsOf(rows));
  }

  /** Of what is focused for them people are told at once: VS Code reports only what they focus. */
  private focus(row: Row): void {
    this.pick.activeItems = [row];
    this.tellOf(row);
  }

  /** Definition and exclusion rules of the code in focus. */
  private tellOf(row: Row | undefined): void {
    if (!this.hasPrompt) return;
    const code = row?.code === undefined ? undefined : this.book.byId.get(row.code);
    Object.assign(this.pick, { prompt: code && this.rows.inView(code) });
  }

  private get query(): string {
    return queryIn(this.pick.value);
  }

  private find(text: string): readonly Code[] {
    return this.search.find(text, this.preference);
  }

  private get ticked(): readonly string[] {
    return this.ticks.in(this.pick.value);
  }

  /** What Enter means: the ticked codes, and the one in focus when it was looked for or nothing is ticked. */
  private accepted(): Picked | undefined {
    const [active] = this.pick.activeItems;
    const { ticked } = this;
    const isWanted = this.query !== '' || ticked.length === 0;
    if (isWanted && active?.create !== undefined)
      return { kind: 'create', name: active.create, codes: ticked };
    const focused = isWanted && active?.code !== undefined ? [active.code] : [];
    const codes = [...new Set([...ticked, ...focused])];
    return codes.length ? { kind: 'codes', codes } : undefined;
  }

  private fill(): void {
    const { query, ticked } = this;
    const isApplied = (id: string) => this.applied.includes(id);
    const rows =
      query === ''
        ? this.rows.atRest(this.request, ticked, isApplied)
        : this.rows.found(this.find(query), query, ticked, isApplied);
    const isAnswered = rows.some(({ code }) => code !== undefined && !ticked.includes(code));
    if (query !== '' && !isAnswered) inBackground(this.guess(query));
    this.show(rows);
  }

  /** Where no code answers, some may be meant; making a new one stays what Enter does. */
  private async guess(query: string): Promise<void> {
    const { guessCodes } = await import('../../../core/analysis/guessCodes');
    const { ticked } = this;
    const codes = guessCodes(this.book, query).filter(({ id }) => !ticked.includes(id));
    if (query !== this.query || !codes.length) return;
    this.show(this.rows.guessed(codes, query, ticked, (id) => this.applied.includes(id)));
  }

  private show(rows: readonly Row[]): void {
    this.isFilling = true;
    const { query, ticked } = this;
    this.pick.items = rows;
    this.pick.selectedItems = rows.filter(({ code }) => code && ticked.includes(code));
    const create = rows.find((row) => row.create !== undefined);
    const first = rows.find(({ code }) => code !== undefined && !ticked.includes(code));
    const isGuess = create === rows[0];
    const focus = query === '' ? undefined : isGuess ? create : (first ?? create);
    if (focus) this.focus(focus);
    this.isFilling = false;
  }
}

function idsOf(rows: readonly Row[]): string[] {
  return rows.flatMap(({ code }) => code ?? []);
}

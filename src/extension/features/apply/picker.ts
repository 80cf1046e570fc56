import * as vscode from 'vscode';
import { CodeSearch, type Preference } from '../../../core/analysis/codeSearch';
import type { Code, Codebook } from '../../../core/codebook/codebook';
import { inBackground } from '../../host/errors';
import type { OpenProject } from '../../workspace';
import { type Row, rowButtons, Rows, section } from './rows';

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

/** A comma, Chinese or not, after part of a name takes the best match and goes on to the next. */
const comma = /[,，、;；]/;

/** More rows than these nobody reads through; sending them would keep the picker waiting. */
const most = { atRest: 300, found: 100, nearby: 5 };

const searches = new WeakMap<Codebook, CodeSearch>();

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
  /** Ids ticked by hand, in their order, and those unticked though the text takes them. */
  private byHand: readonly string[] = [];
  private refused: readonly string[] = [];
  /** Ids applied while the picker stayed. */
  private applied: readonly string[] = [];
  /** While rows are replaced, what the window says of ticks is not the researcher's doing. */
  private isFilling = false;
  private finish: (picked: Picked | undefined) => void = () => undefined;

  constructor(
    private readonly book: Codebook,
    private readonly request: PickRequest,
  ) {
    this.search = searches.get(book) ?? new CodeSearch(book);
    searches.set(book, this.search);
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
    this.byHand = [];
    this.refused = [];
    this.applied = [...this.applied, ...codes];
    inBackground(this.request.apply(codes));
    this.pick.value = '';
    this.fill();
    const stays = this.pick.items.find(({ code }) => code !== undefined && code === row?.code);
    if (stays) this.pick.activeItems = [stays];
  }

  private select(rows: readonly Row[]): void {
    if (this.isFilling) return;
    const name = rows.find((row) => row.create !== undefined)?.create;
    if (name !== undefined) this.finish({ kind: 'create', name, codes: this.ticked });
    else this.tickShown(rows);
  }

  /** Definition and exclusion rules of the code in focus. */
  private tellOf(row: Row | undefined): void {
    if (!this.hasPrompt) return;
    const code = row?.code === undefined ? undefined : this.book.byId.get(row.code);
    Object.assign(this.pick, { prompt: code && this.rows.inView(code) });
  }

  /** What is looked for: the text after the last comma. */
  private get query(): string {
    return this.pick.value.split(comma).at(-1)?.trim() ?? '';
  }

  private find(text: string): readonly Code[] {
    return this.search.find(text, this.preference);
  }

  /** Ids of the codes ticked by hand, and of the best match of each text before a comma. */
  private get ticked(): readonly string[] {
    const taken = this.pick.value
      .split(comma)
      .slice(0, -1)
      .flatMap((text) => this.find(text).slice(0, 1))
      .map(({ id }) => id)
      .filter((id) => !this.refused.includes(id));
    return [...new Set([...this.byHand, ...taken])];
  }

  /** Of the rows shown, these are ticked now; ticks of rows not shown stay. */
  private tickShown(rows: readonly Row[]): void {
    const shown = this.pick.items.flatMap(({ code }) => code ?? []);
    const now = rows.flatMap(({ code }) => code ?? []);
    const before = this.ticked;
    const unticked = shown.filter((id) => before.includes(id) && !now.includes(id));
    this.refused = [...this.refused.filter((id) => !now.includes(id)), ...unticked];
    const kept = this.byHand.filter((id) => !unticked.includes(id));
    this.byHand = [...kept, ...now.filter((id) => !before.includes(id))];
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
    this.isFilling = true;
    const { query, ticked } = this;
    const rows = query === '' ? this.rowsAtRest(ticked) : this.rowsFor(query, ticked);
    this.pick.items = rows;
    this.pick.selectedItems = rows.filter(({ code }) => code && ticked.includes(code));
    const first = rows.find(({ code }) => code !== undefined && !ticked.includes(code));
    const create = rows.at(-1);
    const focus = query === '' ? undefined : (first ?? create);
    if (focus) this.pick.activeItems = [focus];
    this.isFilling = false;
  }

  private rowsAtRest(ticked: readonly string[]): Row[] {
    const used = new Set(ticked);
    const unused = (ids: readonly string[], count: number) => {
      const some = ids.filter((id) => !used.has(id) && this.codable(id)).slice(0, count);
      some.forEach((id) => used.add(id));
      return some;
    };
    const nearby = unused(this.request.nearby, most.nearby);
    const recent = unused(this.request.recent, Infinity);
    const rest = this.book.codes.filter(({ id, codable }) => codable && !used.has(id));
    return [
      ...section(vscode.l10n.t('chosen'), this.rowsOf(ticked)),
      ...section(vscode.l10n.t('nearby'), this.rowsOf(nearby)),
      ...section(vscode.l10n.t('recent'), this.rowsOf(recent)),
      ...section(
        rest.length > most.atRest
          ? vscode.l10n.t('first codes of all')
          : vscode.l10n.t('all codes'),
        rest.slice(0, most.atRest).map((code) => this.rowOf(code)),
      ),
      this.rows.create(''),
    ];
  }

  private rowsFor(query: string, ticked: readonly string[]): Row[] {
    const found = this.find(query).filter(({ id }) => !ticked.includes(id));
    return [
      ...found.slice(0, most.found).map((code) => this.rowOf(code)),
      ...section(vscode.l10n.t('chosen'), this.rowsOf(ticked)),
      this.rows.create(query),
    ];
  }

  private codable(id: string): Code | undefined {
    const code = this.book.byId.get(id);
    return code?.codable ? code : undefined;
  }

  private rowsOf(ids: readonly string[]): Row[] {
    return ids.flatMap((id) => {
      const code = this.codable(id);
      return code ? [this.rowOf(code)] : [];
    });
  }

  private rowOf(code: Code): Row {
    return this.rows.of(code, this.applied.includes(code.id));
  }
}

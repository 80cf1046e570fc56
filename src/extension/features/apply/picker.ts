import * as vscode from 'vscode';
import { ancestorsOf, type Code, nameIn } from '../../../core/codebook/codebook';
import { colorOf } from '../../../core/codebook/color';
import { labelIn } from '../../../core/codebook/label';
import { codeIcon } from '../../host/icons';
import { nameLanguage } from '../../host/words';
import type { OpenProject } from '../../workspace';
import { CodeSearch } from './search';

/** What was picked: codes, or the wish for a new one. */
export type Picked =
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  | { readonly kind: 'create'; readonly name: string; readonly codes: readonly string[] };

interface Row extends vscode.QuickPickItem {
  readonly code?: string;
  readonly create?: string;
}

/** A comma, Chinese or not, after part of a name takes the best match and goes on to the next. */
const comma = /[,，、;；]/;

/** Lets the researcher pick one code or several, or make one. Undefined when they think better of it. */
export function pickCodes(
  open: OpenProject,
  recent: readonly string[],
  title: string,
): Promise<Picked | undefined> {
  return new CodePicker(open, recent, title).run();
}

class CodePicker {
  private readonly language = nameLanguage();
  private readonly book;
  private readonly search;
  private readonly pick = vscode.window.createQuickPick<Row>();
  /** Ids ticked by hand, in their order, and those unticked though the text takes them. */
  private byHand: readonly string[] = [];
  private refused: readonly string[] = [];
  /** While rows are replaced, what the window says of ticks is not the researcher's doing. */
  private isFilling = false;

  constructor(
    open: OpenProject,
    private readonly recent: readonly string[],
    title: string,
  ) {
    this.book = open.project.book;
    this.search = new CodeSearch(this.book, this.language);
    this.pick.title = title;
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
      const finish = (picked: Picked | undefined) => {
        answer = picked;
        pick.hide();
      };
      pick.onDidChangeValue(() => this.fill());
      pick.onDidChangeSelection((rows) => {
        if (this.isFilling) return;
        const create = rows.find((row) => row.create !== undefined)?.create;
        if (create !== undefined)
          return finish({ kind: 'create', name: create, codes: this.ticked });
        this.tickShown(rows);
      });
      pick.onDidAccept(() => finish(this.accepted()));
      pick.onDidHide(() => {
        pick.dispose();
        resolve(answer);
      });
      this.fill();
      pick.show();
    });
  }

  /** What is looked for: the text after the last comma. */
  private get query(): string {
    return this.pick.value.split(comma).at(-1)?.trim() ?? '';
  }

  /** Ids of the codes ticked by hand, and of the best match of each text before a comma. */
  private get ticked(): readonly string[] {
    const taken = this.pick.value
      .split(comma)
      .slice(0, -1)
      .flatMap((text) => this.search.find(text).slice(0, 1))
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
    const recent = this.recent.filter((id) => !ticked.includes(id));
    const first = new Set([...ticked, ...recent]);
    const rest = this.book.codes.filter(({ id, codable }) => codable && !first.has(id));
    return [
      ...section(vscode.l10n.t('chosen'), this.rowsOf(ticked)),
      ...section(vscode.l10n.t('recent'), this.rowsOf(recent)),
      ...section(
        vscode.l10n.t('all codes'),
        rest.map((code) => this.rowOf(code)),
      ),
      this.createRow(''),
    ];
  }

  private rowsFor(query: string, ticked: readonly string[]): Row[] {
    const found = this.search.find(query).filter(({ id }) => !ticked.includes(id));
    return [
      ...found.map((code) => this.rowOf(code)),
      ...section(vscode.l10n.t('chosen'), this.rowsOf(ticked)),
      this.createRow(query),
    ];
  }

  private rowsOf(ids: readonly string[]): Row[] {
    return ids.flatMap((id) => {
      const code = this.book.byId.get(id);
      return code?.codable ? [this.rowOf(code)] : [];
    });
  }

  private rowOf(code: Code): Row {
    const path = ancestorsOf(this.book, code).map((above) => nameIn(above, this.language));
    const name = nameIn(code, this.language);
    const other = otherName(code, name);
    const definition = code.definition && labelIn(code.definition, this.language);
    return {
      code: code.id,
      label: name,
      description: [other, path.join(' › ')].filter((text) => text !== '').join('  ·  '),
      ...(definition ? { detail: definition } : {}),
      iconPath: codeIcon(colorOf(this.book, code)),
      // Our own search has chosen the rows: the window's filter would drop what it can't match.
      alwaysShow: true,
    };
  }

  private createRow(query: string): Row {
    const label = query
      ? vscode.l10n.t('Create code “{name}”…', { name: query })
      : vscode.l10n.t('Create a new code…');
    return { label, create: query, iconPath: new vscode.ThemeIcon('add'), alwaysShow: true };
  }
}

/** A name of the code in another language, so that a bilingual book is found by eye in either. */
function otherName(code: Code, shown: string): string {
  const other = [...code.name.values()].find((name) => name !== shown);
  return other ?? (code.id === shown ? '' : code.id);
}

function section(label: string, rows: Row[]): Row[] {
  return rows.length ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows] : [];
}

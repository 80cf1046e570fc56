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

/** A comma, Chinese or not, after part of a name takes the code and goes on to the next. */
const takesCode = /[,，、;；]\s*$/;

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
  /** Ids in the order in which they were ticked. */
  private ticked: readonly string[] = [];
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
      pick.onDidChangeValue((value) => this.typed(value));
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

  private typed(value: string): void {
    if (takesCode.test(value)) {
      const [best] = this.search.find(value.replace(takesCode, ''));
      if (best && !this.ticked.includes(best.id)) this.ticked = [...this.ticked, best.id];
      this.pick.value = '';
    }
    this.fill();
  }

  /** Of the rows shown, these are ticked now; ticks of rows not shown stay. */
  private tickShown(rows: readonly Row[]): void {
    const shown = new Set(this.pick.items.map(({ code }) => code));
    const now = rows.flatMap(({ code }) => (code === undefined ? [] : [code]));
    const kept = this.ticked.filter((id) => !shown.has(id) || now.includes(id));
    this.ticked = [...kept, ...now.filter((id) => !kept.includes(id))];
  }

  /** What Enter means: the ticked codes, and the one in focus when it was looked for or nothing is ticked. */
  private accepted(): Picked | undefined {
    const [active] = this.pick.activeItems;
    const isWanted = this.pick.value.trim() !== '' || this.ticked.length === 0;
    if (isWanted && active?.create !== undefined)
      return { kind: 'create', name: active.create, codes: this.ticked };
    const focused = isWanted && active?.code !== undefined ? [active.code] : [];
    const codes = [...new Set([...this.ticked, ...focused])];
    return codes.length ? { kind: 'codes', codes } : undefined;
  }

  private fill(): void {
    this.isFilling = true;
    const query = this.pick.value.trim();
    const rows = query === '' ? this.rowsAtRest() : this.rowsFor(query);
    this.pick.items = rows;
    this.pick.selectedItems = rows.filter(({ code }) => code && this.ticked.includes(code));
    const first = rows.find(
      ({ code, create }) => (code ?? create) !== undefined && !this.isTicked(code),
    );
    if (query !== '' && first) this.pick.activeItems = [first];
    this.isFilling = false;
  }

  private isTicked(code: string | undefined): boolean {
    return code !== undefined && this.ticked.includes(code);
  }

  private rowsAtRest(): Row[] {
    const first = new Set([...this.ticked, ...this.recent]);
    const rest = this.book.codes.filter(({ id, codable }) => codable && !first.has(id));
    return [
      ...section(vscode.l10n.t('chosen'), this.rowsOf(this.ticked)),
      ...section(
        vscode.l10n.t('recent'),
        this.rowsOf(this.recent.filter((id) => !this.isTicked(id))),
      ),
      ...section(
        vscode.l10n.t('all codes'),
        rest.map((code) => this.rowOf(code)),
      ),
      this.createRow(''),
    ];
  }

  private rowsFor(query: string): Row[] {
    const found = this.search.find(query).filter(({ id }) => !this.isTicked(id));
    return [
      ...found.map((code) => this.rowOf(code)),
      ...section(vscode.l10n.t('chosen'), this.rowsOf(this.ticked)),
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

import * as vscode from 'vscode';
import { ancestorsOf, type Code, type Codebook, nameIn } from '../../../core/codebook/codebook';
import { colorOf } from '../../../core/codebook/color';
import { type Label, labelIn } from '../../../core/codebook/label';
import { codeIcon } from '../../host/icons';
import { nameLanguage } from '../../host/words';

export interface Row extends vscode.QuickPickItem {
  readonly code?: string;
  readonly create?: string;
}

/** What can be done with a code without picking it. */
export const rowButtons = {
  stay: {
    iconPath: new vscode.ThemeIcon('check'),
    tooltip: vscode.l10n.t('Apply and Stay (Ctrl+Enter)'),
  },
  createInside: {
    iconPath: new vscode.ThemeIcon('add'),
    tooltip: vscode.l10n.t('New Code inside This One (Shift+Enter)'),
  },
  peek: {
    iconPath: new vscode.ThemeIcon('references'),
    tooltip: vscode.l10n.t('Peek Its Excerpts (Alt+Enter)'),
  },
};

const buttons = Object.values(rowButtons);

/** More rows than these nobody reads through; sending them would keep the picker waiting. */
const most = { atRest: 120, found: 100, nearby: 5 };

type IsApplied = (id: string) => boolean;

/** Makes the rows of the picker. */
export class Rows {
  private readonly language = nameLanguage();

  /** @param withDefinitions whether each row has its definition, as nothing else shows it */
  constructor(
    private readonly book: Codebook,
    private readonly withDefinitions: boolean,
  ) {}

  /** Before anything is typed. */
  atRest(
    { nearby, recent }: { readonly nearby: readonly string[]; readonly recent: readonly string[] },
    ticked: readonly string[],
    isApplied: IsApplied,
  ): Row[] {
    const used = new Set(ticked);
    const unused = (ids: readonly string[], count: number) => {
      const codes = this.codable(ids.filter((id) => !used.has(id))).slice(0, count);
      codes.forEach(({ id }) => used.add(id));
      return codes;
    };
    const near = unused(nearby, most.nearby);
    const late = unused(recent, Infinity);
    const rest = this.book.codes.filter(({ id, codable }) => codable && !used.has(id));
    const isWhole = rest.length <= most.atRest;
    const all = isWhole ? vscode.l10n.t('all codes') : vscode.l10n.t('first codes of all');
    return [
      ...section(vscode.l10n.t('chosen'), this.rows(this.codable(ticked), isApplied)),
      ...section(vscode.l10n.t('nearby'), this.rows(near, isApplied)),
      ...section(vscode.l10n.t('recent'), this.rows(late, isApplied)),
      ...section(all, this.rows(rest.slice(0, most.atRest), isApplied)),
      this.create(''),
    ];
  }

  /** @param codes those that answer, the best first */
  found(
    codes: readonly Code[],
    query: string,
    ticked: readonly string[],
    isApplied: IsApplied,
  ): Row[] {
    return [
      ...this.rows(codes.filter(({ id }) => !ticked.includes(id)).slice(0, most.found), isApplied),
      ...section(vscode.l10n.t('chosen'), this.rows(this.codable(ticked), isApplied)),
      this.create(query),
    ];
  }

  /** @param codes those that may be meant, though none answers */
  guessed(
    codes: readonly Code[],
    query: string,
    ticked: readonly string[],
    isApplied: IsApplied,
  ): Row[] {
    return [
      this.create(query),
      ...section(vscode.l10n.t('did you mean'), this.rows(codes, isApplied)),
      ...section(vscode.l10n.t('chosen'), this.rows(this.codable(ticked), isApplied)),
    ];
  }

  /** What a code is, and what it is not: for the line above the rows. */
  inView(code: Code): string {
    const excluded = this.texts(code.exclude).join('; ');
    const parts = [
      shortened(this.definition(code) || vscode.l10n.t('This code has no definition yet.'), 150),
      excluded && `${vscode.l10n.t('Exclude')}: ${shortened(excluded, 90)}`,
    ];
    return parts.filter((text) => text !== '').join(' — ');
  }

  private rows(codes: readonly Code[], isApplied: IsApplied): Row[] {
    return codes.map((code) => this.of(code, isApplied));
  }

  private of(code: Code, isApplied: IsApplied): Row {
    const { language } = this;
    const name = nameIn(code, language);
    const path = ancestorsOf(this.book, code).map((above) => nameIn(above, language));
    const definition = this.withDefinitions ? this.definition(code) : '';
    const applied = isApplied(code.id) ? `$(check) ${vscode.l10n.t('applied')}` : '';
    const parts = [applied, otherName(code, name), path.join(' › ')];
    return {
      code: code.id,
      label: name,
      description: parts.filter((text) => text !== '').join('  ·  '),
      ...(definition ? { detail: definition } : {}),
      iconPath: codeIcon(colorOf(this.book, code)),
      buttons,
      // Our own search has chosen the rows: the window's filter would drop what it can't match.
      alwaysShow: true,
    };
  }

  private create(query: string): Row {
    const label = query
      ? vscode.l10n.t('Create code “{name}”…', { name: query })
      : vscode.l10n.t('Create a new code…');
    return { label, create: query, iconPath: new vscode.ThemeIcon('add'), alwaysShow: true };
  }

  private codable(ids: readonly string[]): Code[] {
    return ids.flatMap((id) => {
      const code = this.book.byId.get(id);
      return code?.codable ? [code] : [];
    });
  }

  private definition({ definition }: Code): string {
    return this.texts(definition ? [definition] : []).join('');
  }

  private texts(labels: readonly Label[]): string[] {
    return labels.flatMap((label) => labelIn(label, this.language)?.replace(/\s+/g, ' ') ?? []);
  }
}

function section(label: string, rows: readonly Row[]): Row[] {
  return rows.length ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...rows] : [];
}

/** A name of the code in another language, so that a bilingual book is found by eye in either. */
function otherName(code: Code, shown: string): string {
  const other = [...code.name.values()].find((name) => name !== shown);
  return other ?? (code.id === shown ? '' : code.id);
}

/** @param most columns of the screen: a Chinese character takes two */
function shortened(text: string, most: number): string {
  let [end, columns] = [0, 0];
  for (const character of text) {
    columns += character.charCodeAt(0) >= 0x2e80 ? 2 : 1;
    if (columns > most) return `${text.slice(0, end)}…`;
    end += character.length;
  }
  return text;
}

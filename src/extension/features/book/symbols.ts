import * as vscode from 'vscode';
import {
  ancestorsOf,
  type Code,
  type Codebook,
  nameIn,
  namesOf,
} from '../../../core/codebook/codebook';
import { casesFile } from '../../../core/project/layout';
import { rangeOfProblem } from '../../host/convert';
import { nameLanguage } from '../../host/words';
import { joined } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import { placeOfCode } from './definition';
import type { BookContext } from './context';

/** Most that are handed over at once; who types on is asked again. */
const most = 500;

/** The codes and cases of all projects that a query may mean, in any language of their names. */
export function workspaceSymbols(
  { services, watches }: BookContext,
  query: string,
): vscode.SymbolInformation[] {
  const found: vscode.SymbolInformation[] = [];
  for (const open of services.projects.all) {
    const book = watches.bookOf(open);
    for (const code of book.codes) {
      const name = nameMeant(code, query);
      const place = name === undefined ? undefined : placeOfCode(watches, open, code.id);
      if (name === undefined || !place) continue;
      const kind = code.codable ? vscode.SymbolKind.EnumMember : vscode.SymbolKind.Namespace;
      const location = new vscode.Location(place.uri, place.key);
      found.push(new vscode.SymbolInformation(name, kind, pathBeside(book, code, name), location));
    }
    found.push(...casesMeant(open, query));
    if (found.length > most) break;
  }
  return found.slice(0, most);
}

/** The name in the reader's language, or else the one of its names that the query means. */
function nameMeant(code: Code, query: string): string | undefined {
  const names = [nameIn(code, nameLanguage()), ...namesOf(code), code.id, ...code.aliases];
  return names.find((name) => holds(name, query));
}

function pathBeside(book: Codebook, code: Code, name: string): string {
  const language = nameLanguage();
  const own = nameIn(code, language);
  const above = ancestorsOf(book, code).map((each) => nameIn(each, language));
  return joined(
    [...above, ...(own === name ? [] : [own])].join(' › '),
    code.id === name ? '' : code.id,
  );
}

function casesMeant(open: OpenProject, query: string): vscode.SymbolInformation[] {
  const uri = open.uriOf(casesFile);
  return open.project.caseTable.cases.flatMap(({ id, name, range }) => {
    const meant = [name, id].find((each) => each !== '' && holds(each, query));
    if (meant === undefined) return [];
    const beside = joined(vscode.l10n.t('case'), meant === id ? name : id);
    const location = new vscode.Location(uri, rangeOfProblem(range));
    return [new vscode.SymbolInformation(meant, vscode.SymbolKind.Object, beside, location)];
  });
}

/** Whether a name has the letters of a query in their order, as VS Code looks for symbols. */
function holds(name: string, query: string): boolean {
  const text = name.toLowerCase();
  let at = 0;
  for (const sign of query.toLowerCase().replace(/\s+/g, '')) {
    at = text.indexOf(sign, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

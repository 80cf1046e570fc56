import * as vscode from 'vscode';
import { noValue } from '../../../core/analysis/noValue';
import { countCodings, type Matrix } from '../../../core/analysis/matrix';
import { type Code, type Codebook, descendantsOf } from '../../../core/codebook/codebook';
import { Disposable } from '../../host/disposable';
import { countsOf } from '../../tree/counts';
import { casesInWords, excerptsInWords, joined } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import { staleWords } from './hover';
import { type OpenBook, rangeIn } from './watches';

/** A lens that knows its code until it comes in sight and is filled. */
export class CodeCountLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly open: OpenProject,
    readonly code: Code,
    readonly book: Codebook,
  ) {
    super(range);
  }
}

/** One above each code; above all of them one that says so where the text hides them. */
export function bookLenses(book: OpenBook): vscode.CodeLens[] {
  const { sight, open } = book;
  const lenses: vscode.CodeLens[] = sight.places.codes.flatMap(({ id, key }) => {
    const code = sight.book.byId.get(id);
    return code ? [new CodeCountLens(rangeIn(book, key), open, code, sight.book)] : [];
  });
  const { brokenLine } = sight;
  if (brokenLine === undefined) return lenses;
  const command = {
    title: `$(warning) ${staleWords(brokenLine)}`,
    command: 'codebook.book.goToLine',
    arguments: [brokenLine],
  };
  return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command), ...lenses];
}

/** How many cases and coders each code has, worked out once after a change. */
export class BookCounts extends Disposable {
  private readonly known = new WeakMap<OpenProject, Promise<Spread>>();

  of(open: OpenProject): Promise<Spread> {
    let spread = this.known.get(open);
    if (!spread) {
      this.known.set(open, (spread = spreadOf(open)));
      // What failed (a file that could not be read) is tried again when next asked for.
      spread.catch(() => this.drop(open));
    }
    return spread;
  }

  drop(open: OpenProject): void {
    this.known.delete(open);
  }
}

/** By code: the cases it is in, and the coders who applied it, by number. */
interface Spread {
  readonly cases: Groups;
  readonly coders: Groups;
}

type Groups = ReadonlyMap<string, readonly number[]>;

async function spreadOf({ project }: OpenProject): Promise<Spread> {
  const cases = groupsOf(await countCodings(project, { by: 'case' }));
  const coders = groupsOf(await countCodings(project, { by: 'coder' }));
  return { cases, coders };
}

function groupsOf({ rows, groups }: Matrix): Groups {
  const isGroup = groups.map((group) => group !== noValue && group !== '');
  return new Map(
    rows.map(({ code, counts }) => [
      code,
      [...counts.keys()].filter((at) => (counts[at] ?? 0) > 0 && isGroup[at]),
    ]),
  );
}

function countIn(groups: Groups, codes: readonly string[]): number {
  return new Set(codes.flatMap((code) => groups.get(code) ?? [])).size;
}

export async function filledLens(
  counts: BookCounts,
  lens: CodeCountLens,
): Promise<vscode.CodeLens> {
  const { open, code, book } = lens;
  const { cases, coders } = await counts.of(open);
  const { index, doubts } = open.project;
  const { own, total } = countsOf({ book, index, doubts }, code.id);
  const codes = [code, ...descendantsOf(book, code.id)].map(({ id }) => id);
  const title = joined(
    code.codable ? excerptsInWords(own) : vscode.l10n.t('category'),
    code.children.length ? vscode.l10n.t('{n} with the codes below', { n: total }) : undefined,
    total ? casesInWords(countIn(cases, codes)) : undefined,
    total ? codersInWords(countIn(coders, codes)) : undefined,
  );
  lens.command = {
    title,
    tooltip: vscode.l10n.t('Show them in the Excerpts view'),
    command: total ? 'codebook.book.showExcerpts' : '',
    arguments: [open.folder.toString(), code.id],
  };
  return lens;
}

function codersInWords(n: number): string {
  return n === 1 ? vscode.l10n.t('1 coder') : vscode.l10n.t('{n} coders', { n });
}

import * as vscode from 'vscode';
import { askedParts } from '../../core/analysis/query/asked';
import { completeQuery } from '../../core/analysis/query/complete';
import { QueryFault } from '../../core/analysis/query/syntax';
import type { Refusal } from '../../core/base/refusal';
import type { Completions, Fault, QueryPart } from '../../protocol/matrix';
import { inWords } from '../host/words';
import { caseName, codeName } from '../tree/names';
import type { OpenProject } from '../workspace';

/** How many ways a query may go on are told. */
const mostCompletions = 40;

export function completionsOf(open: OpenProject | undefined, text: string): Completions {
  const { from, items } = open ? completeQuery(open.project, text) : { from: 0, items: [] };
  const noted = items.map((item) => ({ text: item.text, note: item.names.join(' · ') }));
  return { from, items: noted.slice(0, mostCompletions) };
}

/** What a query asks for together, as it is read. */
export function partsOf(open: OpenProject, text: string): readonly QueryPart[] {
  const { book, caseTable } = open.project;
  return askedParts(text, (field, value) => {
    if (field === 'code' && book.byId.has(value)) return codeName(open, value);
    return field === 'case' && caseTable.byId.has(value) ? caseName(open, value) : undefined;
  });
}

/** What taking one of them away is called. With {part}, which the page fills. */
export function withoutPart(): string {
  return vscode.l10n.t('Ask without “{part}”', { part: '{part}' });
}

/** What a page says of it, and where in the query it is. */
export function faultOf(refusal: Refusal): Fault {
  const span = refusal instanceof QueryFault ? refusal.span : undefined;
  return { words: inWords(refusal.sentence), span };
}

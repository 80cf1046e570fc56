import { completeQuery } from '../../core/analysis/query/complete';
import { QueryFault } from '../../core/analysis/query/syntax';
import type { Refusal } from '../../core/base/refusal';
import type { Completions, Fault } from '../../protocol/matrix';
import { inWords } from '../host/words';
import type { OpenProject } from '../workspace';

/** How many ways a query may go on are told. */
const mostCompletions = 40;

export function completionsOf(open: OpenProject | undefined, text: string): Completions {
  const { from, items } = open ? completeQuery(open.project, text) : { from: 0, items: [] };
  const noted = items.map((item) => ({ text: item.text, note: item.names.join(' · ') }));
  return { from, items: noted.slice(0, mostCompletions) };
}

/** What a page says of it, and where in the query it is. */
export function faultOf(refusal: Refusal): Fault {
  const span = refusal instanceof QueryFault ? refusal.span : undefined;
  return { words: inWords(refusal.sentence), span };
}

import type { Problem } from '../../base/problem';
import { remembered } from '../../base/remembered';
import { sentence } from '../../base/sentences';
import type { Codebook } from '../codebook';
import { textsOf } from '../label';
import { type Mention, mentionsIn } from '../mentions';
import { type Checked, problemOf } from './sound';

/** A rule to use another code instead. */
export interface Rule {
  /** Whether it names no condition: “Use barrier instead.” */
  readonly isAlways: boolean;
}

/** By code, then by the code to use instead of it. */
export type Rules = ReadonlyMap<string, ReadonlyMap<string, Rule>>;

/** The rules of all codes that have any. */
export function rulesOf(book: Codebook): Rules {
  let rules = rulesByBook.get(book);
  if (!rules) rulesByBook.set(book, (rules = rulesIn(book)));
  return rules;
}

/** A book never changes, so its rules are read once; they go when the book goes. */
const rulesByBook = new WeakMap<Codebook, Rules>();

/** What texts name, as long as there are codes of the same ids: most texts stay as they are. */
let named = { ids: '', of: (text: string): readonly Mention[] => mentionsIn(text, () => false) };

function mentionsBy(byId: Codebook['byId']): (text: string) => readonly Mention[] {
  const ids = [...byId.keys()].join(' ');
  if (named.ids !== ids) {
    const known = new Set(byId.keys());
    named = { ids, of: remembered((text) => mentionsIn(text, (each) => known.has(each))) };
  }
  return named.of;
}

function rulesIn({ codes, byId }: Codebook): Rules {
  const mentions = mentionsBy(byId);
  const all = new Map<string, ReadonlyMap<string, Rule>>();
  for (const code of codes) {
    const rules = new Map<string, Rule>();
    for (const text of code.exclude.flatMap(textsOf))
      for (const { kind, id, span } of mentions(text)) {
        if (kind !== 'use' || id === code.id) continue;
        const isKnown = rules.get(id)?.isAlways === true;
        rules.set(id, { isAlways: isKnown || !hasCondition(text.slice(0, span.start)) });
      }
    if (rules.size) all.set(code.id, rules);
  }
  return all;
}

/** Whether there are words before an id other than those that only send on to it. */
function hasCondition(before: string): boolean {
  const words = before.replace(
    /\b(?:please|always|use|the|code|codes|instead)\b|[请請应應改用编編]/giu,
    '',
  );
  return /[\p{L}\p{N}]/u.test(words);
}

/**
 * Rules that lead from code to code and back to the first: told once, at the first of them. Two codes
 * that each send on to the other in certain cases draw the line between them: that is no circle.
 */
export function circularRules(checked: Checked): Problem[] {
  const { book } = checked;
  const rules = rulesOf(book);
  const told = new Set<string>();
  return book.codes.flatMap((code) => {
    if (told.has(code.id)) return [];
    const circle = circleFrom(code.id, rules);
    if (!circle || circle.some((id) => told.has(id))) return [];
    circle.forEach((id) => told.add(id));
    const way = [...circle, code.id].map((id) => `“${id}”`).join(' → ');
    const words = sentence(
      'The rules of these codes send coders round in a circle: {way}. See that each excerpt they doubt about ends at one code.',
      { way },
    );
    return [problemOf(checked, 'use-circle', code, words, book.byId.get(circle[1] ?? ''))];
  });
}

/** The shortest way by rules from a code back to itself, over three codes or by a rule that always holds. */
function circleFrom(id: string, rules: Rules): readonly string[] | undefined {
  const from = new Map<string, string>();
  let edge = [id];
  while (edge.length) {
    const next: string[] = [];
    for (const at of edge)
      for (const [to] of rules.get(at) ?? []) {
        if (to === id && isCircle(id, at, from, rules)) return wayTo(at, id, from);
        if (to === id || from.has(to)) continue;
        from.set(to, at);
        next.push(to);
      }
    edge = next;
  }
  return undefined;
}

function isCircle(
  id: string,
  last: string,
  from: ReadonlyMap<string, string>,
  rules: Rules,
): boolean {
  if (from.get(last) !== id) return true;
  return [rules.get(id)?.get(last), rules.get(last)?.get(id)].some((rule) => rule?.isAlways);
}

function wayTo(last: string, first: string, from: ReadonlyMap<string, string>): readonly string[] {
  const way = [last];
  for (let at = last; at !== first;) way.unshift((at = from.get(at) ?? first));
  return way;
}

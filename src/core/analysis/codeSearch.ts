import { ancestorsOf, type Code, type Codebook, namesOf } from '../codebook/codebook';
import { textsOf } from '../codebook/label';
import { foldWords } from './foldWords';
import { type SlipWords, slipWords, Typed } from './nearMatch';
import { matchSyllables, type Syllables, syllablesOf } from './syllables';

/** How well a code answers, the best first: what is looked for is, or is at the start of, a name … */
const tier = {
  whole: 0,
  start: 1,
  wordStart: 2,
  inside: 3,
  path: 4,
  meaning: 5,
  near: 6,
  like: 7,
} as const;
const none = 9;

/** Matches by likeness are offered only where no more than so many others are found. */
const enough = 12;

/** What is looked through of a code, all of it folded. */
interface Entry {
  readonly code: Code;
  /** Names in all languages, the id and aliases. */
  readonly names: readonly string[];
  /** First letters of the words of each name that has several. */
  readonly initials: readonly string[];
  readonly slips: SlipWords;
  readonly path: string;
  /** Definitions and what is included. */
  readonly meaning: string;
  /** Of the names that are Chinese. */
  readonly syllables: readonly Syllables[];
}

/** Lower is better; codes without one come last. */
export type Preference = ReadonlyMap<string, number>;

/**
 * Finds codes by name in any language, id, alias, path, definition, and pinyin, in simplified or
 * traditional characters alike. Words that are typed apart must all be found, wherever.
 */
export class CodeSearch {
  private entriesNow: readonly Entry[] | undefined;

  constructor(private readonly book: Codebook) {}

  /** Gets ready, which the first search would have to wait for: all that it needs is done once. */
  prepare(): void {
    this.find('zq zq');
    this.find('preparing');
  }

  /** Best first: by how it matches, then by preference, then the shorter, then in book order. */
  find(text: string, preference: Preference = new Map()): Code[] {
    const query = foldWords(text).trim();
    if (query === '') return [];
    const words = query.split(/\s+/);
    const found: Found[] = [];
    for (const entry of this.entries) {
      const of = tierOf(entry, query, words);
      if (of < none) found.push(foundIn(entry, of, preference));
    }
    if (found.length <= enough) {
      const known = new Set(found.map(({ code }) => code));
      const typed = words.map((word) => new Typed(word));
      for (const entry of this.entries) {
        if (known.has(entry.code)) continue;
        const of = worstOf(typed, (each) => likeTier(entry, each));
        if (of < none) found.push(foundIn(entry, of, preference));
      }
    }
    return found.sort(compare).map(({ code }) => code);
  }

  private get entries(): readonly Entry[] {
    return (this.entriesNow ??= this.book.codes
      .filter(({ codable }) => codable)
      .map((code) => this.entryOf(code)));
  }

  private entryOf(code: Code): Entry {
    const names = [...namesOf(code), code.id, ...code.aliases].map(foldWords);
    const above = ancestorsOf(this.book, code).flatMap((each) => [...namesOf(each), each.id]);
    const rules = [code.definition, ...code.include].flatMap((each) => (each ? textsOf(each) : []));
    return {
      code,
      names,
      initials: names.flatMap((name) => initialsOf(name) ?? []),
      slips: slipWords(names),
      path: foldWords(above.join('\n')),
      meaning: foldWords(rules.join('\n')),
      syllables: names.map(syllablesOf).filter((each) => each !== undefined),
    };
  }
}

const isHan = /[\u3400-\u9fff]/;

interface Found {
  readonly code: Code;
  readonly tier: number;
  readonly rank: number;
  readonly length: number;
}

function foundIn({ code, names }: Entry, of: number, preference: Preference): Found {
  const rank = preference.get(code.id) ?? Infinity;
  return { code, tier: of, rank, length: names[0]?.length ?? 0 };
}

function compare(a: Found, b: Found): number {
  // Infinity less Infinity would be no number.
  const byRank = a.rank === b.rank ? 0 : a.rank - b.rank;
  return a.tier - b.tier || byRank || a.length - b.length || a.code.index - b.code.index;
}

/** All words as one, or each wherever it is: then the worst of them counts. */
function tierOf(entry: Entry, query: string, words: readonly string[]): number {
  const together = wordTier(entry, query);
  if (words.length < 2 || together <= tier.inside) return together;
  return Math.min(
    together,
    worstOf(words, (word) => wordTier(entry, word)),
  );
}

/** The worst of several answers; asks no more once there is none. */
function worstOf<Item>(items: readonly Item[], tierOfItem: (item: Item) => number): number {
  let worst: number = tier.whole;
  for (const item of items) {
    worst = Math.max(worst, tierOfItem(item));
    if (worst === none) break;
  }
  return worst;
}

function wordTier(entry: Entry, word: string): number {
  let best: number = none;
  for (const name of entry.names) best = Math.min(best, tierIn(name, word));
  if (best <= tier.start) return best;
  for (const syllables of entry.syllables) {
    const first = matchSyllables(syllables, word);
    if (first !== undefined) best = Math.min(best, first === 0 ? tier.start : tier.wordStart);
  }
  if (best > tier.wordStart && entry.initials.some((each) => each.startsWith(word)))
    best = tier.wordStart;
  if (best < none) return best;
  if (entry.path.includes(word)) return tier.path;
  return entry.meaning.includes(word) ? tier.meaning : none;
}

function tierIn(name: string, word: string): number {
  let at = name.indexOf(word);
  if (at < 0) return none;
  if (at === 0) return name.length === word.length ? tier.whole : tier.start;
  for (; at >= 0; at = name.indexOf(word, at + 1)) if (beginsWord(name, at)) return tier.wordStart;
  return tier.inside;
}

function beginsWord(name: string, at: number): boolean {
  return isHan.test(name.charAt(at)) || !/[\p{L}\p{N}]/u.test(name.charAt(at - 1));
}

function initialsOf(name: string): string | undefined {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 1 ? words.map((word) => word.charAt(0)).join('') : undefined;
}

function likeTier({ names, slips }: Entry, typed: Typed): number {
  const near = typed.nearIn(slips);
  if (near === 'start') return tier.near;
  if (near || names.some((name) => typed.isScatteredIn(name))) return tier.like;
  return none;
}

import { type Sentence, sentence } from '../base/sentences';
import { toLf } from '../text/decode';
import { ourOrigin } from '../exchange/study';
import { type Convention, offsetsIn, standard, type StoredText } from './offsets';

/** What is selected of one text, as the file says it. */
export interface Selected {
  readonly text: StoredText;
  readonly picks: readonly {
    readonly start: number;
    readonly end: number;
    /** What many programs fill with the words selected, whole or the first of them. */
    readonly name: string;
  }[];
}

/** How the positions of a file are to be read, and what speaks for it. */
export interface Verdict {
  readonly convention: Convention;
  /** Excerpts that begin and end at the edge of a word when read so. */
  readonly fit: number;
  readonly all: number;
  /** Excerpts whose words are told beside them, and stand there when read so. */
  readonly told: number;
  /** Whether another reading would give other excerpts. */
  readonly matters: boolean;
}

/** By how much of all edges another reading has to fit better than the usual one. */
const clearLead = 0.1;
/** Fewer excerpts than these prove nothing by their edges. */
const enough = 5;

/**
 * Which of the readings met in the wild fits the excerpts. Words told beside them decide; else the
 * edges of words do, if they speak clearly; else what the program is known to write.
 * @param origin how that program calls itself
 */
export function decideConvention(selected: readonly Selected[], origin: string): Verdict {
  const usual = usualFor(origin);
  const isSure = origin === ourOrigin || origin === taguette;
  const possible = isSure ? [usual] : candidates(selected, usual);
  const scores = possible.map((convention) => scoreOf(selected, convention));
  const [ofUsual] = scores;
  if (!ofUsual) throw new Error('There is always the usual reading.');
  const mostTold = Math.max(...scores.map(({ told }) => told));
  const agreeing = scores.filter(({ told }) => told === mostTold);
  const [best = ofUsual] = [...agreeing].sort((a, b) => b.edges - a.edges);
  const known = mostTold > 0 && ofUsual.told < mostTold ? (agreeing[0] ?? best) : ofUsual;
  const lead = (best.edges - known.edges) / Math.max(1, 2 * known.all);
  const chosen = known.all >= enough && lead >= clearLead ? best : known;
  return { ...chosen, matters: scores.some(({ places }) => places !== chosen.places) };
}

/** The positions of whose databases our reader has made those of the text that it made. */
export const taguette = 'Taguette';

/** We write what the standard says; NVivo for Windows counts as Windows does; ATLAS.ti, and all who follow the standard, as it says. */
function usualFor(origin: string): Convention {
  if (origin === taguette || /^label studio/i.test(origin)) return { ...standard, unit: 'utf16' };
  const isNVivo = /nvivo/i.test(origin) && !/mac/i.test(origin);
  return isNVivo ? { ...standard, unit: 'utf16', lineEnd: 2 } : standard;
}

/** The usual reading first, then the others that could make a difference. */
function candidates(selected: readonly Selected[], usual: Convention): Convention[] {
  const some = (test: (text: StoredText) => boolean) => selected.some(({ text }) => test(text));
  const units = some(({ raw }) => /[\ud800-\udbff][\udc00-\udfff]/.test(raw));
  const lineEnds = some(({ raw }) => raw.includes('\r\n'));
  const marks = some(({ hasMark }) => hasMark);
  const all: Convention[] = [usual];
  for (const endsInside of [false, true])
    for (const countsMark of marks ? [false, true] : [false])
      for (const unit of units ? (['codepoint', 'utf16'] as const) : [usual.unit])
        for (const lineEnd of lineEnds ? ([1, 2] as const) : [usual.lineEnd])
          all.push({ unit, lineEnd, countsMark, endsInside });
  return all;
}

interface Score extends Omit<Verdict, 'matters'> {
  readonly edges: number;
  /** Where all excerpts come to stand. */
  readonly places: string;
}

function scoreOf(selected: readonly Selected[], convention: Convention): Score {
  let [edges, fit, all, told] = [0, 0, 0, 0];
  const places: string[] = [];
  for (const { text, picks } of selected) {
    const lf = toLf(text.raw);
    const more = convention.endsInside ? 1 : 0;
    const positions = picks.flatMap(({ start, end }) => [start, end + more]);
    const offsets = offsetsIn(text, convention, positions);
    places.push(offsets.join());
    picks.forEach(({ name }, i) => {
      const [start = -1, end = -1] = offsets.slice(2 * i, 2 * i + 2);
      all++;
      if (start < 0 || end < 0) return;
      const [first, last] = [edge(lf, start, true), edge(lf, end, false)];
      edges += first + last;
      if (first && last) fit++;
      if (isTold(name, lf.slice(start, end))) told++;
    });
  }
  return { convention, edges, fit, all, told, places: places.join(';') };
}

/** 1 where a word begins (or ends), ½ within a Han text, where nobody can tell, else 0. */
function edge(text: string, at: number, begins: boolean): number {
  const before = /.$/su.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? ' ';
  const after = /^./su.exec(text.slice(at, at + 2))?.[0] ?? ' ';
  if (/\s/.test(begins ? after : before)) return 0;
  const isWord = /[\p{L}\p{N}\p{M}]/u;
  if (!isWord.test(before) || !isWord.test(after)) return 1;
  return /\p{Script=Han}/u.test(before) && /\p{Script=Han}/u.test(after) ? 0.5 : 0;
}

/** Whether a selection's name is the words selected, as a whole or the first of them. */
function isTold(name: string, words: string): boolean {
  const told = plain(name.replace(/(?:…|\.\.\.)$/, ''));
  const isCut = /(?:…|\.\.\.)$/.test(name.trim());
  if (told.length < 2) return false;
  return isCut ? plain(words).startsWith(told) : plain(words) === told;
}

function plain(text: string): string {
  return text
    .replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
};

/** Says how positions were read; undefined where there was nothing to read. */
export function sayVerdict({ convention, fit, all, matters }: Verdict): Sentence | undefined {
  if (!all) return undefined;
  const values = { fit, all };
  const { unit, lineEnd, countsMark, endsInside } = convention;
  if (!matters)
    return sentence('{fit} of {all} excerpts begin and end at the edge of a word.', values);
  if (endsInside)
    return sentence(
      'In this file an excerpt’s end is its last character, not the place after it; read so, {fit} of {all} excerpts begin and end at the edge of a word. Look at a few of them.',
      values,
    );
  if (countsMark)
    return sentence(
      'Positions in this file count a mark before the text (BOM) as a character; read so, {fit} of {all} excerpts begin and end at the edge of a word. Look at a few of them.',
      values,
    );
  if (unit === 'utf16')
    return lineEnd === 2
      ? sentence(
          'Positions in this file count UTF-16 units, and two for a line end, as Windows does; read so, {fit} of {all} excerpts begin and end at the edge of a word.',
          values,
        )
      : sentence(
          'Positions in this file count UTF-16 units, and one for a line end; read so, {fit} of {all} excerpts begin and end at the edge of a word.',
          values,
        );
  return lineEnd === 2
    ? sentence(
        'Positions in this file count characters, and two for a line end; read so, {fit} of {all} excerpts begin and end at the edge of a word.',
        values,
      )
    : sentence(
        'Positions in this file count characters, and one for a line end, as the standard says; read so, {fit} of {all} excerpts begin and end at the edge of a word.',
        values,
      );
}

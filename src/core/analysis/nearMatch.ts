/** Shorter words are like too many others. Letters. */
const shortest = 4;

/** The words of a name that may be typed with a slip, with the letters that each has. */
export interface SlipWords {
  /** Those that begin a name come first. */
  readonly words: readonly string[];
  /** How many begin a name. */
  readonly firsts: number;
  /** A bit a letter, digits together. */
  readonly letters: readonly number[];
}

export function slipWords(names: readonly string[]): SlipWords {
  const firsts = new Set(names.flatMap((name) => /^[a-z0-9]{3,}/.exec(name) ?? []));
  const words = new Set([...firsts, ...names.flatMap((name) => name.match(/[a-z0-9]{3,}/g) ?? [])]);
  return { words: [...words], firsts: firsts.size, letters: [...words].map(lettersOf) };
}

/** What was typed, looked at once for all names. */
export class Typed {
  private readonly letters: number;
  private readonly slips: number;
  private readonly isChinese: boolean;
  private readonly isScatterable: boolean;

  constructor(private readonly text: string) {
    this.letters = lettersOf(text);
    this.slips = text.length < 8 ? 1 : 2;
    this.isChinese = /^[\u3400-\u9fff]+$/.test(text);
    this.isScatterable = text.length >= (this.isChinese ? 2 : 3);
  }

  /**
   * Whether a word, and whether one that begins a name, begins nearly as what was typed: one slip
   * (a letter wrong, left out, doubled, or two of them swapped), or two in eight letters and more.
   */
  nearIn({ words, firsts, letters }: SlipWords): 'start' | 'inside' | undefined {
    const { text, slips } = this;
    if (text.length < shortest) return undefined;
    const at = words.findIndex(
      (word, i) =>
        word.length >= text.length - slips &&
        // Each letter that a word lacks is a slip: this answers for nearly all words.
        bits(this.letters & ~(letters[i] ?? 0)) <= slips &&
        slipsIn(word, text) <= slips,
    );
    return at < 0 ? undefined : at < firsts ? 'start' : 'inside';
  }

  /** Whether it stands in the name in order, its first letter at a word's start. */
  isScatteredIn(name: string): boolean {
    const { text } = this;
    if (!this.isScatterable) return false;
    const first = text.charAt(0);
    for (let at = name.indexOf(first); at >= 0; at = name.indexOf(first, at + 1)) {
      const isStart = this.isChinese || at === 0 || !/[\p{L}\p{N}]/u.test(name.charAt(at - 1));
      if (isStart && holdsInOrder(name, text, at)) return true;
    }
    return false;
  }
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - 0x61;
    letters |= 1 << (letter >= 0 && letter < 26 ? letter : 26);
  }
  return letters;
}

function bits(of: number): number {
  let count = 0;
  for (let rest = of; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Within three times its length: further apart it is chance. */
function holdsInOrder(name: string, typed: string, start: number): boolean {
  const limit = Math.min(name.length, start + 3 * typed.length);
  let found = 0;
  for (let at = start; at < limit && found < typed.length; at++)
    if (name.charAt(at) === typed.charAt(found)) found++;
  return found === typed.length;
}

/** The fewest slips by which what was typed comes from the start of a word (optimal alignment). */
function slipsIn(word: string, typed: string): number {
  const width = Math.min(word.length, typed.length + 2);
  let [before, above]: [number[], number[]] = [[], Array.from({ length: width + 1 }, (_, i) => i)];
  for (let row = 1; row <= typed.length; row++) {
    const now = [row];
    for (let column = 1; column <= width; column++) {
      const isSame = word[column - 1] === typed[row - 1];
      let best = Math.min(
        (above[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped =
        row > 1 &&
        column > 1 &&
        word[column - 1] === typed[row - 2] &&
        word[column - 2] === typed[row - 1];
      if (isSwapped) best = Math.min(best, (before[column - 2] ?? 0) + 1);
      now.push(best);
    }
    [before, above] = [above, now];
  }
  return Math.min(...above);
}

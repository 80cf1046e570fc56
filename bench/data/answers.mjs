import { digest, placeOf } from './digest.mjs';

/** Counts while a study is generated what every program that reads it has to find. */
export class Answers {
  constructor({ codes, cases, popular }) {
    this.cases = cases;
    this.popular = popular;
    this.pairs = new Map();
    /** Of the first popular code, by leaders, with the second on its words and without the third. */
    this.asked = 0;
    this.codeCounts = new Int32Array(codes.length);
    /** Of their excerpts. */
    this.codeCharacters = new Float64Array(codes.length);
    this.matrix = Array.from(cases, () => new Int32Array(codes.length));
    this.coders = [0, 0];
    this.hits = { accountability: 0, 校长: 0 };
    this.totals = { sources: 0, codings: 0, characters: 0, bytes: 0 };
    /** Of every coding in order: shows whether two generators do the same. */
    this.fold = 0;
  }

  take({ text, caseNumber, codings }) {
    this.totals.sources++;
    this.totals.codings += codings.length;
    this.totals.characters += text.length;
    this.totals.bytes += Buffer.byteLength(text);
    this.takePairs(codings);
    if (this.cases[caseNumber].role === 'leader') this.asked += this.answering(codings);
    for (const word of Object.keys(this.hits)) this.hits[word] += occurrences(text, word);
    for (const { start, end, code, coder } of codings) {
      this.codeCounts[code]++;
      this.codeCharacters[code] += end - start;
      this.matrix[caseNumber][code]++;
      this.coders[coder]++;
      this.fold = (Math.imul(this.fold, 31) + start + end * 7 + code * 13 + coder) | 0;
    }
  }

  /** Each two codings of different codes that share a character: every one is looked at. */
  takePairs(codings) {
    const count = this.codeCounts.length;
    for (const [i, one] of codings.entries())
      for (let j = i + 1; j < codings.length; j++) {
        const other = codings[j];
        if (one.code === other.code || !overlap(one, other)) continue;
        const key = Math.min(one.code, other.code) * count + Math.max(one.code, other.code);
        this.pairs.set(key, (this.pairs.get(key) ?? 0) + 1);
      }
  }

  answering(codings) {
    const [first, second, third] = this.popular;
    const isBeside = (one, code) =>
      codings.some((other) => other !== one && other.code === code && overlap(one, other));
    return codings.filter(
      (one) => one.code === first && isBeside(one, second) && !isBeside(one, third),
    ).length;
  }

  summary() {
    const top = this.codeCounts.indexOf(Math.max(...this.codeCounts));
    return {
      ...this.totals,
      cases: this.matrix.length,
      codes: this.codeCounts.length,
      topCode: {
        number: top,
        count: this.codeCounts[top],
        characters: this.codeCharacters[top],
      },
      coders: { ana: this.coders[0], ben: this.coders[1] },
      hits: this.hits,
      counts: digest(Array.from(this.codeCounts, (count, code) => [count, code])),
      matrix: digest(this.cells()),
      together: digest(this.pairCells()),
      asked: { codes: this.popular, count: this.asked },
      fold: this.fold,
    };
  }

  *pairCells() {
    const codes = this.codeCounts.length;
    for (const [key, count] of this.pairs)
      yield [count, 31 * Math.floor(key / codes) + 7 * (key % codes)];
  }

  *cells() {
    for (const [caseNumber, counts] of this.matrix.entries())
      for (const [code, count] of counts.entries()) yield [count, placeOf(code, caseNumber)];
  }
}

function occurrences(text, word) {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) count++;
  return count;
}

function overlap(one, other) {
  return one.start < other.end && other.start < one.end;
}

import { digest, placeOf } from './digest.mjs';

/** Counts while a study is generated what every program that reads it has to find. */
export class Answers {
  constructor({ codes, cases }) {
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
    for (const word of Object.keys(this.hits)) this.hits[word] += occurrences(text, word);
    for (const { start, end, code, coder } of codings) {
      this.codeCounts[code]++;
      this.codeCharacters[code] += end - start;
      this.matrix[caseNumber][code]++;
      this.coders[coder]++;
      this.fold = (Math.imul(this.fold, 31) + start + end * 7 + code * 13 + coder) | 0;
    }
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
      fold: this.fold,
    };
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

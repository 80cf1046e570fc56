import type { Problem } from '../base/problem';
import { sentence } from '../base/sentences';
import type { Code, Codebook } from './codebook';
import { foldId } from './id';

/** What is doubtful about a book as a whole, apart from how it is written. */
export function checkCodebook(file: string, book: Codebook): readonly Problem[] {
  return lookalikes(file, book);
}

/** Ids that look alike are easily mistaken for each other, though codings keep them apart. */
function lookalikes(file: string, book: Codebook): readonly Problem[] {
  const problems: Problem[] = [];
  const firsts = new Map<string, Code>();
  for (const code of book.codes) {
    const folded = foldId(code.id);
    const first = firsts.get(folded);
    if (!first) {
      firsts.set(folded, code);
      continue;
    }
    const values = { code: code.id, other: first.id, line: first.range[0] };
    const text =
      code.id.normalize('NFC') === first.id.normalize('NFC')
        ? sentence(
            'The ids “{code}” here and “{other}” on line {line} look the same and differ only in how their letters are stored. Give one of them another id.',
            values,
          )
        : sentence(
            'The ids “{code}” here and “{other}” on line {line} differ only in capital letters. Give one of them another id.',
            values,
          );
    problems.push({
      kind: 'similar-ids',
      severity: 'warning',
      file,
      range: code.range,
      sentence: text,
    });
  }
  return problems;
}

import { largeBook } from './largeBook.mjs';
import { codeId } from './study.mjs';

/** A book of 500 codes that somebody writes: its text, and offsets within definitions all over it. */
export function bookUnderway() {
  const text = largeBook(500, codeId, (number, words) => [
    `include: ["${words(6)}", "${words(5)}"]`,
    `exclude: ["${words(4)} (use ${codeId((number + 7) % 500)})"]`,
    `examples: ["${words(5)}"]`,
  ]);
  const places = [...text.matchAll(/definition: \{en: \w+/g)].map(
    ({ index, 0: found }) => index + found.length,
  );
  return { text, places };
}

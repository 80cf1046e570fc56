/**
 * Most of what is said in Western languages is written in ASCII and a few marks of print. In such
 * text, words are found without asking the dictionaries, ten times as fast and just as they find them.
 */
const plain = /^[\0-\x7f‘’“”–—…‐]*$/;

export function isPlainText(text: string): boolean {
  return plain.test(text);
}

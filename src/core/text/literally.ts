/** Words as a regular expression that finds nothing but them. */
export function literally(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

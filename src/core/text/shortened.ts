/** The beginning of a text, on one line, in at most so many characters. */
export function shortened(text: string, length = 40): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length > length
    ? `${characters.slice(0, length).join('')}…`
    : characters.join('');
}

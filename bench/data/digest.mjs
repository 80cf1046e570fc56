/**
 * What is compared of a table of counts, whatever the order in which it is handed over: a single
 * count that is wrong, or in the wrong place, shows.
 * @param cells pairs of a count and the number of its place
 */
export function digest(cells) {
  let sum = 0;
  let squares = 0;
  let places = 0;
  for (const [count, place] of cells) {
    sum += count;
    squares += count * count;
    places += count * place;
  }
  return { sum, squares, places };
}

/** Number of the place of a code in a case: `k0003` is 3, `P00001` is 0. */
export function placeOf(codeNumber, caseNumber) {
  return 31 * codeNumber + 7 * caseNumber;
}

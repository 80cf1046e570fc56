import { codeId } from './study.mjs';

/** When the first coding was made, in seconds since 1970. */
const began = Date.UTC(2024, 0, 8) / 1000;
/** UTF-16 units of text kept around an excerpt; the texts hold no surrogates. */
const context = 32;

/**
 * The coding files of one source: for each coder the lines of the file, in its order.
 * @param before how many codings there are in the sources before this one
 */
export function codingFiles({ text, starts, codings }, before) {
  const files = [[], []];
  codings.forEach(({ start, end, code, coder }, i) => {
    const number = before + i + 1;
    files[coder].push({
      id: `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
      code: codeId(code),
      range: [...placeAt(starts, start), ...placeAt(starts, end)],
      quote: text.slice(start, end),
      before: text.slice(Math.max(0, start - context), start),
      after: text.slice(end, end + context),
      created: new Date((began + number) * 1000).toISOString().replace('.000', ''),
    });
  });
  return files.map((records) => records.sort(compare).map((record) => JSON.stringify(record)));
}

/** 1-based line and column. */
function placeAt(starts, offset) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, offset - starts[low] + 1];
}

function compare(a, b) {
  const place = a.range.findIndex((n, i) => n !== b.range[i]);
  if (place >= 0) return a.range[place] - b.range[place];
  return compareText(a.code, b.code) || compareText(a.id, b.id);
}

function compareText(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

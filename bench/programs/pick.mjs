// W20: what a letter typed into the picker costs in a book of 2,000 codes in two languages: by
// name, by pinyin, by definition, with slips, and for what is nowhere. The picker is opened first,
// as in a window, and gets ready while its rows are painted.
import { CodeSearch } from '../../src/core/analysis/codeSearch';
import { readCodebook } from '../../src/core/codebook/read';
import { largeBook } from '../data/largeBook.mjs';
import { tell } from './measure.mjs';

const [, times] = process.argv.slice(2);
const { value: book } = readCodebook('codebook.yaml', largeBook(2_000));

const search = new CodeSearch(book);
search.prepare();
const typed = [
  'mentoring peer',
  'jiaoshi',
  'xrsf',
  'mentrnig',
  '信任',
  '認同',
  'nowhere at all',
  'zzzz',
];
const queries = typed.flatMap((text) => [...text].map((_, i) => text.slice(0, i + 1)));
const taken = [];
for (let i = 0; i < Number(times); i++) {
  const began = performance.now();
  search.find(queries[i % queries.length]);
  taken.push(performance.now() - began);
}
tell({ taken, answer: { exact: search.find(`alias${book.codes.length - 1}`)[0]?.id } });

// W20: what a letter typed into the picker costs in a book of 2,000 codes in two languages: by
// name, by pinyin, by definition, with slips, and for what is nowhere. The picker is opened first,
// as in a window, and gets ready while its rows are painted.
import { CodeSearch } from '../../src/core/analysis/codeSearch';
import { readCodebook } from '../../src/core/codebook/read';
import { Random } from '../data/random.mjs';
import { tell } from './measure.mjs';

const [, times] = process.argv.slice(2);
const words =
  `mentoring peer trust growth leading questions school lesson polishing network time clash
  workload title identity barrier resource support open class`.split(/\s+/);
const characters = [
  ...'教师领导力跨校磨课示范信任身份认同职责评审公开研修互相支持资源时间冲突动力',
];
const random = new Random(1);
const some = (list, count, between) =>
  Array.from({ length: count }, () => list[random.below(list.length)]).join(between);
const codes = Array.from({ length: 2_000 }, (_, i) => {
  const name = `{en: ${some(words, 3, ' ')} ${i}, zh: ${some(characters, 4, '')}${i}}`;
  const definition = `{en: ${some(words, 30, ' ')}, zh: ${some(characters, 60, '')}}`;
  return `  c${i}: {name: ${name}, definition: ${definition}, aliases: [alias${i}]}`;
});
const { value: book } = readCodebook('codebook.yaml', `codes:\n${codes.join('\n')}\n`);

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

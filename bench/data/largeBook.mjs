import { Random } from './random.mjs';

const words =
  `mentoring peer trust growth leading questions school lesson polishing network time clash
  workload title identity barrier resource support open class`.split(/\s+/);
const characters = [
  ...'教师领导力跨校磨课示范信任身份认同职责评审公开研修互相支持资源时间冲突动力',
];

/**
 * The text of a codebook in two languages, as a large study has one: names, definitions, and what
 * else is asked for.
 * @param idOf the id of a code, by its number
 * @param fieldsOf lines that each code has besides, without their indentation
 */
export function largeBook(count, idOf = (number) => `c${number}`, fieldsOf = () => []) {
  const random = new Random(1);
  const some = (list, length, between) =>
    Array.from({ length }, () => list[random.below(list.length)]).join(between);
  const codes = Array.from({ length: count }, (_, i) => {
    const fields = [
      `name: {en: ${some(words, 3, ' ')} ${i}, zh: ${some(characters, 4, '')}${i}}`,
      `definition: {en: ${some(words, 30, ' ')}, zh: ${some(characters, 60, '')}}`,
      `aliases: [alias${i}]`,
      ...fieldsOf(i, (length) => some(words, length, ' ')),
    ];
    return [`  ${idOf(i)}:`, ...fields.map((field) => `    ${field}`)].join('\n');
  });
  return `codes:\n${codes.join('\n')}\n`;
}

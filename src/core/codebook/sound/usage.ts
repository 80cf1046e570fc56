import type { Problem } from '../../base/problem';
import { sentence } from '../../base/sentences';
import { type Code, descendantsOf } from '../codebook';
import { rulesOf } from './rules';
import { type Checked, problemOf } from './sound';

/** Codings for each code, on average, from which one without any is worth a word. */
const enough = 10;
/** So many excerpts of each, and so large a share of them, are needed to call two codes inseparable. */
const fewest = 5;
const share = 0.8;

/** Codes that nobody applies; told once there are so many codings for each code. */
export function unusedCodes(checked: Checked): Problem[] {
  const { book, applied } = checked;
  const codable = book.codes.filter((code) => code.codable);
  if (applied.total < enough * codable.length) return [];
  const isUsed = ({ id }: Code) => applied.countOf(id) > 0;
  return codable
    .filter((code) => !isUsed(code) && !descendantsOf(book, code.id).some(isUsed))
    .map((code) => {
      const words = sentence(
        'Nobody has applied “{code}” yet. If it is not needed, take it out; if it is, say in a comment what it waits for.',
        { code: code.id },
      );
      return problemOf(checked, 'unused-code', code, words);
    });
}

export function appliedCategories(checked: Checked): Problem[] {
  const { book, applied } = checked;
  return book.codes.flatMap((code) => {
    const count = applied.countOf(code.id);
    if (code.codable || !count) return [];
    const values = { code: code.id, count };
    const words =
      count === 1
        ? sentence(
            'The category “{code}” only groups codes, but it was applied once. Apply one of the codes inside it there, or take “codable: false” away.',
            values,
          )
        : sentence(
            'The category “{code}” only groups codes, but it was applied {count} times. Apply codes inside it there, or take “codable: false” away.',
            values,
          );
    return [problemOf(checked, 'category-applied', code, words)];
  });
}

/**
 * Words that have a code and one that is to be used instead of it. Most rules say when, and coders
 * may have had their reasons once: these are told from the second time on.
 */
export function brokenRules(checked: Checked): Problem[] {
  const { book, applied } = checked;
  const told = new Set<string>();
  const problems: Problem[] = [];
  const rules = rulesOf(book);
  for (const code of book.codes) {
    for (const [id, { isAlways }] of rules.get(code.id) ?? []) {
      const other = book.byId.get(id);
      const count = other && !told.has(`${id} ${code.id}`) ? applied.sharedWith(code.id, id) : 0;
      if (!other || count < (isAlways ? 1 : 2)) continue;
      told.add(`${code.id} ${id}`);
      const values = { code: code.id, other: id, count };
      const words =
        count === 1
          ? sentence(
              '“{code}” and “{other}” both stand on the same words, though its rules say to use “{other}” instead. Remove one of them there, or change the rule.',
              values,
            )
          : sentence(
              '“{code}” and “{other}” both stand on the same words {count} times, though its rules say to use “{other}” instead. Remove one of them there, or change the rule.',
              values,
            );
      problems.push(problemOf(checked, 'applied-with-excluded', code, words, other));
    }
  }
  return problems;
}

export function inseparableSiblings(checked: Checked): Problem[] {
  const { book, applied } = checked;
  const problems: Problem[] = [];
  const look = (ids: readonly string[]): void => {
    const counts = new Map(ids.map((id) => [id, applied.countOf(id)]));
    const used = [...counts].filter(([, count]) => count >= fewest);
    used.forEach(([id, count], i) => {
      for (const [otherId, otherCount] of used.slice(i + 1)) {
        // No more can be shared than the less used of both has.
        if (Math.min(count, otherCount) < share * Math.max(count, otherCount)) continue;
        const shared = applied.sharedWith(id, otherId);
        const isClose = shared >= share * count;
        const [code, other] = [book.byId.get(id), book.byId.get(otherId)];
        if (!isClose || !code || !other) continue;
        if (applied.sharedWith(otherId, id) < share * otherCount) continue;
        const words = sentence(
          '“{code}” and “{other}” are nearly always applied together ({shared} of {count} excerpts). Make them one code, or write down what sets them apart.',
          { code: id, other: otherId, shared, count },
        );
        problems.push(problemOf(checked, 'always-together', code, words, other));
      }
    });
  };
  look(book.roots);
  for (const { children } of book.codes) look(children);
  return problems;
}

import { compareProblems, type Problem } from '../../base/problem';
import { alikeCodes } from './alike';
import { missingParts, uncodedExamples } from './missing';
import { circularRules } from './rules';
import type { Checked } from './sound';
import { missingTranslations } from './translations';
import { appliedCategories, brokenRules, inseparableSiblings, unusedCodes } from './usage';

const checks: readonly ((checked: Checked) => readonly Problem[])[] = [
  missingParts,
  uncodedExamples,
  unusedCodes,
  appliedCategories,
  brokenRules,
  inseparableSiblings,
  alikeCodes,
  missingTranslations,
  circularRules,
];

/** What is unsound in a book that can be read, by place. */
export function soundnessOf(checked: Checked): Problem[] {
  return checks.flatMap((check) => check(checked)).sort(compareProblems);
}

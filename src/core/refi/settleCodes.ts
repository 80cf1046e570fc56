import { sentence } from '../base/sentences';
import type { Losses } from '../exchange/lossReport';
import type { StudyCase, StudyCode, StudyCoding, StudySource } from '../exchange/study';
import { partOfCase } from './readCases';
import { allCodes } from '../exchange/allCodes';

/**
 * Makes codes and codings fit each other: codings of a case say whose a source is; a code that is
 * missing gets a place in the codebook; a category that was coded with becomes a code.
 */
export function settleCodes(
  codes: readonly StudyCode[],
  sources: readonly StudySource[],
  cases: readonly StudyCase[],
  losses: Losses,
) {
  const known = new Map(allCodes(codes).map((code) => [code.key, code]));
  const sourcesOf = new Map(cases.map(({ key, sources: own }) => [key, new Set(own)]));
  const missing = new Map<string, StudyCode>();
  const used = new Set<string>();
  const keep = (coding: StudyCoding, source: StudySource): boolean => {
    const ofCase = sourcesOf.get(coding.code);
    if (ofCase) {
      ofCase.add(source.key);
      losses.lose('case-part', partOfCase);
      return false;
    }
    used.add(coding.code);
    if (!known.has(coding.code)) missing.set(coding.code, missingCode(coding.code));
    return true;
  };
  const kept = sources.map((source) => ({
    ...source,
    codings: source.codings.filter((coding) => keep(coding, source)),
  }));
  for (const code of missing.values()) losses.lose('missing-code', missingSentence, code.name);
  return {
    codes: [...codes, ...missing.values()].map((code) => codableWhere(code, used, losses)),
    sources: kept,
    cases: cases.map((each) => ({ ...each, sources: [...(sourcesOf.get(each.key) ?? [])] })),
  };
}

function codableWhere(code: StudyCode, used: ReadonlySet<string>, losses: Losses): StudyCode {
  const children = code.children.map((child) => codableWhere(child, used, losses));
  if (code.codable || !used.has(code.key)) return { ...code, children };
  losses.note(
    sentence('“{name}” was a category and has codings all the same, so it is a code here.', {
      name: code.name,
    }),
  );
  return { ...code, children, codable: true };
}

function missingCode(key: string): StudyCode {
  return {
    key,
    name: `Missing code ${key.slice(0, 8)}`,
    description: '',
    color: undefined,
    codable: true,
    children: [],
  };
}

const missingSentence = sentence(
  'Codes that codings name and the file does not hold: they were added to the codebook as “Missing code …”.',
);

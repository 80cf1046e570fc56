import type { StudyCode } from './study';

/** Every code of a tree, each before those inside it. */
export function allCodes(codes: readonly StudyCode[]): StudyCode[] {
  return codes.flatMap((code) => [code, ...allCodes(code.children)]);
}

import {
  capitalised,
  chineseName,
  facts,
  interviewers,
  leadsToSpeech,
  numbered,
  ordinal,
  proseLabels,
  roles,
  sounds,
  titled,
} from './nameWords';

/** Whether a label's name is an interviewer's: one of `extra`, or a word that always means one. */
export function isInterviewer(name: string, extra: ReadonlySet<string> = new Set()): boolean {
  const key = nameKey(name);
  return extra.has(key) || interviewers().has(key) || interviewers().has(bare(key));
}

/** Names that differ only in case, width or spacing are one speaker's. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Whether the name can only stand for a speaker: a role, or a letter and number as in P1. */
export function isRole(name: string): boolean {
  const key = nameKey(name);
  return roles().has(key) || roles().has(bare(key)) || isInterviewer(key) || numbered.test(key);
}

/** Whether the words, wherever they stand, label something other than a speaker. */
export function isNoSpeaker(name: string): boolean {
  const key = nameKey(name);
  if (isRole(key)) return false;
  return (
    facts().has(key) ||
    proseLabels().has(key) ||
    proseLabels().has(bare(key)) ||
    ordinal().test(key) ||
    leadsToSpeech().test(key)
  );
}

/** Whether the words name a fact about the recording (date, place), as lines at its head do. */
export function isFact(name: string): boolean {
  return facts().has(nameKey(name));
}

/** Whether a bracket holds a sound or a gap, as in `[laughs]`, and no name. */
export function isSound(words: string): boolean {
  return sounds().test(nameKey(words));
}

/**
 * Whether the words have the shape of a person's name: capitalised words, or two to four Chinese
 * characters that begin with a family name, or Chinese that ends with a title.
 */
export function looksLikeName(name: string): boolean {
  if (isRole(name)) return true;
  if (isNoSpeaker(name)) return false;
  const words = name.replace(/\s*[(（][^)）]*[)）]/g, '').trim();
  return capitalised().test(words) || chineseName().test(words) || titled().test(words);
}

/** Without what follows the word itself: a number or letter, or a remark in parentheses. */
function bare(key: string): string {
  return key
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/[\s#_-]*\d{1,3}$|[\s#_-]+[a-z]$|(?<=\p{Script=Han})[a-z甲乙丙丁]$/u, '')
    .trim();
}

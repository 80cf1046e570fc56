import type { Wording } from '../../../core/analysis/search/finder';
import type { TextRequest } from '../../../core/analysis/texts';
import type { HitUnit } from '../../../core/autocoding/query';
import type { TableAsk } from '../../../protocol/table';
import { preparedFor } from '../../pages/prepared';
import type { OpenProject } from '../../workspace';

export const tabs = ['lines', 'words', 'keyness', 'collocates'] as const;
export const units = ['match', 'sentence', 'turn'] as const satisfies readonly HitUnit[];

export function tabOf(ask: TableAsk): (typeof tabs)[number] {
  return tabs.find((tab) => tab === ask['tab']) ?? 'lines';
}

export function unitOf(ask: TableAsk): (typeof units)[number] {
  return units.find((unit) => unit === ask['unit']) ?? 'match';
}

/** Words that are looked for; undefined where nothing was typed. */
export function wordingOf(ask: TableAsk): Wording | undefined {
  const text = ask['words'] ?? '';
  if (text.trim() === '') return undefined;
  const kind = ask['as'] === 'phrase' || ask['as'] === 'pattern' ? ask['as'] : 'word';
  return { kind, text, isExact: ask['exact'] === 'yes' };
}

/** Which words are meant. @param key of the question in the tools */
export function textsAsked({ project }: OpenProject, ask: TableAsk, key = 'where'): TextRequest {
  const where = ask[key] ?? '';
  const withInterviewers = ask['interviewers'] === 'yes';
  if (where.trim() === '') return { withInterviewers };
  return { withInterviewers, part: preparedFor(project, key, where) };
}

import type { Part } from '../core/analysis/query/parts';
import { prepared } from '../core/analysis/query/query';
import { QueryFault } from '../core/analysis/query/syntax';
import { Refusal } from '../core/base/refusal';
import { say } from '../core/base/sentences';
import type { Project } from '../core/project/project';
import { WrongUsage } from './usage';

/** What a question asks of a project. One that can't be read is shown with a mark where it fails. */
export function askedOf(project: Project, text: string): Part {
  try {
    return prepared(project, text);
  } catch (error) {
    throw wrongUsage(error, text);
  }
}

/** Runs what a person's arguments may ask for in vain: whatever is refused is wrong usage. */
export async function argued<T>(run: () => Promise<T>, question = ''): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw wrongUsage(error, question);
  }
}

function wrongUsage(error: unknown, question: string): unknown {
  if (!(error instanceof Refusal)) return error;
  const words = say(error.sentence);
  if (!(error instanceof QueryFault)) return new WrongUsage(words, false);
  const { start, end } = error.span;
  const place = `${question.slice(0, start)}»${question.slice(start, end)}«${question.slice(end)}`;
  return new WrongUsage(`${words} Here: ${place}`, false);
}

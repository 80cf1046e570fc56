import { Names } from '../base/names';
import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { Unreadable } from '../base/unreadable';
import { scanCodings } from '../coding/scan';
import { keepingOne } from '../coding/twins';
import type { Act } from './history';
import type { Project } from './project';
import { readOrWhyNot } from './readOrWhyNot';
import { twinsIn } from './twinCodings';

/**
 * Makes one coding of those that are the same as the one named, with the memos of all. Throws a
 * Refusal where there is no other any more.
 */
export async function keepOneOf(project: Project, file: string, id: string): Promise<Act> {
  const bytes = await readOrWhyNot(project.store, file);
  if (bytes instanceof Unreadable) throw new Refusal(bytes.problem.sentence);
  const groups = bytes ? twinsIn(bytes, scanCodings(bytes, new Names())) : [];
  const records = groups.map((twins) => twins.map(({ record }) => record));
  const twins = records.find((each) => each.some((record) => record.id === id));
  const [first] = twins ?? [];
  if (!twins || !first)
    throw new Refusal(sentence('This coding does not stand twice any more: there is one of it.'));
  const files = await project.editCodings(new Map([[file, keepingOne(twins)]]));
  return { name: sentence('keep one coding {code}', { code: first.code }), files, book: undefined };
}

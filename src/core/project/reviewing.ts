import { describe } from '../anchor/selector';
import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import type { Span } from '../text/span';
import { trimSpan } from '../text/trim';
import { placeDoubtOf, keptAsLost, reviewKey } from './doubts';
import { editAsOne } from './asOne';
import { editsByCoder } from './editsByCoder';
import type { Act } from './history';
import type { LocatedCoding, LocatedSource } from './located';
import type { Project } from './project';

/**
 * Takes the places where codings are now, with the words that stand there, for theirs. Throws a
 * Refusal where one is lost.
 */
export async function acceptPlaces(
  project: Project,
  source: LocatedSource,
  codings: readonly LocatedCoding[],
): Promise<Act> {
  const [first] = codings;
  if (!first) throw new Refusal(sentence('There is nothing to accept here.'));
  if (codings.some(({ location }) => location.state === 'lost'))
    throw new Refusal(
      sentence('The words of this coding can’t be found. Select them, and attach it to them.'),
    );
  const edits = editsByCoder(project, source.path, codings, ({ record, location }) => ({
    kind: 'change',
    id: record.id,
    set: {
      ...(location.state === 'lost' ? {} : describe(source.text, source.lines, location.span)),
      [reviewKey]: undefined,
    },
  }));
  const name =
    codings.length === 1
      ? sentence('accept the place of {code}', { code: first.record.code })
      : sentence('accept {n} places in {source}', { n: codings.length, source: source.path });
  return { name, files: await editAsOne(project, name, edits), book: undefined };
}

/** What `acceptPlaces` may be given of a source: all that is somewhere and to be looked at. */
export function acceptable(source: LocatedSource): LocatedCoding[] {
  return source.codings.filter(
    (coding) => coding.location.state !== 'lost' && placeDoubtOf(coding),
  );
}

/** Makes a coding one of other words. Throws a Refusal where there are none. */
export async function attachCoding(
  project: Project,
  source: LocatedSource,
  coding: LocatedCoding,
  span: Span,
): Promise<Act> {
  const words = trimSpan(source.text, span);
  if (!words)
    throw new Refusal(sentence('Select the words first to which the coding is to be attached.'));
  const set = { ...describe(source.text, source.lines, words), [reviewKey]: undefined };
  const edits = editsByCoder(project, source.path, [coding], ({ record }) => ({
    kind: 'change',
    id: record.id,
    set,
    of: record,
  }));
  const files = await project.editCodings(edits);
  const name = sentence('attach {code} to other words', { code: coding.record.code });
  return { name, files, book: undefined };
}

/**
 * Notes that a person has seen that codings are lost, and leaves them so. They are no open question
 * any more until their words come back.
 * @param source its path: it may be gone
 */
export async function keepAsLost(
  project: Project,
  source: string,
  codings: readonly LocatedCoding[],
): Promise<Act> {
  const lost = codings.filter((coding) => placeDoubtOf(coding) === 'lost');
  const [first] = lost;
  if (!first) throw new Refusal(sentence('Only a coding that is lost can be kept as lost.'));
  const edits = editsByCoder(project, source, lost, ({ record }) => ({
    kind: 'change',
    id: record.id,
    set: { [reviewKey]: keptAsLost },
  }));
  const name =
    lost.length === 1
      ? sentence('keep {code} as lost', { code: first.record.code })
      : sentence('keep {n} codings of {source} as lost', { n: lost.length, source });
  return { name, files: await editAsOne(project, name, edits), book: undefined };
}

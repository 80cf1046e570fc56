import { nearestOf } from '../base/nearest';
import type { Problem } from '../base/problem';
import { type Sentence, sentence } from '../base/sentences';
import { indexLines, rangeOf } from '../text/lines';
import type { Memo } from './memoFile';
import type { Resolver } from './resolver';

/** Links that lead to nothing, or to several things of one name. */
export function linkProblems({ path, source, topics, links }: Memo, resolver: Resolver): Problem[] {
  const all = [
    ...topics.filter(({ target }) => target !== 'project').map((link) => ({ link, isAbout: true })),
    ...links.map((link) => ({ link, isAbout: false })),
  ];
  const wrong = all.flatMap(({ link, isAbout }) => {
    const trouble = linkTrouble(link.target, isAbout, resolver);
    return trouble ? [{ link, trouble }] : [];
  });
  if (!wrong.length) return [];
  const lines = indexLines(source);
  return wrong.map(({ link, trouble }) => ({
    ...trouble,
    severity: 'warning',
    file: path,
    range: rangeOf(lines, source, link.span),
  }));
}

/** Why a link leads nowhere; undefined where it leads somewhere. @param isAbout as what it stands */
export function linkTrouble(
  target: string,
  isAbout: boolean,
  resolver: Resolver,
): Pick<Problem, 'kind' | 'sentence'> | undefined {
  const { state } = resolver.find(target);
  if (state === 'found') return undefined;
  if (state === 'several') return { kind: 'ambiguous-link', sentence: several(target) };
  const near = nearestTo(target, resolver);
  return { kind: 'unknown-link', sentence: nothing(target, isAbout, near) };
}

/**
 * What was probably meant, as it would be written in the link's place: an id or a name; undefined
 * where nothing is near.
 */
export function nearestTo(target: string, { things }: Resolver): string | undefined {
  const [, prefix = '', rest = target] = /^((?:code|case|source|memo):)?(.*)$/su.exec(target) ?? [];
  const asked = things.filter(({ kind }) => prefix === '' || prefix === `${kind}:`);
  const near = nearestOf(
    rest,
    asked.flatMap(({ id, names }) => [id, ...names]),
  );
  return near === undefined ? undefined : prefix + near;
}

function nothing(target: string, isAbout: boolean, near: string | undefined): Sentence {
  const values = { link: target, near: near ?? '' };
  if (near !== undefined)
    return sentence('There is nothing here called “{link}”. Is “{near}” meant?', values);
  return isAbout
    ? sentence(
        'This memo is about “{link}”, and there is no such code, case, source, coding or memo. Correct it, or take it away.',
        values,
      )
    : sentence(
        'This link leads nowhere: no code, case, source, coding or memo is called “{link}”. Correct it, or take the brackets away.',
        values,
      );
}

function several(target: string): Sentence {
  return sentence(
    'Several things are called “{link}”. Write the id or the path of the one that is meant.',
    { link: target },
  );
}

import { Refusal } from '../../base/refusal';
import { sentence } from '../../base/sentences';
import type { Span } from '../../text/span';
import { followPattern } from './followPattern';
import { stepsOf } from './patternSteps';
import { isFollowed, type PatternTree, treeOf, waysOf } from './patternTree';

/** Places in a text, in order, without overlaps; empty ones too. */
export type PatternFinder = (text: string) => Iterable<Span>;

/** In so many ways the engine of the host may try a pattern from each place. */
const mostWays = 30_000;

/**
 * What finds a regular expression that a person wrote. However it is written, it takes no longer
 * than some times the text is long; the engine of the host could take years over a single line, and
 * is asked only where we can't follow. Throws a Refusal for what is none, and for what neither of
 * both can find in reasonable time.
 */
export function patternOf(text: string, isExact: boolean): PatternFinder {
  const flags = isExact ? 'u' : 'iu';
  const own = compiled(text, flags);
  const tree = treeOf(text);
  if (hasDearPlace(tree)) refuse();
  if (isFollowed(tree)) {
    const steps = stepsOf(tree, flags);
    if (steps) return (within) => followPattern(steps, within);
  }
  if (waysOf(tree) > mostWays) refuse();
  return function* (within) {
    for (const { index, 0: found } of within.matchAll(own))
      yield { start: index, end: index + found.length };
  };
}

function compiled(text: string, flags: string): RegExp {
  try {
    return new RegExp(text, `${flags}gm`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The engine's sentence repeats the pattern before it comes to the point.
    const why = error.message.replace(/^.*\/[a-z]*:\s*/su, '');
    throw new Refusal(sentence('This is no regular expression: {why}', { why }));
  }
}

function refuse(): never {
  throw new Refusal(
    sentence(
      'This pattern could take forever: it repeats too much beside a reference such as “\\1”, within a look ahead or behind, or too many times. Take a repetition away.',
    ),
  );
}

/** Whether what is looked for before or behind a place may itself take forever. */
function hasDearPlace(tree: PatternTree): boolean {
  switch (tree.kind) {
    case 'place':
      return tree.part !== undefined && waysOf(tree.part) > mostWays;
    case 'sequence':
    case 'choice':
      return tree.parts.some(hasDearPlace);
    case 'repeat':
    case 'own':
      return hasDearPlace(tree.part);
    case 'character':
      return false;
  }
}

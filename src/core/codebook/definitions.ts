import type { Codebook } from './codebook';
import { readCodebook } from './read';

/** What a code was defined to mean from some moment on. */
export interface Definition<When> {
  /** Undefined: the code was not there any more. */
  readonly text: string | undefined;
  readonly since: When;
}

/**
 * How the definitions of codes went: for each code those that it had, the oldest first. Names,
 * colours and places in the tree are no matter.
 * @param versions of the codebook’s text, the oldest first
 */
export function definitionHistory<When>(
  versions: Iterable<{ readonly text: string; readonly since: When }>,
): ReadonlyMap<string, readonly Definition<When>[]> {
  const history = new Map<string, Definition<When>[]>();
  for (const { text, since } of versions) {
    const now = definitionsIn(readCodebook('', text).value);
    for (const id of new Set([...history.keys(), ...now.keys()])) {
      const known = history.get(id) ?? [];
      const definition = now.get(id);
      if (known.length && known.at(-1)?.text === definition) continue;
      history.set(id, [...known, { text: definition, since }]);
    }
  }
  return history;
}

/** Definition and criteria of each code, as text that is the same where they are. */
function definitionsIn({ codes }: Codebook): Map<string, string> {
  return new Map(
    codes.map(({ id, definition, include, exclude }) => [
      id,
      JSON.stringify([
        [...(definition ?? [])],
        include.map((label) => [...label]),
        exclude.map((label) => [...label]),
      ]),
    ]),
  );
}

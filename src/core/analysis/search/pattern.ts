import { Refusal } from '../../base/refusal';
import { sentence } from '../../base/sentences';

/**
 * A regular expression that a person wrote. Throws a Refusal where it is none, or where a repeated
 * group repeats inside, as in `(a+)+`: such patterns can take years over a single line.
 */
export function patternOf(text: string, isExact: boolean): RegExp {
  if (repeatsRepeated(text))
    throw new Refusal(
      sentence(
        'In this pattern something that repeats is repeated again, as in “(a+)+”, which could take forever. Take one of the two away.',
      ),
    );
  try {
    return new RegExp(text, isExact ? 'gmu' : 'gimu');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The engine's sentence repeats the pattern before it comes to the point.
    const why = error.message.replace(/^.*\/[a-z]*:\s*/su, '');
    throw new Refusal(sentence('This is no regular expression: {why}', { why }));
  }
}

/** Whether a group holds a repetition without end and is itself repeated without end. */
function repeatsRepeated(text: string): boolean {
  const inside: boolean[] = [false];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    let closed: boolean | undefined;
    if (character === '\\') at++;
    else if (character === '[') at = endOfClass(text, at);
    else if (character === '(') {
      inside.push(false);
      continue;
    } else if (character === ')') closed = inside.pop() ?? false;
    const repetition = /^(?:[*+]|\{\d+,\})/.exec(text.slice(at + 1, at + 12));
    if (repetition && closed) return true;
    // What a group holds, the groups around it hold too.
    const last = inside.length - 1;
    if (last >= 0 && (repetition || closed)) inside[last] = true;
  }
  return false;
}

function endOfClass(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === ']') return at;
  }
  return text.length;
}

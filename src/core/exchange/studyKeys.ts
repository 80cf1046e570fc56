import { uuid5 } from './uuid5';

/** The space of our names: what has no GUID of its own gets one from it that is always the same. */
const space = '6f1d3a52-0c7e-5b0e-9a57-2d1c9f4b8e60';

/** The GUID of a thing of ours, as in `keyFor('code', 'mentoring')`: the same for the same words. */
export function keyFor(...words: readonly string[]): string {
  return uuid5(space, words.join('\n'));
}

import { foldWords } from '../foldWords';
import type { Span } from '../../text/span';

/**
 * Words as they are searched, with the way back to the text: what stands between the parts of a
 * turn (a line's end, the time of a cue) and any white space is one space, so that a phrase is found
 * across them.
 */
export interface Reading {
  readonly text: string;
  /** For each UTF-16 unit, where that which it comes from begins in the text, and where it ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** `folded` takes small letters, accents, width, and simplified and traditional characters alike. */
export type ReadAs = 'folded' | 'written';

/** What a character becomes; there are few different ones in a language. */
const forms = new Map<string, string>();

const plainAs = new Map<ReadAs, readonly string[]>();

export function readParts(text: string, parts: readonly Span[], as: ReadAs): Reading {
  let read = '';
  const plain = plainForms(as);
  const [starts, ends]: [number[], number[]] = [[], []];
  const add = (form: string, start: number, end: number) => {
    if (form === ' ' && (read === '' || read.endsWith(' '))) return;
    read += form;
    for (let unit = 0; unit < form.length; unit++) {
      starts.push(start);
      ends.push(end);
    }
  };
  for (const part of parts) {
    if (read !== '') add(' ', part.start, part.start);
    for (let at = part.start; at < part.end;) {
      const code = text.codePointAt(at) ?? 0;
      const end = at + (code > 0xffff ? 2 : 1);
      const form = plain[code] ?? formOf(String.fromCodePoint(code), as);
      // A mark upon the letter before it is a part of it.
      if (form === '' && ends.length) ends[ends.length - 1] = end;
      else add(form, at, end);
      at = end;
    }
  }
  return { text: read, starts, ends };
}

/** Words that are looked for, in the form in which they are read. */
export function readQuery(words: string, as: ReadAs): string {
  return readParts(words, [{ start: 0, end: words.length }], as).text.trim();
}

/** Where a stretch of what was read stands in the text. */
export function spanIn({ starts, ends }: Reading, start: number, end: number): Span {
  return { start: starts[start] ?? 0, end: ends[end - 1] ?? 0 };
}

/** What becomes of each character of ASCII, of which most texts are made. */
function plainForms(as: ReadAs): readonly string[] {
  let known = plainAs.get(as);
  if (!known) {
    known = Array.from({ length: 128 }, (_, code) => formOf(String.fromCharCode(code), as));
    plainAs.set(as, known);
  }
  return known;
}

function formOf(character: string, as: ReadAs): string {
  if (/\s/.test(character)) return ' ';
  if (as === 'written') return character;
  let form = forms.get(character);
  if (form === undefined) forms.set(character, (form = foldWords(character)));
  return form;
}

/**
 * A sentence a person reads: an English template with named places, filled late so that the
 * window can say it in the reader's language and the command line in English.
 */
export interface Sentence {
  /** English, with `{name}` for each place. */
  readonly text: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export function sentence(
  text: string,
  values: Readonly<Record<string, string | number>> = {},
): Sentence {
  return { text, values };
}

/** The sentence with its places filled; `translate` gives the template in the reader's language. */
export function say(
  { text, values }: Sentence,
  translate: (text: string) => string = (english) => english,
): string {
  return translate(text).replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}

import type { Label } from './label';

/** A code to be written, as YAML source that fits block and flow maps. */
export interface NewEntry {
  readonly id: string;
  readonly fields: readonly (readonly [field: string, source: string])[];
}

/** YAML source of one text on one line: as it is where no reader could take it for anything else. */
export function textSource(text: string): string {
  return isPlain(text) ? text : quoted(text);
}

/** YAML source of a label on one line. */
export function labelSource(label: Label): string {
  const plain = label.get('');
  if (label.size === 1 && plain !== undefined) return textSource(plain);
  const texts = [...label].map(
    ([language, text]) => `${textSource(language)}: ${textSource(text)}`,
  );
  return `{${texts.join(', ')}}`;
}

/** Starts with a letter, holds no YAML marks, and is no word or number of YAML 1.1 or 1.2. */
function isPlain(text: string): boolean {
  return (
    /^[\p{L}_](?:[\p{L}\p{M}\p{N}_.()/’“”《》（）、，。+-]| (?! |$))*$/u.test(text) &&
    !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text)
  );
}

/** JSON's quotes are YAML's; what YAML or an editor may take for a line end is escaped as well. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

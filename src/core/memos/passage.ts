import type { Range } from '../base/problem';

/** A passage, as memos say that they are about it: `source:li.txt#12:5-14:31`. */
export function passageName(path: string, [line, column, lastLine, lastColumn]: Range): string {
  return `source:${path}#${line}:${column}-${lastLine}:${lastColumn}`;
}

/** The source and range that such a name gives; undefined for any other. */
export function passageOf(
  name: string,
): { readonly path: string; readonly range: Range } | undefined {
  const shape = /^source:(.+)#(\d+):(\d+)-(\d+):(\d+)$/.exec(name);
  if (!shape) return undefined;
  const [, path = '', ...numbers] = shape;
  const [a = 1, b = 1, c = 1, d = 1] = numbers.map(Number);
  return { path, range: [a, b, c, d] };
}

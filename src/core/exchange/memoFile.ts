import type { Range } from '../base/problem';
import { textLists } from '../base/yamlLists';
import { textSource } from '../codebook/source';
import { toLf } from '../text/decode';
import { splitFrontMatter } from '../text/frontMatter';

/** A memo that is a file of its own, as it stands below `memos/`. */
export interface MemoFile {
  readonly title: string;
  /** As in `code:mentoring`, `source:li.txt`, `case:li`, `project`, `source:li.txt#12:5-14:31`. */
  readonly about: readonly string[];
  readonly coder: string;
  /** ISO 8601; '' where it is not known. */
  readonly created: string;
  readonly text: string;
}

export function writeMemo({ title, about, coder, created, text }: MemoFile): string {
  const fields = [
    `title: ${textSource(title)}`,
    ...(about.length ? ['about:', ...about.map((each) => `  - ${textSource(each)}`)] : []),
    ...(coder === '' ? [] : [`coder: ${textSource(coder)}`]),
    ...(created === '' ? [] : [`created: ${textSource(created)}`]),
  ];
  return ['---', ...fields, '---', '', text, ''].join('\n');
}

/** Any Markdown file below `memos/`; without front matter it is named by its file and about nothing. */
export function readMemo(path: string, content: string): MemoFile {
  const source = toLf(content.replace(/^\ufeff/, ''));
  const split = splitFrontMatter(source);
  const fields = textLists(split ? source.slice(split.yaml.start, split.yaml.end) : '');
  const one = (name: string): string => fields.get(name)?.[0] ?? '';
  return {
    title: one('title') || path.replace(/^.*\//, '').replace(/\.md$/i, ''),
    about: fields.get('about') ?? [],
    coder: one('coder'),
    created: one('created'),
    text: source.slice(split?.span.end ?? 0).replace(/^\n+|\n+$/g, ''),
  };
}

/** As in `source:li.txt#12:5-14:31`. */
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

import { isMap, isSeq } from 'yaml';
import type { Problem, Read } from '../base/problem';
import { sentence } from '../base/sentences';
import { isNothing, readYaml, spanOf, textOf, type Trouble } from '../base/yaml';
import { textSource } from '../codebook/source';
import { toLf } from '../text/decode';
import { splitFrontMatter } from '../text/frontMatter';
import { indexLines, rangeOf } from '../text/lines';
import type { Span } from '../text/span';
import { type Link, linksOf } from './links';

/** What a memo that is a file of its own says. */
export interface MemoFile {
  readonly title: string;
  /** As in `code:mentoring`, `case:li`, `source:li.txt`, `coding:0193…`, `project`, or a passage. */
  readonly about: readonly string[];
  readonly coder: string;
  /** ISO 8601, a day or a moment; '' where it is not known. */
  readonly created: string;
  /** What stands below the front matter. */
  readonly text: string;
}

/** A memo as it stands in the project. */
export interface Memo extends MemoFile {
  readonly path: string;
  /** The whole file, with LF line ends and without a byte order mark. */
  readonly source: string;
  /** What `about` names, at its places in `source`. */
  readonly topics: readonly Link[];
  /** What its text links to, at its places in `source`. */
  readonly links: readonly Link[];
  /** Of the title in `source`, where one stands there. */
  readonly titleSpan: Span | undefined;
  /** Where the front matter ends in `source`. */
  readonly bodyStart: number;
}

/** Whether a file is read as a memo. Propositions are, for what they link to. */
export function isMemoFile(path: string): boolean {
  return /^(?:memos|propositions)\/.*\.md$/is.test(path);
}

/** Whether a file is a memo, and no proposition. */
export function isMemo(path: string): boolean {
  return path.startsWith('memos/') && isMemoFile(path);
}

export function writeMemo({ title, about, coder, created, text }: MemoFile): string {
  const fields = [
    `title: ${textSource(title)}`,
    ...(about.length ? ['about:', ...about.map((each) => `  - ${topicSource(each)}`)] : []),
    ...(coder === '' ? [] : [`coder: ${textSource(coder)}`]),
    ...(created === '' ? [] : [`created: ${textSource(created)}`]),
  ];
  return ['---', ...fields, '---', '', ...(text === '' ? [] : [text]), ''].join('\n');
}

/** YAML source of what a memo is about: `code:mentoring` stands as it is. */
export function topicSource(text: string): string {
  return /^[a-z]+:[\p{L}_][\p{L}\p{N}_./-]*$/u.test(text) ? text : textSource(text);
}

/**
 * Any Markdown. Its title is that of the front matter, else its first heading, else the name of its
 * file; `by` and `date` are read as `coder` and `created`. What can't be read of the front matter
 * is a problem, and the memo counts all the same.
 */
export function readMemo(path: string, content: string): Read<Memo> {
  const source = toLf(content.replace(/^\ufeff/, ''));
  const split = splitFrontMatter(source);
  const problems: Problem[] = [];
  const lines = indexLines(source);
  const yamlStart = split?.yaml.start ?? 0;
  const tell = ({ start, end, ...trouble }: Trouble): void => {
    const span = { start: yamlStart + start, end: yamlStart + end };
    problems.push({ ...trouble, file: path, range: rangeOf(lines, source, span) });
  };
  if (!split && opensFrontMatter(source)) tell(openTrouble);
  const fields = fieldsIn(split ? source.slice(yamlStart, split.yaml.end) : '', yamlStart, tell);
  const one = (...names: readonly string[]): Link | undefined =>
    names.flatMap((name) => fields.get(name)?.[0] ?? [])[0];
  const bodyStart = split?.span.end ?? 0;
  const body = source.slice(bodyStart);
  const title = one('title') ?? headingIn(body, bodyStart);
  const topics = (fields.get('about') ?? []).map(withoutBrackets);
  const value = {
    path,
    source,
    title: title?.target ?? fileTitle(path),
    titleSpan: title?.span,
    bodyStart,
    about: topics.map(({ target }) => target),
    topics,
    coder: one('coder', 'by')?.target ?? '',
    created: one('created', 'date')?.target ?? '',
    text: body.replace(/^\n+|\n+$/g, ''),
    links: linksOf(body).map((link) => ({ ...link, span: moved(link.span, bodyStart) })),
  };
  return { value, problems };
}

/** How a memo without a title is called: as its file. */
export function fileTitle(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.md$/i, '');
}

/** The first words below the title, without marks of Markdown; '' where there are none. */
export function firstLine({ text, title }: MemoFile): string {
  for (const line of text.split('\n')) {
    const words = plainWords(line);
    if (words !== '' && words !== plainWords(title)) return words;
  }
  return '';
}

function plainWords(line: string): string {
  return cellsJoined(line)
    .replace(/^\s*(?:#{1,6}\s+|>\s*|[-*+]\s+|\d+[.)]\s+)+/, '')
    .replace(/\[\[([^[\]|\n]+\|)?([^[\]|\n]+)\]\]/g, '$2')
    .replace(/\*\*|__|`|^[-=*_ ]+$/g, '')
    .trim();
}

/** What stands in the row of a table; nothing of the line below its head. */
function cellsJoined(line: string): string {
  if (!/^\s*\|/.test(line)) return line;
  const cells = line.split('|').map((cell) => cell.trim());
  return cells.filter((cell) => cell !== '' && !/^:?-+:?$/.test(cell)).join(' · ');
}

function opensFrontMatter(source: string): boolean {
  return /^---[ \t]*\n(?:[ \t]*\n)*[\p{L}_][\p{L}\p{N}_ -]*:(?:[ \t]|\n|$)/u.test(source);
}

const openTrouble: Trouble = {
  kind: 'open-front-matter',
  severity: 'warning',
  start: 0,
  end: 3,
  sentence: sentence(
    'What stands below this line is not read as front matter, because it is not closed. Write “---” on a line of its own below it.',
  ),
};

/** The values of each field, at their places in the file. */
function fieldsIn(
  text: string,
  start: number,
  tell: (trouble: Trouble) => void,
): ReadonlyMap<string, readonly Link[]> {
  const yaml = readYaml(text, tell);
  const fields = new Map<string, readonly Link[]>();
  if (!isMap(yaml.root)) return fields;
  const linkTo = (item: unknown): readonly Link[] => {
    const node = isNothing(item) ? undefined : yaml.follow(item);
    if (isSeq(node)) return node.items.flatMap(linkTo);
    const target = textOf(node);
    if (target === undefined || target === '') return [];
    const span = spanOf(node);
    // Within quotes, where nothing in it is escaped.
    const at = text.slice(span.start, span.end).indexOf(target);
    const from = at < 0 ? span : { start: span.start + at, end: span.start + at + target.length };
    return [{ target, span: moved(from, start) }];
  };
  for (const { key, value } of yaml.root.items) {
    const name = textOf(yaml.follow(key))?.toLowerCase();
    if (name !== undefined && !fields.has(name)) fields.set(name, linkTo(value));
  }
  return fields;
}

/** `about: "[[mentoring]]"` is what other programs write. */
function withoutBrackets(topic: Link): Link {
  const [, inner] = /^\[\[([^[\]|#]+)(?:[|#][^[\]]*)?\]\]$/.exec(topic.target) ?? [];
  if (inner === undefined || topic.span.end - topic.span.start !== topic.target.length)
    return topic;
  const start = topic.span.start + 2;
  return { target: inner, span: { start, end: start + inner.length } };
}

function headingIn(body: string, start: number): Link | undefined {
  const [all = '', mark = '', target = ''] =
    /^(?:[ \t]*\n)*(#[ \t]+)([^\n]*[^\s#])[ \t#]*(?:\n|$)/.exec(body) ?? [];
  if (target === '') return undefined;
  const at = start + all.indexOf(mark + target) + mark.length;
  return { target, span: { start: at, end: at + target.length } };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

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
import { fileTitle, type Memo, type MemoFile } from './memoFile';
import { topicSource } from './topicSource';

export function writeMemo({ title, about, coder, created, text }: MemoFile): string {
  const fields = [
    `title: ${textSource(title)}`,
    ...(about.length ? ['about:', ...about.map((each) => `  - ${topicSource(each)}`)] : []),
    ...(coder === '' ? [] : [`coder: ${textSource(coder)}`]),
    ...(created === '' ? [] : [`created: ${textSource(created)}`]),
  ];
  return ['---', ...fields, '---', '', ...(text === '' ? [] : [text]), ''].join('\n');
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

import type { Problem } from '../base/problem';
import { type Sentence, sentence } from '../base/sentences';
import type { Splice } from '../codebook/splice';
import { indexLines, rangeOf } from '../text/lines';
import type { Span } from '../text/span';
import type { Memo } from './memoFile';
import type { Resolver } from './resolver';

/** Where the memos are kept that are rows of the framework grid: one for each case. */
export const frameworkFolder = 'memos/framework/';

export function isFramework(path: string): boolean {
  return path.startsWith(frameworkFolder);
}

/** What a researcher says in summary of a case and a code. */
export interface Summary {
  /** Id. */
  readonly code: string;
  /** Markdown, without blank lines around it. */
  readonly text: string;
  /** Of the whole section, its heading included, in the memo’s `source`. */
  readonly span: Span;
}

/** A memo of the framework grid as it is read. */
export interface FrameworkRow {
  /** Id; undefined where the memo does not say which case it is about. */
  readonly case: string | undefined;
  /** By id of the code, in the order in which they stand. */
  readonly summaries: ReadonlyMap<string, Summary>;
  readonly problems: readonly Problem[];
}

/**
 * Reads the sections of a memo: one for each code, below a heading that links to it, as in
 * `## [[mentoring]]`. What else stands in the memo is left alone, and told where it looks like a
 * section; links that lead nowhere are told as those of every memo.
 */
export function readFramework(memo: Memo, resolver: Resolver): FrameworkRow {
  const { source } = memo;
  const summaries = new Map<string, Summary>();
  const problems: Problem[] = [];
  const lines = indexLines(source);
  const tell = (kind: string, span: Span, words: Sentence): void => {
    const range = rangeOf(lines, source, span);
    problems.push({ kind, severity: 'warning', file: memo.path, range, sentence: words });
  };
  const about = caseOf(memo, resolver);
  if (about === undefined) tell('framework-without-case', { start: 0, end: 0 }, noCase);
  for (const { heading, title, target, span } of sectionsOf(memo)) {
    const found = target === undefined ? undefined : resolver.find(target);
    const thing = found?.state === 'found' ? found.thing : undefined;
    if (thing?.kind === 'code' && !summaries.has(thing.id)) {
      const text = unescaped(trimmed(source.slice(heading.end, span.end)));
      summaries.set(thing.id, { code: thing.id, text, span });
    } else if (thing?.kind === 'code') tell('framework-code-twice', heading, twice(thing.id));
    else if (!found || thing) tell('framework-heading', heading, noCode(title));
  }
  return { case: about, summaries, problems };
}

/**
 * What is to be written so that a section says something else; nothing takes the section away.
 * Everything else in the memo stays as it is.
 * @param link that leads to the code
 * @param isBefore whether a code stands before the one that is written, in the order of the book
 */
export function summarySplices(
  memo: Memo,
  { summaries }: FrameworkRow,
  { code, link, text }: { readonly code: string; readonly link: string; readonly text: string },
  isBefore: (other: string) => boolean,
): readonly Splice[] {
  const { source } = memo;
  const words = escaped(trimmed(text.replace(/\r\n?/g, '\n')));
  const there = summaries.get(code);
  if (there) {
    const { start, end } = there.span;
    if (words === '') return [{ start, end, insert: '' }];
    const heading = source.slice(start, end).split('\n', 1)[0] ?? '';
    return [{ start, end, insert: ending(`${heading}\n\n${words}\n`, end < source.length) }];
  }
  if (words === '') return [];
  const next = [...summaries.values()].find((other) => !isBefore(other.code));
  const at = next?.span.start ?? source.length;
  const before = source.slice(0, at);
  const gap = before === '' || /\n\n$/.test(before) ? '' : /\n$/.test(before) ? '\n' : '\n\n';
  const insert = `${gap}## [[${link}]]\n\n${words}\n`;
  return [{ start: at, end: at, insert: ending(insert, at < source.length) }];
}

/** A blank line stands between what is written and what follows. */
function ending(section: string, isFollowed: boolean): string {
  return isFollowed ? `${section}\n` : section;
}

interface Section {
  /** The line of the heading. */
  readonly heading: Span;
  readonly title: string;
  /** What its heading links to, where it is nothing but a link. */
  readonly target: string | undefined;
  readonly span: Span;
}

const headingLine = /^##[ \t]+(.*)$/gm;
const linkAlone = /^\[\[([^[\]|#\n]+)(?:[|#][^[\]\n]*)?\]\][ \t#]*$/;

function sectionsOf({ source, bodyStart }: Memo): Section[] {
  const body = source.slice(bodyStart);
  const headings = [...body.matchAll(headingLine)];
  return headings.map(({ 0: line, 1: title = '', index }, i) => {
    const start = bodyStart + index;
    const end = bodyStart + (headings[i + 1]?.index ?? body.length);
    const target = linkAlone.exec(title)?.[1]?.trim();
    return { heading: { start, end: start + line.length }, title, target, span: { start, end } };
  });
}

/** The one case that a memo is about; a source that is its own case stands for itself. */
function caseOf({ about }: Memo, resolver: Resolver): string | undefined {
  const cases = about.flatMap((target) => {
    const thing = resolver.thingOf(target);
    return thing?.kind === 'case' || thing?.kind === 'source' ? [thing.id] : [];
  });
  return cases.length === 1 ? cases[0] : undefined;
}

/** A line that would begin another section is written with a backslash, as Markdown has it. */
function escaped(text: string): string {
  return text.replace(/^(?=\\*##[ \t])/gm, '\\');
}

function unescaped(text: string): string {
  return text.replace(/^\\(?=\\*##[ \t])/gm, '');
}

function trimmed(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}

const noCase = sentence(
  'This file does not say which case it is about, so the framework grid does not show it. Write “about: case:” and the id of one case in its front matter.',
);

function noCode(heading: string): Sentence {
  return sentence(
    'The heading “{heading}” names no code, so what stands below it is not in the framework grid. Write the id of a code in double brackets, as in “## [[mentoring]]”.',
    { heading },
  );
}

function twice(code: string): Sentence {
  return sentence(
    'There are two summaries of “{code}” in this file, and the framework grid shows the first. Put them together.',
    { code },
  );
}

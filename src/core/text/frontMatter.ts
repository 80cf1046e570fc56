import type { Span } from './span';

/** The YAML block at the head of a Markdown file. */
export interface FrontMatter {
  /** With both fences and the line end after the second. */
  readonly span: Span;
  /** What stands between the fences. */
  readonly yaml: Span;
}

const opening = /^---[ \t]*\n/;
const closing = /^(?:---|\.\.\.)[ \t]*$/gm;
/** What a YAML block may begin with; a rule (`---`) above prose is no fence. */
const yamlStart = /^\s*(?:#|\{|["']?[\p{L}\p{N}_][^\n:]{0,80}:(?:\s|$)|$)/u;

/** Expects LF line ends and no byte order mark. */
export function splitFrontMatter(text: string): FrontMatter | undefined {
  const open = opening.exec(text);
  if (!open) return undefined;
  const start = open[0].length;
  closing.lastIndex = start;
  const close = closing.exec(text);
  if (!close) return undefined;
  if (!yamlStart.test(text.slice(start, Math.min(close.index, start + 400)))) return undefined;
  const end = close.index + close[0].length;
  return {
    span: { start: 0, end: text.charAt(end) === '\n' ? end + 1 : end },
    yaml: { start, end: close.index },
  };
}

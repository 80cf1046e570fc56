import type { Span } from '../text/span';

/** A code that a text names by its id. */
export interface Mention {
  readonly id: string;
  /** Of the id. */
  readonly span: Span;
  /**
   * `use`: the code to apply instead; `beside`: one that may be applied too; `link`: in double
   * brackets; `see`: named otherwise.
   */
  readonly kind: 'use' | 'beside' | 'link' | 'see';
}

/** What leads to an id in a rule: the words that may stand between are few, as in “a code under”. */
const lead =
  /(?:(?<use>\buse\b|改用|应用|請用|请用|应编|改编|另编|[(（]\s*(?:用|编|編))|(?<beside>\badd\b|加编|另加|兼编|[(（]\s*加)|(?<see>\bsee\b|参见|參見|(?<!\p{Script=Han})[见見]))[:：]?\s*(?:(?:instead|the|a|one|code|codes|of|under|below|代码|代碼)\s+)*/giu;
/** What stands between two ids of one rule. */
const between = /^(?:\s*[,，、/]\s*|\s+)?(?:(?:or|and|或者?|和|与|與|及)\s*)?/iu;
const quoted = /^[“"‘'「『[]*/u;
/** Words after a rule that let both codes stand. */
const both = /\b(?:both|together|too|as well|also)\b|同时|同時|一并|都编|并用|均可/iu;
const link = /\[\[([^[\]|#\n]+)(?:[|#][^[\]\n]*)?\]\]/gu;

/**
 * The codes that a text names, by place: in `[[id]]`, after “use”, “add” or “see” (用, 加, 见), and
 * wherever an id stands that is no ordinary word.
 * @param isCode whether there is a code of that id; links need not lead to one
 */
export function mentionsIn(text: string, isCode: (id: string) => boolean): readonly Mention[] {
  const found = new Map<number, Mention>();
  const take = (mention: Mention) => {
    if (!found.has(mention.span.start)) found.set(mention.span.start, mention);
  };
  for (const mention of linksIn(text)) take(mention);
  for (const { index, 0: words, groups = {} } of text.matchAll(lead)) {
    const { see, beside } = groups as Readonly<Record<string, string | undefined>>;
    const rest = clauseAfter(text, index + words.length);
    const kind = see ? 'see' : (beside ?? both.test(rest)) ? 'beside' : 'use';
    idsAfter(text, index + words.length, isCode).forEach((each) => take({ ...each, kind }));
  }
  for (const { index, 0: word } of text.matchAll(
    /[\p{L}\p{N}_][\p{L}\p{N}_.-]*[_.-][\p{L}\p{N}_]+/gu,
  ))
    if (isCode(word))
      take({ id: word, span: { start: index, end: index + word.length }, kind: 'see' });
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

/** The ids in double brackets, whether there is such a code or not. */
export function linksIn(text: string): readonly Mention[] {
  return [...text.matchAll(link)].map(({ index, 1: inner = '' }) => {
    const id = inner.trim();
    const start = index + 2 + inner.indexOf(id);
    return { id, span: { start, end: start + id.length }, kind: 'link' };
  });
}

/**
 * Where the id begins that is being written at the end of a text, or may be begun there: after `[[`,
 * after a word such as “use”, and after an id that follows one. Undefined elsewhere.
 */
export function idBegunIn(text: string): number | undefined {
  const [, inLink] = /\[\[([^[\]|#\n]*)$/u.exec(text) ?? [];
  if (inLink !== undefined) return text.length - inLink.length;
  const [, word] = begun.exec(text) ?? [];
  return word === undefined ? undefined : text.length - word.length;
}

const begun =
  /(?:\b(?:use|add|see)\s+|(?:改用|应用|請用|请用|应编|改编|另编|加编|另加|兼编|参见|參見|(?<!\p{Script=Han})[见見]|[(（]\s*[用编編加])\s*)(?:(?:instead|the|a|code|of|under)\s+)*(?:[\p{L}\p{N}_.-]+(?:\s*[,，、/]\s*|\s+)(?:(?:or|and)\s+|[或和与與及]\s*)?){0,8}?([\p{L}\p{N}_.-]*)$/iu;

function idsAfter(text: string, from: number, isCode: (id: string) => boolean) {
  const ids: { id: string; span: Span }[] = [];
  for (let at = from; ;) {
    const gap = ids.length ? (between.exec(text.slice(at, at + 40))?.[0].length ?? 0) : 0;
    const opening = quoted.exec(text.slice(at + gap, at + gap + 4))?.[0].length ?? 0;
    const start = at + gap + opening;
    const id = idAt(text, start, isCode);
    if (id === undefined || (ids.length && gap === 0 && opening === 0)) return ids;
    at = start + id.length;
    ids.push({ id, span: { start, end: at } });
    at += /^[”"’'」』\]]*/u.exec(text.slice(at, at + 4))?.[0].length ?? 0;
  }
}

/** The id that begins there; in scripts without spaces, other words may follow it directly. */
function idAt(text: string, start: number, isCode: (id: string) => boolean): string | undefined {
  const [word = ''] = /^[\p{L}\p{N}_.-]+/u.exec(text.slice(start, start + 200)) ?? [];
  if (isCode(word)) return word;
  const plain = word.replace(/[.-]+$/, '');
  if (isCode(plain)) return plain;
  if (!/^\p{Script=Han}/u.test(word)) return undefined;
  for (let end = word.length - 1; end > 0; end--)
    if (isCode(word.slice(0, end))) return word.slice(0, end);
  return undefined;
}

/** What follows up to the end of the clause: of its parenthesis, if it stands in one. */
function clauseAfter(text: string, from: number): string {
  const end = text.slice(from).search(/[)）。]|\.\s|$/u);
  return text.slice(from, from + end);
}

import { isDigit, skipBlank } from './chars';
import { isName } from './nameShape';
import type { Span } from './span';

/**
 * How a label is written, which says how far it can be trusted: a voice tag is certain; bold or
 * brackets with a colon, or a time, come close; the others need the evidence of the file.
 */
export type LabelForm =
  | 'voice' // <v Name>
  | 'bold' // **Name:** or **Name**:
  | 'bracket-colon' // [Name]:
  | 'bracket' // [Name]
  | 'timed' // Name (00:12): or [00:12] Name: or Name: 00:12
  | 'own-line' // Name 00:12, with the words on the next line
  | 'plain'; // Name:

/** What stands at the head of a line and may say who speaks. */
export interface Label {
  readonly name: string;
  readonly form: LabelForm;
  /** From the first character of the line that shows, with brackets, time and colon. */
  readonly span: Span;
  /** The time in the label, as written. */
  readonly time: string | undefined;
}

/** No label is longer, in UTF-16 units. */
const reach = 120;

const time = String.raw`(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)`;
const isTime = new RegExp(`^${time}$`);
const inBrackets = String.raw`[[(（【<]\s*${time}\s*[\])）】>]`;
const until = String.raw`(?:\s*(?:-->|[-–—~])\s*[\d:.,]{4,12})?`;
/** A colon that is no part of a ratio, a time, a URL or a path. */
const colon = String.raw`(?:：|:(?![:/\\])(?!(?<=\d:)\d))`;
/** A time after the label: in brackets, or alone up to the line's end. */
const timeAfter = String.raw`(?:\s*${inBrackets}|\s*${time}\s*$)?`;

const lead = new RegExp(
  String.raw`^\s*(?:>>+\s*)?(?:[[(（【]?${time}${until}[\])）】]?\s*(?:[-–—]\s*)?)?`,
);
const voice = /^<v(?:\.[^\s>]*)?\s+(?<name>[^>]{1,100})>/;
const ownLine = new RegExp(String.raw`^(?<name>[^:：]{1,60}?)(?:\s+${time}|\s*${inBrackets})\s*$`);
const bold = new RegExp(
  String.raw`^(?:\*\*|__|\*|_)\s*(?:${inBrackets}\s*)?(?<name>[^*_:：]{1,60}?)\s*` +
    String.raw`(?:${inBrackets}\s*)?` +
    String.raw`(?:${colon}\s*[*_]{1,2}|[*_]{1,2}\s*(?:${inBrackets})?\s*${colon})${timeAfter}`,
);
const bracketColon = new RegExp(
  String.raw`^[[【]\s*(?<name>[^\]】:：]{1,60}?)\s*[\]】]\s*${colon}${timeAfter}`,
);
const bracket = /^[[【]\s*(?<name>[^\]】:：]{1,60}?)\s*[\]】](?!\()/;
const plain = new RegExp(
  String.raw`^(?<name>[^:：]{1,60}?)\s*(?:${inBrackets})?\s*${colon}${timeAfter}`,
);

type Form = readonly [LabelForm, RegExp];
const boldForms: readonly Form[] = [['bold', bold]];
const voiceForms: readonly Form[] = [['voice', voice]];
const bracketForms: readonly Form[] = [
  ['bracket-colon', bracketColon],
  ['bracket', bracket],
];
const bareForms: readonly Form[] = [['plain', plain]];
const closingForms: readonly Form[] = [
  ['own-line', ownLine],
  ['plain', plain],
];

/** The label that the line begins with, if it has the shape of one. */
export function readLabel(text: string, line: Span): Label | undefined {
  const shown = skipBlank(text, line.start, line.end);
  const colonAt = firstColon(text, shown, line.end);
  if (colonAt === undefined && !'[【<'.includes(text.charAt(shown))) return undefined;
  const quick = colonAt === undefined ? undefined : readPlain(text, shown, colonAt);
  if (quick) return quick;
  const isCut = line.end - shown > reach;
  const head = text.slice(shown, isCut ? shown + reach : line.end) + (isCut ? '…' : '');
  const before = opensLead(head.charCodeAt(0)) ? lead.exec(head) : undefined;
  const at = before?.[0].length ?? 0;
  const rest = at > 0 ? head.slice(at) : head;
  for (const [form, pattern] of formsOf(rest)) {
    const match = pattern.exec(rest);
    const name = match?.groups?.['name'] ?? '';
    const isNamed = form === 'voice' ? name !== '' : isName(name);
    if (!match || !isNamed) continue;
    const stamp = before?.[1] ?? match.find((part, index) => index > 0 && isTime.test(part ?? ''));
    return {
      name: tidy(name),
      form: form === 'plain' && stamp !== undefined ? 'timed' : form,
      span: { start: shown, end: shown + at + match[0].length },
      time: stamp,
    };
  }
  return undefined;
}

function formsOf(head: string): readonly Form[] {
  switch (head.charAt(0)) {
    case '<':
      return voiceForms;
    case '*':
    case '_':
      return boldForms;
    case '[':
    case '【':
      return bracketForms;
    default:
      return /[\d\])）】]\s*$/.test(head.slice(-4)) ? closingForms : bareForms;
  }
}

/** Whether a label may be led in by a time or by marks, as in `[00:12] Name:`. */
function opensLead(first: number): boolean {
  return isDigit(first) || '[(（【>'.includes(String.fromCharCode(first));
}

/** The common case, `Name: words`, without a regular expression over the line. */
function readPlain(text: string, start: number, colonAt: number): Label | undefined {
  const next = text.charCodeAt(skipBlank(text, colonAt + 1, colonAt + 4));
  if (isDigit(next) || ':/\\*_'.includes(text.charAt(colonAt + 1) || ' ')) return undefined;
  if (isDigit(text.charCodeAt(start)) || isOpening(next)) return undefined;
  const name = text.slice(start, colonAt);
  if (name.length > 60 || !isName(name)) return undefined;
  const span = { start, end: colonAt + 1 };
  return { name: tidy(name), form: 'plain', span, time: undefined };
}

function tidy(name: string): string {
  return /^\S+(?: \S+)*$/.test(name) ? name : name.trim().replace(/\s+/g, ' ');
}

function isOpening(unit: number): boolean {
  return unit === 0x28 || unit === 0x3c || unit === 0x5b || unit === 0x3010 || unit === 0xff08;
}

/** Undefined for most lines of prose, told by their first comma. */
function firstColon(text: string, start: number, lineEnd: number): number | undefined {
  const end = Math.min(lineEnd, start + reach);
  for (let at = start; at < end; at++) {
    switch (text.charCodeAt(at)) {
      case 0x3a: // :
      case 0xff1a: // ：
        return at;
      case 0x21: // !
      case 0x2c: // ,
      case 0x3b: // ;
      case 0x3f: // ?
      case 0x3002: // 。
      case 0xff01: // ！
      case 0xff0c: // ，
      case 0xff1b: // ；
      case 0xff1f: // ？
        return undefined;
    }
  }
  return undefined;
}

import type { YAMLError } from 'yaml';
import { type Sentence, sentence } from './sentences';

/** One place where a text is no YAML. */
export interface Fault {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly sentence: Sentence;
  readonly cure?: Cure;
  /** Says once more that something is left open. */
  readonly isEcho?: true;
}

/** What to do to the text, keeping every offset, so that what follows can be read. */
export type Cure =
  /** Blank from here to the end of the line. */
  | { readonly blank: number }
  /** Put ordinary spaces there. */
  | { readonly spaces: readonly [number, number] }
  /** Put one space for each tab that indents a line, all over the text. */
  | { readonly tabs: true };

/** Says in a researcher's words what the YAML package found. */
export function faultOf({ code, message, pos }: YAMLError, source: string): Fault {
  const start = Math.min(pos[0], source.length);
  const end = Math.max(start, Math.min(pos[1], lineEnd(source, start)));
  const at = { kind: 'yaml-syntax', start, end };
  const colon = source.slice(start, lineEnd(source, start)).includes('：') ? wideColon : noColon;
  const other = sentence(
    'This is not valid YAML ({reason}). Compare it with the lines around it.',
    { reason: message },
  );
  const name: string = code;
  switch (name) {
    case 'TAB_AS_INDENT':
      return { ...at, kind: 'yaml-tab', sentence: tabs, cure: { tabs: true } };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { ...at, sentence: secondColon, cure: { blank: start } };
    case 'MULTILINE_IMPLICIT_KEY':
      return { ...at, sentence: colon, cure: { blank: start } };
    case 'BAD_INDENT':
      if (message.includes('end with')) return { ...at, sentence: other, isEcho: true };
      return { ...at, sentence: unevenIndent };
    case 'BAD_SCALAR_START':
      return { ...at, sentence: badStart(source.charAt(start)) };
    case 'BAD_DQ_ESCAPE':
      return { ...at, sentence: badEscape };
    case 'MISSING_CHAR':
      if (/closing|must end/.test(message)) return { ...at, sentence: other, isEcho: true };
      if (/map values|space after :/.test(message)) return { ...at, sentence: colon };
      return { ...at, sentence: message.startsWith('Missing ,') ? noComma : other };
    case 'UNEXPECTED_TOKEN':
      if (message.includes('in YAML stream')) {
        return { ...at, sentence: stray, cure: { blank: start } };
      }
      return { ...at, sentence: message.includes('at node end') ? afterEnd : other };
    default:
      return { ...at, sentence: other };
  }
}

/**
 * The faults worth telling and mending now: one slip makes the package find many, so what began it
 * goes first, and the rest shows itself when the text is read again.
 */
export function firstFaults(openings: readonly Fault[], errors: readonly Fault[]): Fault[] {
  const curable = openings.filter((fault) => fault.cure);
  if (curable.length > 0) return curable;
  const tab = errors.find((fault) => fault.kind === 'yaml-tab');
  if (tab) return [tab];
  const starts = new Set(openings.map((fault) => fault.start));
  let isStray = false;
  const fresh = errors.filter((fault) => {
    const isTold = (fault.isEcho && openings.length > 0) || starts.has(fault.start);
    if (isTold || (fault.sentence === stray && isStray)) return false;
    isStray ||= fault.sentence === stray;
    starts.add(fault.start);
    return true;
  });
  return [...openings, ...fresh];
}

/** The lines that git puts between two versions; both versions are read, and only the lines not. */
export function conflictsIn(source: string): Fault[] {
  if (!/^<{7} /m.test(source)) return [];
  return [...source.matchAll(/^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$/gm)].map(({ index, 0: line }) => ({
    kind: 'merge-conflict',
    start: index,
    end: index + line.length,
    sentence: conflict,
    cure: { blank: index },
  }));
}

/** The text with every cure applied: as long as before, with the same lines. */
export function mend(source: string, faults: readonly Fault[]): string {
  if (faults.some(({ cure }) => cure && 'tabs' in cure)) {
    return source.replace(/^[ \t]*\t[ \t]*/gm, (indent) => ' '.repeat(indent.length));
  }
  let mended = '';
  let done = 0;
  for (const [start, end] of faults.map((fault) => cured(fault, source)).sort(byStart)) {
    if (start < done) continue;
    mended += source.slice(done, start) + ' '.repeat(end - start);
    done = end;
  }
  return mended + source.slice(done);
}

function cured({ start, cure }: Fault, source: string): readonly [number, number] {
  if (cure && 'blank' in cure) return [cure.blank, lineEnd(source, cure.blank)];
  return cure && 'spaces' in cure ? cure.spaces : [start, start];
}

function byStart(a: readonly [number, number], b: readonly [number, number]): number {
  return a[0] - b[0];
}

function lineEnd(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  return end < 0 ? source.length : end;
}

const conflict = sentence(
  'Git left two versions here and marked them with this line. Keep what is right and remove the marks.',
);
const tabs = sentence(
  'Tabs indent the lines from here on, which YAML does not allow. Indent them with spaces.',
);
const secondColon = sentence(
  'A second “: ” stands in this line. Put the text that holds it in double quotes.',
);
const noColon = sentence(
  'There is no “: ” between a name and its value here. Write “name: text”, with a space after the colon.',
);
const wideColon = sentence(
  'The colon here is full-width (“：”). Write “: ”, with a space after it.',
);
const noComma = sentence('A comma is missing before this. Put “,” between the items.');
const unevenIndent = sentence(
  'This line is indented unlike the lines that it belongs with. Give entries of one level the same number of spaces.',
);
const badStart = (mark: string) =>
  sentence('A text can’t begin with “{mark}”. Put it in double quotes.', { mark });
const badEscape = sentence(
  'In double quotes a backslash begins a special character, and this is none. Write two backslashes, or use single quotes.',
);
const stray = sentence(
  'This belongs to nothing above it. Remove it, or indent it like the lines before.',
);
const afterEnd = sentence(
  'This follows a text that has ended already. Put the whole text in one pair of quotes.',
);

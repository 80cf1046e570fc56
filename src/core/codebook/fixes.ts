import type { Problem } from '../base/problem';
import { type Sentence, sentence } from '../base/sentences';
import type { Span } from '../text/span';
import type { Code, Codebook } from './codebook';
import { insertField, removedField, removedItem } from './fieldEdits';
import { languagesOf, namesGiven } from './languages';
import { type CodePlace, type FieldPlace, fieldNamed } from './places';
import type { BookSight } from './sight';
import { lacking } from './sound/translations';
import { textSource } from './source';
import type { Splice } from './splice';

/** A way to mend a problem by writing in the codebook. */
export interface Fix {
  readonly title: Sentence;
  /** Of the LF text; where `isSnippet`, what is inserted holds places to go on writing at. */
  readonly splices: readonly Splice[];
  readonly isSnippet: boolean;
}

/** The ways to mend a problem of the codebook that writing in it can mend; the likeliest first. */
export function fixesFor(problem: Problem, sight: BookSight): readonly Fix[] {
  const { code: id, field, nearest } = problem.sentence.values;
  const { places, book } = sight;
  const place = typeof id === 'string' ? places.byId.get(id) : undefined;
  const code = typeof id === 'string' ? book.byId.get(id) : undefined;
  switch (problem.kind) {
    case 'unknown-field':
      return typeof nearest === 'string' && typeof field === 'string'
        ? renamedField(problem, sight, field, nearest)
        : [];
    case 'duplicate-key':
      return otherKeys(problem, sight);
    case 'no-definition':
      return place ? started(sight, place, ['definition']) : [];
    case 'no-criteria':
      return place ? started(sight, place, ['include', 'exclude']) : [];
    case 'no-example':
      return place ? started(sight, place, ['examples']) : [];
    case 'example-not-coded':
      return place ? withoutExample(problem, sight, place) : [];
    case 'category-applied':
      return place ? withoutField(sight, place, 'codable', sentence('Let it be applied')) : [];
    case 'missing-translation':
      return place && code ? translated(problem, sight, place, code) : [];
    default:
      return [];
  }
}

/** The fields of a code begun, in one place, in the languages of the book. */
function started(
  { parsed: { source }, book }: BookSight,
  place: CodePlace,
  fields: readonly string[],
): Fix[] {
  const languages = languagesOf(book.codes.flatMap(({ definition }) => definition ?? []));
  let stop = 0;
  const bodies = fields.map((name): readonly [string, string, readonly string[]] => {
    if (name !== 'definition') return [name, '', [`- "\${${++stop}}"`]];
    if (languages.length < 2) return [name, `"\${${++stop}}"`, []];
    return [name, '', languages.map((each) => `${each}: "\${${++stop}}"`)];
  });
  const splices = insertField(source, place, bodies);
  if (!splices) return [];
  const title = sentence('Begin “{field}”', { field: fields.map((each) => `${each}:`).join(' ') });
  return [{ title, splices, isSnippet: true }];
}

function withoutField(
  { parsed: { source } }: BookSight,
  place: CodePlace,
  name: string,
  title: Sentence,
): Fix[] {
  const field = fieldNamed(place, name);
  const splice = field && removedField(source, field);
  return splice ? [{ title, splices: [splice], isSnippet: false }] : [];
}

function withoutExample(problem: Problem, sight: BookSight, place: CodePlace): Fix[] {
  const field = fieldNamed(place, 'examples');
  const { source } = sight.parsed;
  const span = spanOf(problem, sight);
  const text = field?.texts.find((each) => each.span.start === span?.start);
  const splice = field && text && removedItem(source, field, text.span);
  const title = sentence('Remove this example');
  return splice ? [{ title, splices: [splice], isSnippet: false }] : [];
}

function renamedField(problem: Problem, sight: BookSight, from: string, to: string): Fix[] {
  const span = spanOf(problem, sight);
  const written = span && sight.parsed.source.slice(span.start, span.end);
  if (!span || written !== from) return [];
  const title = sentence('Change to “{field}”', { field: to });
  return [{ title, splices: [{ ...span, insert: to }], isSnippet: false }];
}

/** Another letter for a key that is taken: of the code's own names if one is free; or none. */
function otherKeys(problem: Problem, sight: BookSight): Fix[] {
  const span = spanOf(problem, sight);
  const { parsed, book, places } = sight;
  const place = places.codes.find((code) =>
    fieldNamed(code, 'key')?.texts.some((text) => text.span.start === span?.start),
  );
  const code = place && book.byId.get(place.id);
  if (!span || !place || !code) return [];
  const fixes: Fix[] = [];
  const free = freeLetter(book, code);
  if (free !== undefined) {
    const title = sentence('Use the free letter “{key}”', { key: free });
    fixes.push({ title, splices: [{ ...span, insert: textSource(free) }], isSnippet: false });
  }
  return [
    ...fixes,
    ...withoutField({ ...sight, parsed }, place, 'key', sentence('Remove this key')),
  ];
}

function freeLetter({ codes }: Codebook, code: Code): string | undefined {
  const taken = new Set(codes.map(({ key }) => key));
  const own = [...code.name.values(), code.id].join('').toLowerCase();
  return [...own, ...'abcdefghijklmnopqrstuvwxyz'].find(
    (letter) => /^[a-z]$/.test(letter) && !taken.has(letter),
  );
}

/** The missing languages begun: within the braces, below the others, or around a text of no language. */
function translated(problem: Problem, sight: BookSight, place: CodePlace, code: Code): Fix[] {
  const span = spanOf(problem, sight);
  const field = place.fields.find(
    ({ key, name }) => key.start === span?.start && ['name', 'definition'].includes(name),
  );
  const label = field?.name === 'definition' ? code.definition : code.name;
  if (!field || !label) return [];
  const { book, parsed } = sight;
  const all =
    field.name === 'name'
      ? languagesOf(namesGiven(book))
      : languagesOf(book.codes.flatMap(({ definition }) => definition ?? []));
  const missing = lacking(label, all);
  const splice = withLanguages(parsed.source, field, missing, label.get(''));
  if (!splice) return [];
  const title = sentence('Add {languages}', { languages: missing.join(', ') });
  return [{ title, splices: [splice], isSnippet: true }];
}

function withLanguages(
  source: string,
  { texts, key, whole }: FieldPlace,
  languages: readonly string[],
  plain: string | undefined,
): Splice | undefined {
  const last = texts.at(-1);
  if (!last) return undefined;
  if (plain !== undefined) {
    const [first = '', ...others] = byScript(languages, plain);
    const insert = `{${first}: ${escaped(textSource(plain))}, ${begun(others, ', ', 0)}}`;
    const isLine = !source.slice(last.span.start, last.span.end).trimEnd().includes('\n');
    const isLong = key.start === last.span.start || texts.length > 1;
    return isLine && !isLong ? { start: last.span.start, end: last.span.end, insert } : undefined;
  }
  const opening = /^[ \t]*:[ \t]*\{/.test(source.slice(key.end, key.end + 80));
  if (opening) {
    const end = last.span.end;
    return { start: end, end, insert: `, ${begun(languages, ', ', 0)}` };
  }
  const lineStart = source.lastIndexOf('\n', last.span.start) + 1;
  const [indent = ''] = /^ */.exec(source.slice(lineStart)) ?? [];
  const lineEnd = source.indexOf('\n', whole.end);
  const at = lineEnd < 0 ? source.length : lineEnd;
  const isFolded = source.slice(last.span.start, last.span.end).trimEnd().includes('\n');
  if (isFolded) return undefined;
  return { start: at, end: at, insert: `\n${indent}${begun(languages, `\n${indent}`, 0)}` };
}

function begun(languages: readonly string[], between: string, from: number): string {
  return languages.map((each, i) => `${each}: "\${${from + i + 1}}"`).join(between);
}

/** The language that a text is probably in comes first. */
function byScript(languages: readonly string[], text: string): readonly string[] {
  const isHan = /\p{Script=Han}/u.test(text);
  const isOf = (language: string) => /^(?:zh|ja)\b/i.test(language) === isHan;
  return [...languages.filter(isOf), ...languages.filter((each) => !isOf(each))];
}

/** What would mean something in a snippet is taken as it is. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function spanOf({ range }: Problem, { parsed, lines }: BookSight): Span | undefined {
  const start = lines.starts[range[0] - 1];
  const end = lines.starts[range[2] - 1];
  if (start === undefined || end === undefined) return undefined;
  const units = (from: number, column: number) =>
    from + [...parsed.source.slice(from, from + 4 * column)].slice(0, column - 1).join('').length;
  return { start: units(start, range[1]), end: units(end, range[3]) };
}

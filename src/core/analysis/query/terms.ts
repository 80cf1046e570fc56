import { sentence } from '../../base/sentences';
import { descendantsOf } from '../../codebook/codebook';
import { isInConflict } from '../../coding/parts';
import type { LocatedCoding } from '../../project/located';
import type { Project } from '../../project/project';
import { nameKey } from '../../text/names';
import { piecesOf } from '../../text/pieces';
import { noCase } from '../caseOf';
import { finderOf } from '../search/finder';
import type { ReadRows } from '../sourceRows';
import { casesIn, speakerOf } from '../whose';
import { possibleCases } from '../whose';
import { type Field, fieldsOf, type SourcePart } from './fields';
import type { Part, PlacesIn } from './parts';
import { fieldOf, namedBy, testOf } from './resolve';
import { QueryFault, type Term, type Value } from './syntax';
import { meaningOf, type ValueTest } from './values';

/** What a term asks of a project; throws a QueryFault where the project has nothing of that name. */
export function partOf(project: Project, term: Term): Part {
  const field = fieldOf(term, fieldsOf(project));
  switch (field.of) {
    case 'code':
      return ofCode(project, codesOf(project, term, field));
    case 'coder':
      return ofCoder(namedBy(term, field));
    case 'source':
      return ofSource(field, testOf(term, field));
    case 'case':
      return ofCase(project, field, caseTest(term, field));
    case 'excerpt':
      return field.name === 'text'
        ? ofWords(project, term)
        : ofExcerpt(excerptTest(project, field, term));
  }
}

/** Ids; a name with a plus behind it has all codes inside it with it. */
function codesOf({ book }: Project, term: Term, field: Field): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const value of term.values) {
    const isOpen = !value.isQuoted && /[+＋]$/.test(value.text);
    const named = isOpen ? { ...value, text: value.text.slice(0, -1) } : value;
    for (const id of namedBy({ ...term, values: [named] }, field)) {
      codes.add(id);
      if (isOpen) for (const inside of descendantsOf(book, id)) codes.add(inside.id);
    }
  }
  return codes;
}

function ofCode({ index }: Project, ids: ReadonlySet<string>): Part {
  let wanted = new Uint8Array(0);
  const numbers = (): Uint8Array => {
    const { codes } = index;
    if (wanted.length !== codes.size)
      wanted = Uint8Array.from(codes.all(), (id) => Number(ids.has(id)));
    return wanted;
  };
  return {
    isOfCodes: true,
    ofSource: ({ files }) => {
      const is = numbers();
      const holds = files.some(({ tally }) => {
        for (let at = 0; at < tally.length; at += 2) if (is[tally[at] ?? 0]) return true;
        return false;
      });
      return holds ? undefined : false;
    },
    needsText: () => false,
    mask: ({ codes, count }) => {
      const is = numbers();
      const mask = new Uint8Array(count);
      for (let row = 0; row < count; row++) mask[row] = is[codes[row] ?? 0] ?? 0;
      return mask;
    },
  };
}

function ofCoder(names: ReadonlySet<string>): Part {
  return {
    isOfCodes: false,
    ofSource: ({ files }) => {
      const are = files.map(({ coder }) => names.has(coder));
      return are.every((is) => is) ? true : are.includes(true) ? undefined : false;
    },
    needsText: () => false,
    mask: ({ coders, byCoder }) => {
      const is = coders.map((name) => Number(names.has(name)));
      return Uint8Array.from(byCoder, (coder) => is[coder] ?? 0);
    },
  };
}

function ofSource(field: Field, test: ValueTest): Part {
  const holds = (source: SourcePart) => test(field.read?.(source, '') ?? '');
  return {
    isOfCodes: false,
    ofSource: holds,
    needsText: () => false,
    mask: (rows) => new Uint8Array(rows.count).fill(Number(holds(rows))),
  };
}

/** For cases their names will do as well; for what is known of them there is only the value. */
function caseTest(term: Term, field: Field): ValueTest {
  if (field.name !== 'case') return testOf(term, field);
  const isNobody = term.values.some(({ text }) => text === '');
  const values = term.values.filter(({ text }) => text !== '');
  const named = namedBy({ ...term, values }, field);
  return (id) => (id === noCase ? isNobody : named.has(id));
}

function ofCase(project: Project, field: Field, test: ValueTest): Part {
  const holds = (source: SourcePart, id: string) => test(field.read?.(source, id) ?? '');
  const ofAll = (source: SourcePart): boolean | undefined => {
    const [first, ...others] = possibleCases(source).map((id) => holds(source, id));
    return others.some((other) => other !== first) ? undefined : first;
  };
  return {
    isOfCodes: false,
    ofSource: ofAll,
    needsText: () => true,
    mask: (rows) => {
      const all = ofAll(rows);
      if (all !== undefined) return new Uint8Array(rows.count).fill(Number(all));
      return Uint8Array.from(casesIn(project, rows), (id) => Number(holds(rows, id)));
    },
  };
}

/** Words: in an excerpt, or, as what something else stands in a relation to, in the text itself. */
function ofWords(project: Project, { values }: Term): Part {
  const finders = values.map((value) => wordFinder(project, value));
  const test: CodingTest = ({ location }, { source }) =>
    source !== undefined &&
    location.state !== 'lost' &&
    finders.some((find) => find(source.text, [location.span]).length > 0);
  const places: PlacesIn = ({ text, transcript }) =>
    piecesOf(text, transcript).flatMap(({ parts }) => finders.flatMap((find) => find(text, parts)));
  return { ...ofExcerpt(test), places };
}

function ofExcerpt(test: CodingTest): Part {
  return {
    isOfCodes: false,
    ofSource: () => undefined,
    needsText: () => true,
    mask: ({ read, count }) =>
      read
        ? Uint8Array.from(read.codings, (coding) => Number(test(coding, read)))
        : new Uint8Array(count),
  };
}

type CodingTest = (coding: LocatedCoding, read: ReadRows) => boolean;

function excerptTest(project: Project, field: Field, term: Term): CodingTest {
  switch (field.name) {
    case 'speaker': {
      const tests = term.values.map((value) => meaningOf(value).test);
      return (coding, { source }) => {
        if (coding.location.state === 'lost') return false;
        const name = speakerOf(coding, source);
        return tests.some((test) => test(name));
      };
    }
    case 'state': {
      const test = testOf(term, field);
      return ({ location, record }) =>
        test(location.state !== 'lost' && isInConflict(record) ? 'conflict' : location.state);
    }
    default:
      return memoTest(project, term.values);
  }
}

function memoTest(project: Project, values: readonly Value[]): CodingTest {
  const tests = values.map((value): ((memo: string) => boolean) => {
    if (!value.isQuoted && nameKey(value.text) === '*') return (memo) => memo !== '';
    if (value.text === '') return (memo) => memo === '';
    const find = wordFinder(project, value);
    return (memo) => find(memo, [{ start: 0, end: memo.length }]).length > 0;
  });
  return ({ record }) => tests.some((test) => test(record.memo ?? ''));
}

/** Between slashes stands a regular expression. */
function wordFinder({ settings }: Project, value: Value) {
  if (value.text.trim() === '')
    throw new QueryFault(sentence('Between the quotation marks, words are expected.'), value.span);
  const pattern = value.isQuoted ? undefined : /^\/(.+)\/$/su.exec(value.text)?.[1];
  return finderOf(
    pattern === undefined
      ? { kind: 'phrase', text: value.text }
      : { kind: 'pattern', text: pattern },
    settings.terms,
  );
}

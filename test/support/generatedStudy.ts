import fc from 'fast-check';
import { describe as describeSpan } from '../../src/core/anchor/selector';
import { indexLines } from '../../src/core/text/lines';
import { codingLines, record } from './builders';

/** What was made of a source, for answers that are worked out in another way than ours. */
export interface MadeSource {
  readonly path: string;
  readonly text: string;
  readonly cases: readonly string[];
  readonly kind: string;
  readonly round: string;
  readonly perspective: string;
  readonly sentences: readonly MadeSentence[];
}

interface MadeSentence {
  readonly start: number;
  readonly end: number;
  /** Number of its turn. */
  readonly turn: number;
  readonly speaker: string;
}

export interface MadeCoding {
  readonly source: MadeSource;
  readonly coder: string;
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly id: string;
}

/** A whole study in memory: its files, and what is in them. */
export interface MadeStudy {
  readonly files: Readonly<Record<string, string>>;
  readonly sources: readonly MadeSource[];
  readonly codings: readonly MadeCoding[];
}

/** Ids with what is directly above each, in book order. */
export const madeCodes: ReadonlyMap<string, string | undefined> = new Map([
  ['top', undefined],
  ['a', 'top'],
  ['a1', 'a'],
  ['a2', 'a'],
  ['b', 'top'],
  ['c', undefined],
]);

const book = `codes:
  top:
    codable: false
    codes:
      a:
        codes:
          a1: {}
          a2: {}
      b: {}
  c: {}
`;

/** The role of each case. */
export const madeRoles: ReadonlyMap<string, string> = new Map([
  ['L1', 'leader'],
  ['L2', 'leader'],
  ['P1', 'peer'],
  ['P2', ''],
]);

/** Whose peers cases say that they are; one says so of itself, too. */
export const madePeers: ReadonlyMap<string, readonly string[]> = new Map([
  ['P1', ['L1']],
  ['P2', ['L1', 'L2', 'P2']],
]);

const sentences = [
  'We plan it together.',
  'I was told so!',
  'Who asked?',
  '她每周四来听我的课。',
  '没有人问过我们。',
  'Yes.',
];

interface Drawn {
  readonly sources: readonly {
    readonly cases: readonly string[];
    readonly kind: string;
    readonly round: string;
    readonly perspective: string;
    readonly turns: readonly { readonly speaker: string; readonly words: readonly string[] }[];
  }[];
  readonly codings: readonly {
    readonly source: number;
    readonly coder: string;
    readonly code: string;
    readonly first: number;
    readonly last: number;
    readonly cut: number;
  }[];
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  sources: fc.array(
    fc.record({
      cases: fc.uniqueArray(fc.constantFrom(...madeRoles.keys()), { minLength: 1, maxLength: 2 }),
      kind: fc.constantFrom('interview', 'field note', ''),
      round: fc.constantFrom('1', '2', '10'),
      perspective: fc.constantFrom('self', 'peer', 'observer', 'document', ''),
      turns: fc.array(
        fc.record({
          speaker: fc.constantFrom('L1', 'L2', 'P1', 'P2', 'P9'),
          words: fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  codings: fc.array(
    fc.record({
      source: fc.nat(3),
      coder: fc.constantFrom('ana', 'ben', 'cy'),
      code: fc.constantFrom('a', 'a1', 'a2', 'b', 'c', 'unheard'),
      first: fc.nat(17),
      last: fc.nat(3),
      cut: fc.nat(1),
    }),
    { maxLength: 24 },
  ),
});

/** Interviews and focus groups in which sentences and turns are where the maker says they are. */
export const madeStudies: fc.Arbitrary<MadeStudy> = drawn.map(({ sources, codings }) => {
  const made = sources.map(({ cases, kind, round, perspective, turns }, i) => {
    let text = '';
    const at: MadeSentence[] = [];
    turns.forEach(({ speaker, words }, turn) => {
      // Two of one speaker in a row would be one turn.
      const who = at.at(-1)?.speaker === speaker ? 'Interviewer' : speaker;
      text += `${who}: `;
      for (const sentence of words) {
        at.push({ start: text.length, end: text.length + sentence.length, turn, speaker: who });
        text += `${sentence} `;
      }
      text = `${text.trimEnd()}\n`;
    });
    return { path: `s${i}.txt`, text, cases, kind, round, perspective, sentences: at };
  });
  const applied = codings.flatMap((each, i): MadeCoding[] => {
    const source = made[each.source % made.length];
    const first = source?.sentences[each.first % source.sentences.length];
    const last =
      source?.sentences[
        Math.min((each.first % source.sentences.length) + each.last, source.sentences.length - 1)
      ];
    if (!source || !first || !last) return [];
    const { coder, code, cut } = each;
    return [{ source, coder, code, start: first.start + cut, end: last.end - cut, id: `id-${i}` }];
  });
  return { sources: made, codings: applied, files: filesOf(made, applied) };
});

function filesOf(sources: readonly MadeSource[], codings: readonly MadeCoding[]) {
  const files: Record<string, string> = {
    'codebook.yaml': book,
    'cases.csv': `case,speaker,role,peer_of\n${[...madeRoles]
      .map(([id, role]) => `${id},${id},${role},${(madePeers.get(id) ?? []).join('; ')}\n`)
      .join('')}`,
    'sources.csv': `source,case,kind,round,perspective\n${sources
      .map((each) =>
        [each.path, each.cases.join(';'), each.kind, each.round, each.perspective].join(','),
      )
      .map((row) => `${row}\n`)
      .join('')}`,
  };
  for (const { path, text } of sources) files[path] = text;
  for (const { path } of sources)
    for (const coder of new Set(codings.map((each) => each.coder))) {
      const theirs = codings.filter((each) => each.source.path === path && each.coder === coder);
      if (theirs.length)
        files[`codings/${coder}/${path}.jsonl`] = codingLines(...theirs.map(recordOf));
    }
  return files;
}

function recordOf({ source, code, start, end, id }: MadeCoding) {
  const { text } = source;
  return record({ ...describeSpan(text, indexLines(text), { start, end }), code, id });
}

/** The case of a coding: of the first speaker in it who is one of the source's. */
export function madeCase({ source, start, end }: MadeCoding): string {
  const [only, ...others] = source.cases;
  if (!others.length) return only ?? source.path;
  const touched = source.sentences.filter((each) => each.start < end && each.end > start);
  return touched.find(({ speaker }) => source.cases.includes(speaker))?.speaker ?? '';
}

/** Numbers of the sentences and turns that a coding touches. */
export function madeUnits({ source, start, end }: MadeCoding, unit: 'sentence' | 'turn'): number[] {
  return source.sentences.flatMap((each, i) =>
    each.start < end && each.end > start ? [unit === 'turn' ? each.turn : i] : [],
  );
}

/** A code and those above it. */
export function madeChain(code: string): string[] {
  const chain = [code];
  for (let at = madeCodes.get(code); at !== undefined; at = madeCodes.get(at)) chain.push(at);
  return chain;
}

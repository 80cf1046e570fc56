import { type Losses } from '../../exchange/lossReport';
import { sentence } from '../../base/sentences';
import { fileName } from '../../base/fileNames';
import type { Study, StudyCode, StudySource } from '../../exchange/study';
import { keyFor } from '../../exchange/studyKeys';
import type { DraftSource } from '../../refi/draft';
import { assembled, Coders, pickOf, timeIn } from '../assemble';

/** A text with labels on it, as programs that annotate texts for machines write it. */
export interface Labelled {
  readonly id: string;
  /** '' where it has none. */
  readonly name: string;
  readonly text: string;
  readonly labels: readonly Label[];
}

export interface Label {
  readonly code: string;
  /** As the file counts; undefined for the whole text. */
  readonly range: { readonly start: number; readonly end: number } | undefined;
  /** '' where the file does not tell them. */
  readonly words: string;
  readonly coder: string;
  readonly created: string;
}

/** As many texts of one line as these are paragraphs of one source, not a file each. */
const many = 20;

export function labelledStudy(
  title: string,
  origin: string,
  texts: readonly Labelled[],
  losses: Losses,
  codes?: readonly StudyCode[],
): Study {
  const coders = new Coders();
  const drafts = texts.map((text) => draftOf(text, origin, coders));
  const names = new Set(texts.flatMap(({ labels }) => labels.map(({ code }) => code)));
  const study = assembled(
    {
      title,
      origin,
      description: '',
      codes: codes ?? Array.from(names, codeNamed),
      variables: [],
      cases: [],
      drafts,
      notes: [],
      coders: coders.all(),
    },
    losses,
  );
  const areLines = texts.length >= many && texts.every(({ text }) => !/\n./.test(text));
  return areLines ? { ...study, sources: [asOne(title, study.sources, losses)] } : study;
}

function codeNamed(name: string): StudyCode {
  const key = codeKey(name);
  return { key, name, description: '', color: undefined, codable: true, children: [] };
}

export function codeKey(name: string): string {
  return keyFor('code', 'label', name);
}

function draftOf(
  { id, name, text, labels }: Labelled,
  origin: string,
  coders: Coders,
): DraftSource {
  const picks = labels.map(({ code, range, words, coder, created }, i) => {
    const key = keyFor('coding', origin, id, String(i), code);
    const place = range ?? { start: 0, end: 0 };
    const common = { words, memo: '', coder: coders.of(coder), created: timeIn(created) };
    const pick = pickOf({ key, code: codeKey(code), ...place, ...common });
    return range ? pick : { ...pick, range: undefined };
  });
  return {
    key: keyFor('source', origin, id, name),
    name: name === '' ? `${fileName(id, 'text')}.txt` : name,
    text: { raw: text, hasMark: false },
    description: '',
    values: new Map(),
    notes: [],
    picks,
  };
}

/** Texts as the paragraphs of one. */
function asOne(title: string, sources: readonly StudySource[], losses: Losses): StudySource {
  let text = '';
  const codings = sources.flatMap((source) => {
    const shift = text.length;
    text += `${source.text.trimEnd()}\n\n`;
    return source.codings.map((coding) => ({
      ...coding,
      span: { start: coding.span.start + shift, end: coding.span.end + shift },
    }));
  });
  losses.note(
    sentence('The {n} texts are paragraphs of one source: each is but a line.', {
      n: sources.length,
    }),
  );
  return {
    key: keyFor('source', 'texts', title, ...sources.map(({ key }) => key)),
    name: `${title}.txt`,
    text: text.replace(/\n+$/, '\n'),
    description: '',
    values: new Map(),
    codings,
  };
}

import type { Losses } from '../exchange/lossReport';
import type { Study, StudyNote } from '../exchange/study';
import { keyFor } from '../exchange/studyKeys';
import type { Element } from '../packed/dataXml';
import type { DraftSource, Pick } from '../refi/draft';
import { placeSources } from '../refi/placeSources';
import { NoteBook } from '../refi/readNotes';
import { settleCodes } from '../refi/settleCodes';

/** A study of a database: as a `Study`, but for the sources, whose positions are to be understood. */
export interface DraftStudy extends Omit<Study, 'sources' | 'sets' | 'links'> {
  readonly drafts: readonly DraftSource[];
}

/** Puts codings in their places, and makes codes and codings fit each other. */
export function assembled(draft: DraftStudy, losses: Losses): Study {
  const { drafts, ...rest } = draft;
  const none: Element = { name: 'Project', attributes: new Map(), children: [], text: '' };
  const nowhere = { text: () => undefined, richText: () => undefined };
  const notes = new NoteBook(none, nowhere, losses);
  const placed = placeSources(drafts, draft.origin, notes, losses);
  const settled = settleCodes(draft.codes, placed.sources, draft.cases, losses);
  const all: readonly StudyNote[] = [...draft.notes, ...placed.notes];
  return { ...rest, ...settled, notes: all, sets: [], links: [] };
}

/** Everyone who made something, by name. */
export class Coders {
  private readonly names = new Set<string>();

  /** The key of a coder; undefined for nobody. */
  of(name: string): string | undefined {
    if (name.trim() === '') return undefined;
    this.names.add(name);
    return keyFor('coder', name);
  }

  all() {
    return Array.from(this.names, (name) => ({ key: keyFor('coder', name), name }));
  }
}

/** One code on one passage, as databases have it. */
export interface PlainCoding {
  readonly key: string;
  readonly code: string;
  readonly start: number;
  readonly end: number;
  /** The words, as far as the database tells them. */
  readonly words: string;
  readonly memo: string;
  readonly coder: string | undefined;
  readonly created: string;
}

export function pickOf({ key, code, start, end, words, memo, coder, created }: PlainCoding): Pick {
  const coding = { key, code, coder, created, notes: [] };
  const range = { start, end };
  const selection = keyFor('selection', key);
  const rest = { description: memo, notes: [], coder, created, codings: [coding] };
  return { key: selection, name: words, range, ...rest };
}

/** A note on a passage without a code. */
export function notedPick(note: Omit<PlainCoding, 'code' | 'words'>): Pick {
  const { key, start, end, memo, coder, created } = note;
  const rest = { description: memo, notes: [], coder, created, codings: [] };
  return { key, name: '', range: { start, end }, ...rest };
}

/** ISO 8601 in UTC, for the ways in which programs write times; a time without a zone is UTC. */
export function timeIn(text: string): string {
  const shape = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(
    text,
  );
  const [, date = '', time = '', zone = 'Z'] = shape ?? [];
  const said = shape ? `${date}T${time}${zone.replace(/(\d\d)(\d\d)$/, '$1:$2')}` : `${text} UTC`;
  const milliseconds = text.trim() === '' ? NaN : Date.parse(said);
  return Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString().replace('.000', '');
}

import { locateAll } from '../anchor/locate';
import type { Location } from '../anchor/location';
import { describe, type Selector } from '../anchor/selector';
import { sentence } from '../base/sentences';
import type { CodingRecord } from '../coding/coding';
import type { RecordEdit } from '../coding/recordEdits';
import type { StudyNames } from '../exchange/nameStudy';
import type { StudyCoding, StudySource } from '../exchange/study';
import { keyFor } from '../exchange/studyKeys';
import type { LocatedCoding, LocatedSource } from '../project/located';
import { codingLike } from '../project/operations';
import { indexLines } from '../text/lines';
import { countThere, type Joining } from './joining';

/** A coding on its way into a source of the project. */
export interface Coming extends Omit<StudyCoding, 'selection' | 'span'> {
  readonly selector: Selector;
  readonly location: Location;
}

/** Coding files to be edited, by path. */
export type Edits = Map<string, RecordEdit[]>;

/** Codings of a study where they are in the text that the project has. */
export function comingInto({ text, lines }: LocatedSource, source: StudySource): Coming[] {
  const own = indexLines(source.text);
  const selectors = source.codings.map(({ span }) => describe(source.text, own, span));
  const isSame = text === source.text;
  const places = isSame
    ? source.codings.map(({ span }): Location => ({ state: 'found', span }))
    : locateAll(text, lines, selectors);
  return source.codings.map((coding, i): Coming => {
    const location = places[i] ?? { state: 'lost' };
    // One that is found is described by the text that is there; others show what they were.
    const selector =
      location.state === 'found' ? describe(text, lines, location.span) : selectors[i];
    if (!selector) throw new Error('A coding has no selector.');
    return { ...coding, selector, location };
  });
}

/** Edits that put in what is not there yet, and counts what is. */
export class Placing {
  readonly edits: Edits = new Map();
  private readonly ids = new Set<string>();

  constructor(
    private readonly joining: Joining,
    private readonly names: StudyNames,
  ) {}

  /** @param source undefined where the text is new */
  put(path: string, source: LocatedSource | undefined, codings: readonly Coming[]): void {
    const known = new Map<string, LocatedCoding>();
    for (const each of source?.codings ?? [])
      for (const id of [each.record.id.toLowerCase(), keyFor('id', each.record.id.toLowerCase())])
        known.set(id, each);
    for (const coding of codings) this.putOne(path, source, coding, known);
  }

  private putOne(
    path: string,
    source: LocatedSource | undefined,
    { key, code, coder, created, memo, selector, location }: Coming,
    known: ReadonlyMap<string, LocatedCoding>,
  ): void {
    const { joining, names } = this;
    const id = names.codes.get(code);
    if (id === undefined) throw new Error(`The code ${code} has no name.`);
    const by = this.coderOf(coder);
    const same = known.get(key.toLowerCase());
    const alike =
      source && location.state === 'found' ? codingLike(source, by, id, location.span) : undefined;
    const is = same ?? alike;
    if (is || this.ids.has(key)) {
      countThere(joining, 'codings');
      const differs =
        is && (is.record.code !== id || is.coder !== by || (is.record.memo ?? '') !== memo);
      if (differs) joining.losses.lose('kept-coding', keptCoding, path);
      return;
    }
    this.ids.add(key);
    if (location.state === 'moved' && location.because !== 'place')
      joining.losses.lose('moved-coding', movedCoding, path);
    if (location.state === 'lost') joining.losses.lose('lost-coding', lostCoding, path);
    const record: CodingRecord = { id: key, code: id, ...selector, created };
    this.add(joining.project.codingFile(by, path), memo === '' ? record : { ...record, memo });
  }

  private coderOf(coder: string | undefined): string {
    const name = coder === undefined ? undefined : this.names.coders.get(coder);
    if (name !== undefined) return name;
    const { nobody } = this.names;
    this.joining.losses.note(
      sentence('Codings that name no coder are those of “{coder}” now.', { coder: nobody }),
    );
    return nobody;
  }

  private add(file: string, record: CodingRecord): void {
    const own = this.edits.get(file);
    const edit: RecordEdit = { kind: 'add', record };
    if (own) own.push(edit);
    else this.edits.set(file, [edit]);
  }
}

const keptCoding = sentence(
  'Codings that are here already and were changed since stay as they are here.',
);
const movedCoding = sentence(
  'Codings whose words were found only roughly: review them (Needs Review) after the import.',
);
const lostCoding = sentence(
  'Codings whose words are not in the text that is here: they come as lost codings, to be reviewed.',
);

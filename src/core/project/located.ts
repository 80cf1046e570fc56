import { locateAll } from '../anchor/locate';
import { restored } from '../anchor/restore';
import { describe, type Selector } from '../anchor/selector';
import { type Change, shiftSpans, touch } from '../anchor/shift';
import type { CodingRecord } from '../coding/coding';
import { indexLines, lineAt, type Lines } from '../text/lines';
import { readTurns, type Transcript } from '../text/turns';
import {
  comparePlaces,
  isPlaced,
  keyOf,
  type LocatedCoding,
  nowhere,
  type Placed,
  sameSelector,
} from './locatedCoding';
import { relocated } from './relocated';

export type { LocatedCoding };

/** How a source's text is to be read for its turns. */
export interface TextFormat {
  readonly format: 'text' | 'markdown' | 'vtt' | 'srt';
  readonly interviewers: readonly string[];
}

/**
 * One source held in memory: its text, and each of its codings located in it. While the text is
 * edited, `shift` moves the spans on the typing path and `settle` looks, off it, at those whose
 * words were touched.
 */
export class LocatedSource {
  private lineIndex: Lines | undefined;
  private transcriptRead: Transcript | undefined;
  private codingsNow: LocatedCoding[] = [];
  /** Columns beside `codingsNow`; -1 where a coding is lost. */
  private starts = new Int32Array(0);
  private ends = new Int32Array(0);
  private touched = new Uint8Array(0);
  /** Comparing words is the dear part of taking codings in: those that stay keep their answer. */
  private touches = new WeakMap<LocatedCoding, number>();
  private isStale = false;
  private isMended = false;
  private textNow: string;
  /** Selectors on their way to disk, by `keyOf`: when they come back from there they are no news. */
  private readonly saving = new Map<string, Selector>();
  /** Whether the text was edited since its codings were last saved. */
  isEdited = false;

  /** @param readText gives the text as it is at that moment, LF line ends */
  constructor(
    readonly path: string,
    private readonly readText: () => string,
    private format: TextFormat,
  ) {
    this.textNow = readText();
  }

  get text(): string {
    this.catchUp();
    return this.textNow;
  }

  get lines(): Lines {
    this.catchUp();
    return (this.lineIndex ??= indexLines(this.textNow));
  }

  get transcript(): Transcript {
    return (this.transcriptRead ??= readTurns(this.text, this.lines, this.format));
  }

  /** From now on the text is read for its turns in another way. */
  readAs(format: TextFormat): void {
    this.format = format;
    this.transcriptRead = undefined;
  }

  /** 1-based line of an offset. */
  lineOf(offset: number): number {
    return lineAt(this.lines, offset);
  }

  /** Sorted by place, lost ones last. */
  get codings(): readonly LocatedCoding[] {
    this.catchUp();
    return this.codingsNow;
  }

  /** Takes the codings of all coders as they are on disk; a coding whose record is as before stays where it is. */
  setCodings(records: Iterable<{ readonly coder: string; readonly record: CodingRecord }>): void {
    this.catchUp();
    this.take(this.placed(this.codingsNow, records));
  }

  /** As `setCodings`, for the codings of one coder; the others' stay as they are. */
  setCodingsOf(coder: string, records: readonly CodingRecord[]): void {
    this.catchUp();
    const own = this.codingsNow.filter((coding) => coding.coder === coder);
    const others = this.codingsNow.filter((coding) => coding.coder !== coder);
    const placed = this.placed(
      own,
      records.map((record) => ({ coder, record })),
    );
    this.take([...others, ...placed]);
  }

  private placed(
    before: readonly LocatedCoding[],
    records: Iterable<Pick<LocatedCoding, 'coder' | 'record'>>,
  ): LocatedCoding[] {
    const kept = new Map(before.map((coding) => [coding.record, coding]));
    const placed = Array.from(records, ({ coder, record }): Placed => {
      const same = kept.get(record);
      if (same?.coder !== coder) return { coder, record, location: undefined };
      kept.delete(record);
      return same;
    });
    // An act changes a few of many: only these are known by their ids.
    const known = new Map(Array.from(kept.values(), (coding) => [keyOf(coding), coding]));
    return this.located(
      placed.map((coding) => {
        const old = isPlaced(coding) ? undefined : known.get(keyOf(coding));
        const isKnown = old && this.isKnown(old, coding.coder, coding.record);
        return isKnown ? { ...coding, location: old.location } : coding;
      }),
    );
  }

  /** Whether a record says of its place what is known already. */
  private isKnown(old: LocatedCoding, coder: string, record: CodingRecord): boolean {
    return sameSelector(old.record, record) || this.isOurs(keyOf({ coder, record }), record);
  }

  /** Looks for all that are nowhere yet at once: each is a measure for the others. */
  private located(codings: readonly Placed[]): LocatedCoding[] {
    if (codings.every(isPlaced)) return [...codings];
    const found = locateAll(
      this.textNow,
      this.lines,
      codings.map(({ record }) => record),
      codings.map(({ location }) => (location?.state === 'found' ? location.span : undefined)),
    );
    return codings.map((coding, i) =>
      isPlaced(coding) ? coding : { ...coding, location: found[i] ?? { state: 'lost' } },
    );
  }

  /** Moves every coding with one change of the text. Cheap: nothing is decoded or searched. */
  shift(change: Change): void {
    shiftSpans(this.starts, this.ends, this.touched, change);
    this.isStale = true;
    this.isEdited = true;
  }

  /**
   * The text was replaced as a whole, as when its file has changed on disk: nobody edited it here,
   * so every coding is looked for anew by what its record says.
   */
  replace(): void {
    this.readAgain();
    this.isEdited = false;
    this.isMended = true;
    this.take(this.located(this.codingsNow.map(nowhere)));
  }

  /** The same source with the same codings in the text that came in place of this one. */
  followedBy(readText: () => string, format: TextFormat): LocatedSource {
    const next = new LocatedSource(this.path, readText, format);
    next.take(relocated(this.codings, this, next));
    return next;
  }

  /**
   * Catches up with the text after changes.
   * @returns whether, since last asked, excerpts came elsewhere than moving with the text put them
   */
  settle(): boolean {
    this.catchUp();
    const isMended = this.isMended;
    this.isMended = false;
    return isMended;
  }

  /**
   * Takes the text as it is now, and looks at the codings whose words were touched: an emptied one
   * is looked for by its quote; one whose old words are back (undo) gets them again.
   */
  private catchUp(): void {
    if (!this.isStale) return;
    this.readAgain();
    const followed = this.codingsNow.map((coding, i) => this.follow(coding, i));
    const found = this.located(
      followed.map((coding) => (this.mayBeBack(coding) ? nowhere(coding) : coding)),
    );
    this.take(found.map((coding, i) => this.newer(followed[i], coding)));
  }

  private readAgain(): void {
    this.isStale = false;
    this.textNow = this.readText();
    this.touches = new WeakMap();
    this.lineIndex = undefined;
    this.transcriptRead = undefined;
  }

  /** Without a location if none of its words are left. */
  private follow(coding: LocatedCoding, i: number): Placed {
    const { location, record } = coding;
    if (location.state === 'lost') return coding;
    const span = { start: this.starts[i] ?? 0, end: this.ends[i] ?? 0 };
    const touched = this.touched[i] ?? touch.none;
    const back =
      touched === touch.none ? undefined : restored(this.textNow, this.lines, record, span);
    if (back) {
      this.isMended ||= back.start !== span.start || back.end !== span.end;
      return { ...coding, location: { state: 'found', span: back } };
    }
    if (touched !== touch.emptied && span.end > span.start)
      return { ...coding, location: { ...location, span } };
    this.isMended = true;
    return nowhere(coding);
  }

  private mayBeBack({ location, record }: Placed): boolean {
    return location?.state !== 'found' && this.textNow.includes(record.quote);
  }

  /** What was suggested stays with the text until the words are found for certain. */
  private newer(followed: Placed | undefined, found: LocatedCoding): LocatedCoding {
    if (!followed || !isPlaced(followed) || found === followed) return found;
    const isNews =
      found.location.state === 'found' ||
      (found.location.state === 'moved' && followed.location.state === 'lost');
    if (!isNews) return followed;
    this.isMended = true;
    return found;
  }

  /**
   * The selectors of codings that stand elsewhere, or in other words, than their records say: to
   * be saved. However the text changes meanwhile, their codings stay with it.
   */
  changedSelectors(): { readonly coding: LocatedCoding; readonly selector: Selector }[] {
    const changed = this.codings.flatMap((coding) => {
      if (coding.location.state !== 'found') return [];
      const selector = describe(this.textNow, this.lines, coding.location.span);
      return sameSelector(coding.record, selector) ? [] : [{ coding, selector }];
    });
    this.saving.clear();
    for (const { coding, selector } of changed) this.saving.set(keyOf(coding), selector);
    return changed;
  }

  private isOurs(key: string, record: CodingRecord): boolean {
    const selector = this.saving.get(key);
    return selector !== undefined && sameSelector(selector, record);
  }

  private take(codings: LocatedCoding[]): void {
    codings.sort(comparePlaces);
    this.codingsNow = codings;
    this.starts = new Int32Array(codings.length);
    this.ends = new Int32Array(codings.length);
    this.touched = new Uint8Array(codings.length);
    codings.forEach((coding, i) => {
      const { location } = coding;
      const isLost = location.state === 'lost';
      this.starts[i] = isLost ? -1 : location.span.start;
      this.ends[i] = isLost ? -1 : location.span.end;
      this.touched[i] = this.touchOf(coding);
    });
  }

  /** What was touched stays so until its record is saved: its old words may yet come back. */
  private touchOf(coding: LocatedCoding): number {
    const known = this.touches.get(coding);
    if (known !== undefined) return known;
    const { record, location } = coding;
    const isEdited =
      location.state === 'found' && !this.textNow.startsWith(record.quote, location.span.start);
    const touched = isEdited ? touch.edited : touch.none;
    this.touches.set(coding, touched);
    return touched;
  }
}

import { sentence } from '../base/sentences';
import type { Losses } from '../exchange/lossReport';
import type { Element } from '../packed/dataXml';
import type { DraftSource, Pick } from './draft';
import { all, attribute, descriptionOf, first, guidAt, targets, wholeNumber } from './elements';
import { guidFor } from './guid';
import type { StoredText } from './offsets';
import { countCodings, madeBy, type Made, rangeAt, readPicks } from './readPicks';
import { readValues } from './readValues';

/** Where the texts beside the XML are found. */
export interface Texts {
  text(path: string): StoredText | undefined;
  richText(path: string): StoredText | undefined;
}

/** The sources that are texts, or have one: a PDF's, a picture's description, a transcript. */
export class SourceReader {
  private readonly byPath = new Map<string, DraftSource>();
  private readonly sources: DraftSource[] = [];
  private readonly missing = new Set<string>();

  constructor(
    private readonly texts: Texts,
    private readonly losses: Losses,
    private readonly made: Made,
  ) {}

  read(elements: readonly Element[]): DraftSource[] {
    // Texts first: the transcript of a film is often one of them.
    for (const element of elements) if (element.name === 'TextSource') this.readText(element);
    for (const element of elements) if (element.name !== 'TextSource') this.readMedium(element);
    return this.sources;
  }

  private readText(element: Element): void {
    const made = madeBy(element, this.made);
    const { picks, unplaced } = readPicks(element, 'PlainTextSelection', rangeAt, made);
    this.loseUnplaced(element, unplaced);
    this.take(element, element, picks);
  }

  private readMedium(element: Element): void {
    const of = media[element.name];
    if (!of) {
      this.losses.lose(
        'unknown-source',
        sentence('Sources of a kind that the standard does not know are left out.'),
        attribute(element, 'name') || element.name,
      );
      return;
    }
    this.losses.lose(of.kind, of.sentence, nameOf(element, all(element, 'Transcript')[0]));
    const known = new Set<string>();
    for (const name of ['Representation', 'TextDescription', 'Transcript'])
      for (const text of all(element, name)) {
        const made = madeBy(text, this.made);
        const isTimed = name === 'Transcript';
        const { picks, unplaced } = isTimed
          ? readPicks(text, 'TranscriptSelection', syncedRange(text), made)
          : readPicks(text, 'PlainTextSelection', rangeAt, made);
        for (const { key } of picks) known.add(key);
        this.loseUnplaced(text, unplaced);
        this.take(text, element, picks);
      }
    this.loseAreas(element, known);
  }

  /** What is selected of a picture, a page or a recording, save what is told of its text as well. */
  private loseAreas(element: Element, known: ReadonlySet<string>): void {
    const areas = element.children.filter(
      (child) => child.name.endsWith('Selection') && !known.has(guidAt(child) ?? ''),
    );
    const codings =
      areas.reduce((count, area) => count + countCodings(area), 0) + all(element, 'Coding').length;
    this.losses.lose(
      'media-coding',
      sentence('Codings of places in pictures, PDF pages and recordings are left out.'),
      attribute(element, 'name'),
      codings,
    );
    const uncoded = areas.filter((area) => !countCodings(area)).length;
    this.losses.lose(
      'media-selection',
      sentence('Places in pictures, PDF pages and recordings without a code are left out.'),
      attribute(element, 'name'),
      uncoded,
    );
  }

  private loseUnplaced(element: Element, unplaced: readonly Element[]): void {
    for (const each of unplaced)
      this.losses.lose(
        'no-position',
        sentence('Codings whose place in the text is not said are left out.'),
        attribute(element, 'name'),
        Math.max(1, countCodings(each)),
      );
  }

  private take(text: Element, owner: Element, picks: readonly Pick[]): void {
    const path = attribute(text, 'plainTextPath');
    const known = path === '' ? undefined : this.byPath.get(path);
    const name = nameOf(owner, text);
    if (known) {
      // One text under two names: what is coded there goes together.
      this.sources[this.sources.indexOf(known)] = { ...known, picks: [...known.picks, ...picks] };
      this.byPath.set(path, this.sources.find(({ key }) => key === known.key) ?? known);
      return;
    }
    const stored = this.storedText(text);
    if (!stored) {
      this.loseMissing(name, text, picks);
      return;
    }
    const description = [descriptionOf(owner), owner === text ? '' : descriptionOf(text)];
    const source: DraftSource = {
      key: guidAt(owner) ?? guidFor('source', name, String(this.sources.length)),
      name,
      text: stored,
      description: description.filter((each) => each !== '').join('\n'),
      values: new Map([...readValues(owner), ...readValues(text)]),
      notes: [...targets(owner, 'NoteRef'), ...(owner === text ? [] : targets(text, 'NoteRef'))],
      picks,
    };
    const isTaken = this.sources.some(({ key }) => key === source.key);
    const kept = isTaken ? { ...source, key: guidFor('source', source.key, path, name) } : source;
    this.sources.push(kept);
    if (path !== '') this.byPath.set(path, kept);
  }

  private storedText(element: Element): StoredText | undefined {
    const content = first(element, 'PlainTextContent');
    const plain = attribute(element, 'plainTextPath');
    const rich = attribute(element, 'richTextPath');
    const stored = plain === '' ? undefined : this.texts.text(plain);
    if (stored) return stored;
    // Inline text: XML has made its line ends LF already.
    if (content) return { raw: content.text, hasMark: false };
    return rich === '' ? undefined : this.texts.richText(rich);
  }

  private loseMissing(name: string, text: Element, picks: readonly Pick[]): void {
    const path = attribute(text, 'plainTextPath') || name;
    if (!this.missing.has(path))
      this.losses.lose(
        'missing-text',
        sentence('Sources whose text the package does not hold are left out.'),
        name,
      );
    this.missing.add(path);
    const codings = picks.reduce((count, pick) => count + pick.codings.length, 0);
    this.losses.lose(
      'missing-text-coding',
      sentence('Codings of sources whose text the package does not hold are left out.'),
      name || path,
      codings,
    );
  }
}

/** What a recording, film, picture or PDF is told as. */
const media: Readonly<Record<string, { kind: string; sentence: ReturnType<typeof sentence> }>> = {
  PDFSource: {
    kind: 'pdf-source',
    sentence: sentence(
      'The pages of PDF files are left out; their text is kept where it is there.',
    ),
  },
  PictureSource: {
    kind: 'picture-source',
    sentence: sentence('Pictures are left out; their descriptions are kept.'),
  },
  AudioSource: {
    kind: 'audio-source',
    sentence: sentence('Sound recordings are left out; their transcripts are kept.'),
  },
  VideoSource: {
    kind: 'video-source',
    sentence: sentence('Films are left out; their transcripts are kept.'),
  },
};

/** The name of a source; of a nameless one, its transcript's or that of the file. */
function nameOf(owner: Element, text: Element | undefined): string {
  const said = attribute(owner, 'name').trim() || (text ? attribute(text, 'name').trim() : '');
  if (said !== '') return said;
  const path = attribute(owner, 'plainTextPath') || attribute(owner, 'path');
  return path.replace(/^.*[\\/]/, '');
}

/** Positions of a transcript's selection, by the points in time that it names. */
function syncedRange(transcript: Element): (element: Element) => Pick['range'] {
  const points = new Map<string, number>();
  for (const point of all(transcript, 'SyncPoint')) {
    const position = wholeNumber(attribute(point, 'position'));
    const key = guidAt(point);
    if (key !== undefined && position !== undefined) points.set(key, position);
  }
  return (element) => {
    const start = points.get(guidAt(element, 'fromSyncPoint') ?? '');
    const end = points.get(guidAt(element, 'toSyncPoint') ?? '');
    return start === undefined || end === undefined ? rangeAt(element) : { start, end };
  };
}

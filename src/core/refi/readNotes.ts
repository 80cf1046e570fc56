import { sentence } from '../base/sentences';
import { readHex } from '../codebook/color';
import type { Losses } from '../exchange/lossReport';
import type { StudyLink, StudyNote, Topic } from '../exchange/study';
import type { Element } from '../packed/dataXml';
import { toLf } from '../text/decode';
import {
  attribute,
  descriptionOf,
  first,
  guidAt,
  targets,
  timeOf,
  userOf,
  within,
} from './elements';
import { guidFor } from './guid';
import { countCodings } from './readPicks';
import type { Texts } from './readSources';

const directions = ['Associative', 'OneWay', 'Bidirectional'];

interface Note {
  readonly key: string;
  readonly name: string;
  readonly text: string;
  readonly coder: string | undefined;
  readonly created: string;
  readonly about: Topic[];
  isMemo: boolean;
}

/** The notes of a project. What refers to one tells here what it is about. */
export class NoteBook {
  readonly guid = guidFor;
  private readonly notes = new Map<string, Note>();
  /** Notes that a link ties to something, by key of that. */
  private readonly linked = new Map<string, string[]>();
  readonly links: readonly StudyLink[];

  constructor(
    project: Element,
    private readonly texts: Texts,
    private readonly losses: Losses,
  ) {
    for (const element of within(project, 'Notes', 'Note')) this.take(element);
    for (const key of targets(project, 'NoteRef')) this.tell(key, { kind: 'project' });
    this.links = within(project, 'Links', 'Link').flatMap((element) => this.readLink(element));
  }

  has(key: string): boolean {
    return this.notes.has(key);
  }

  /** Says that a note is about something. */
  tell(key: string, topic: Topic): void {
    const note = this.notes.get(key);
    if (note) note.about.push(topic);
    else this.loseMissing();
  }

  /** Says what the notes are about that links tie to something; whether there are any. */
  tellAbout(key: string, topic: Topic): boolean {
    const notes = this.linked.get(key) ?? [];
    for (const note of notes) this.tell(note, topic);
    this.linked.delete(key);
    return notes.length > 0;
  }

  /** The words of a note that is a coding's memo: no note of its own then. */
  memoOf(key: string): string[] {
    const note = this.notes.get(key);
    if (!note) {
      this.loseMissing();
      return [];
    }
    note.isMemo = true;
    const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
    const isTitled = !plain(note.text).startsWith(plain(note.name.replace(/…$/, '')));
    return [isTitled ? `${note.name}\n${note.text}`.trim() : note.text];
  }

  /** All that are notes of their own, in the order of the file. */
  rest(): StudyNote[] {
    return [...this.notes.values()]
      .filter(({ isMemo, about }) => !isMemo || about.length)
      .map(({ key, name, text, coder, created, about }) => ({
        key,
        name,
        text,
        coder,
        created,
        about,
      }));
  }

  private take(element: Element): void {
    const path = attribute(element, 'plainTextPath');
    const rich = attribute(element, 'richTextPath');
    const stored =
      (path === '' ? undefined : this.texts.text(path)) ??
      (first(element, 'PlainTextContent') || rich === '' ? undefined : this.texts.richText(rich));
    const content = stored?.raw ?? first(element, 'PlainTextContent')?.text ?? '';
    const name = attribute(element, 'name').replace(/\s+/g, ' ').trim();
    const key = guidAt(element) ?? guidFor('note', name, String(this.notes.size));
    const text = [descriptionOf(element), toLf(content).trim()];
    this.losses.lose(
      'coding-in-note',
      sentence('Codings of words within notes are left out; the notes are kept.'),
      name,
      countCodings(element),
    );
    this.notes.set(key, {
      key,
      name,
      text: text.filter((each) => each !== '').join('\n\n'),
      coder: userOf(element),
      created: timeOf(element),
      about: [],
      isMemo: false,
    });
  }

  /** A link between a note and something says no more than what the note is about. */
  private readLink(element: Element): StudyLink[] {
    const [origin, target] = [guidAt(element, 'originGUID'), guidAt(element, 'targetGUID')];
    const [from, to] = [this.has(origin ?? ''), this.has(target ?? '')];
    const [note, thing] = from ? [origin, target] : [target, origin];
    if (from !== to && note !== undefined && thing !== undefined) {
      this.linked.set(thing, [...(this.linked.get(thing) ?? []), note]);
      return [];
    }
    return [
      {
        key: guidAt(element) ?? guidFor('link', origin ?? '', target ?? ''),
        name: attribute(element, 'name'),
        direction: directions.find((each) => each === attribute(element, 'direction')),
        color: readHex(attribute(element, 'color')),
        origin,
        target,
        notes: targets(element, 'NoteRef'),
      },
    ];
  }

  private loseMissing(): void {
    this.losses.lose(
      'missing-note',
      sentence('References to notes that the file does not hold are left out.'),
    );
  }
}

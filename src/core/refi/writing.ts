import type { Study, StudyCoding, StudyNote, StudySource, VariableType } from '../exchange/study';
import { keyFor } from '../exchange/studyKeys';
import { xml, type XmlElement } from '../exchange/writeXml';
import { isGuid } from './guid';
import { quoted } from './quoted';

/** A study while it is written: what its things are called, and which notes are about them. */
export class Writing {
  private readonly types: ReadonlyMap<string, VariableType>;
  private readonly users: ReadonlySet<string>;
  private readonly selections = new Set<string>();
  private readonly told = new Set<string>();
  private readonly about = new Map<string, StudyNote[]>();

  constructor(private readonly study: Study) {
    this.types = new Map(study.variables.map(({ key, type }) => [key, type]));
    this.users = new Set(study.coders.map(({ key }) => key));
    for (const note of study.notes)
      for (const topic of note.about)
        if (topic.kind !== 'passage') {
          const place = topic.kind === 'project' ? 'project' : `${topic.kind} ${topic.key}`;
          this.about.set(place, [...(this.about.get(place) ?? []), note]);
        }
  }

  /** A key as a GUID; ids that are none, as those that people wrote by hand, get one. */
  guid(key: string): string {
    return isGuid(key) ? key : keyFor('id', key);
  }

  codingGuid(key: string): string {
    return this.guid(key.toLowerCase());
  }

  /** Selections that came with one identifier and are at several places get one each. */
  selectionGuid(key: string, source: string, start: number, end: number): string {
    const own = this.guid(key);
    const free = this.selections.has(own)
      ? keyFor('selection', own, source, String(start), String(end))
      : own;
    this.selections.add(free);
    return free;
  }

  /** Undefined for a coder who is not among the users: no file may name one. */
  userGuid(key: string | undefined): string | undefined {
    return key !== undefined && this.users.has(key) ? this.guid(key) : undefined;
  }

  get anyUser(): string | undefined {
    const [only, ...others] = this.users;
    return only !== undefined && !others.length ? this.guid(only) : undefined;
  }

  typeOf(variable: string): VariableType {
    return this.types.get(variable) ?? 'Text';
  }

  noteRefs(kind: 'code' | 'source' | 'case' | 'project', key = ''): XmlElement[] {
    const place = kind === 'project' ? kind : `${kind} ${key}`;
    return (this.about.get(place) ?? []).map((note) => this.noteRef(note));
  }

  /** Notes on just the place that these codings are on; told once, where there are several. */
  passageRefs(source: StudySource, [coding]: readonly StudyCoding[]): XmlElement[] {
    if (!coding) return [];
    const { start, end } = coding.span;
    const place = `${source.key} ${start} ${end}`;
    if (this.told.has(place)) return [];
    this.told.add(place);
    return this.passages(source)
      .filter((each) => each.start === start && each.end === end)
      .map(({ note }) => this.noteRef(note));
  }

  /** Notes on places that carry no code are selections without one. */
  uncodedPassages(source: StudySource, count: (offset: number) => number): XmlElement[] {
    const coded = new Set(source.codings.map(({ span }) => `${span.start} ${span.end}`));
    return this.passages(source)
      .filter(({ start, end }) => !coded.has(`${start} ${end}`))
      .map(({ note, start, end }) =>
        xml(
          'PlainTextSelection',
          {
            guid: keyFor('passage', note.key, source.key, String(start), String(end)),
            name: quoted(source.text.slice(start, end)),
            startPosition: String(count(start)),
            endPosition: String(count(end)),
            creatingUser: this.userGuid(note.coder),
          },
          [this.noteRef(note)],
        ),
      );
  }

  private passages(source: StudySource) {
    return this.study.notes.flatMap((note) =>
      note.about.flatMap((topic) =>
        topic.kind === 'passage' && topic.key === source.key ? [{ note, ...topic.span }] : [],
      ),
    );
  }

  private noteRef({ key }: StudyNote): XmlElement {
    return xml('NoteRef', { targetGUID: this.guid(key) });
  }
}

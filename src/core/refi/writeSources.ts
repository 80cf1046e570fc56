import type { StudyCoding, StudySource, Values } from '../exchange/study';
import { keyFor } from '../exchange/studyKeys';
import { xml, type XmlElement } from '../exchange/writeXml';
import { quoted } from './quoted';
import type { Writing } from './writing';

/** A text source; its text is a file of its own beside the XML. */
export function textSource(writing: Writing, source: StudySource, file: string): XmlElement {
  const { text, description, codings, values } = source;
  const count = codePoints(text);
  const bySelection = new Map<string, StudyCoding[]>();
  for (const coding of codings) {
    const id = selectionOf(coding);
    const own = bySelection.get(id);
    if (own) own.push(coding);
    else bySelection.set(id, [coding]);
  }
  const selections = Array.from(bySelection.values())
    .sort(byPlace)
    .map((own) => {
      const [first] = own;
      const { start = 0, end = 0 } = first?.span ?? {};
      return xml(
        'PlainTextSelection',
        {
          guid: writing.selectionGuid(first?.selection ?? '', source.key, start, end),
          name: quoted(text.slice(start, end)),
          startPosition: String(count(start)),
          endPosition: String(count(end)),
          creatingUser: writing.userGuid(first?.coder),
          creationDateTime: timeOf(first?.created),
        },
        [
          ...own.map((coding) => codingElement(writing, coding)),
          ...writing.passageRefs(source, own),
        ],
      );
    });
  return xml(
    'TextSource',
    {
      guid: writing.guid(source.key),
      name: source.name,
      plainTextPath: `internal://${file}`,
      creatingUser: writing.anyUser,
    },
    [
      descriptionElement(description),
      ...selections,
      ...writing.uncodedPassages(source, count),
      ...writing.noteRefs('source', source.key),
      ...valueElements(writing, values),
    ],
  );
}

/** Codings of one place are several codes on one selection, unless they came as several. */
function selectionOf({ selection, span }: StudyCoding): string {
  return `${selection} ${span.start} ${span.end}`;
}

function byPlace([a]: readonly StudyCoding[], [b]: readonly StudyCoding[]): number {
  if (!a || !b) return 0;
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

function codingElement(writing: Writing, coding: StudyCoding): XmlElement {
  return xml(
    'Coding',
    {
      guid: writing.codingGuid(coding.key),
      creatingUser: writing.userGuid(coding.coder),
      creationDateTime: timeOf(coding.created),
    },
    [
      xml('CodeRef', { targetGUID: writing.guid(coding.code) }),
      ...(coding.memo === ''
        ? []
        : [xml('NoteRef', { targetGUID: writing.guid(keyFor('coding memo', coding.key)) })]),
    ],
  );
}

export function descriptionElement(text: string): XmlElement | undefined {
  return text === '' ? undefined : xml('Description', {}, text);
}

export function valueElements(writing: Writing, values: Values): XmlElement[] {
  return Array.from(values, ([key, value]) =>
    xml('VariableValue', {}, [
      xml('VariableRef', { targetGUID: writing.guid(key) }),
      xml(`${writing.typeOf(key)}Value`, {}, value),
    ]),
  );
}

/** xsd:dateTime; undefined for what is none. */
export function timeOf(text: string | undefined): string | undefined {
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/.test(text ?? '');
  return isTime && !Number.isNaN(Date.parse(text ?? '')) ? text : undefined;
}

/** Counts the code points before an offset; one pass over the text, whatever the order asked in. */
function codePoints(text: string): (offset: number) => number {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return (offset) => offset;
  const before = new Int32Array(text.length + 1);
  for (let at = 0, count = 0; at < text.length; at++) {
    before[at] = count;
    const isPair =
      (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    if (isPair) before[++at] = count;
    before[at + 1] = ++count;
  }
  return (offset) => before[offset] ?? 0;
}

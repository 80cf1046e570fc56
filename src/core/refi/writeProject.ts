import { sentence } from '../base/sentences';
import type { Losses } from '../exchange/lossReport';
import {
  ourOrigin,
  type Study,
  type StudyCase,
  type StudyCode,
  type StudyLink,
  type StudyNote,
} from '../exchange/study';
import { keyFor } from '../exchange/studyKeys';
import { writeXml, xml, type XmlElement, xmlList } from '../exchange/writeXml';
import { writeZip } from '../packed/zip';
import { encodeUtf8 } from '../text/decode';
import { quoted } from './quoted';
import { descriptionElement, textSource, timeOf, valueElements } from './writeSources';
import { Writing } from './writing';

/** A project package (.qdpx). The same study gives the same bytes. */
export function writeQdpx(study: Study, losses: Losses): Uint8Array {
  const writing = new Writing(study);
  const files = new Map<string, Uint8Array>();
  const fileOf = (key: string): string => `${keyFor('text of', key)}.txt`;
  files.set('project.qde', encodeUtf8(writeXml(projectElement(study, writing, fileOf, losses))));
  for (const { key, text } of study.sources) files.set(`sources/${fileOf(key)}`, encodeUtf8(text));
  const hasAstral = study.sources.some(
    ({ text, codings }) => codings.length && /[\ud800-\udbff]/.test(text),
  );
  if (hasAstral)
    losses.note(
      sentence(
        'Some sources hold emoji or rare characters. Positions count characters, as the standard says; NVivo for Windows counts some of them as two, so look at a few excerpts there.',
      ),
    );
  return writeZip(files);
}

function projectElement(
  study: Study,
  writing: Writing,
  fileOf: (key: string) => string,
  losses: Losses,
): XmlElement {
  const { coders, codes, variables, cases, sources, notes, sets, links } = study;
  const isHere = targetTest(study, writing);
  const kept = links.filter(({ origin, target }) => isHere(origin) && isHere(target));
  losses.lose(
    'link',
    sentence('Links to what is no longer in the project are left out.'),
    undefined,
    links.length - kept.length,
  );
  const codebook = xmlList(
    'Codes',
    codes.map((code) => codeElement(code, writing)),
  );
  return xml(
    'Project',
    {
      xmlns: 'urn:QDA-XML:project:1.0',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation':
        'urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd',
      name: study.title || 'Project',
      origin: ourOrigin,
    },
    [
      xmlList(
        'Users',
        coders.map(({ key, name }) => xml('User', { guid: writing.guid(key), name })),
      ),
      codebook && xml('CodeBook', {}, [codebook]),
      xmlList(
        'Variables',
        variables.map(({ key, name, type, description }) =>
          xml('Variable', { guid: writing.guid(key), name, typeOfVariable: type }, [
            descriptionElement(description),
          ]),
        ),
      ),
      xmlList(
        'Cases',
        cases.map((each) => caseElement(each, writing)),
      ),
      xmlList(
        'Sources',
        sources.map((source) => textSource(writing, source, fileOf(source.key))),
      ),
      xmlList('Notes', [
        ...notes.map((note) => noteElement(note, writing)),
        ...memoElements(study, writing),
      ]),
      xmlList('Links', [
        ...kept.map((link) => linkElement(link, isHere)),
        ...notes.flatMap((note) => caseLinks(note, writing)),
      ]),
      xmlList(
        'Sets',
        sets.map(({ key, name, description, codes: members, sources: own, notes: more }) =>
          xml('Set', { guid: writing.guid(key), name }, [
            descriptionElement(description),
            ...refs('MemberCode', members.filter(isHere)),
            ...refs('MemberSource', own.filter(isHere)),
            ...refs('MemberNote', more.filter(isHere)),
          ]),
        ),
      ),
      descriptionElement(study.description),
      ...writing.noteRefs('project'),
    ],
  );
}

function codeElement(code: StudyCode, writing: Writing): XmlElement {
  return xml(
    'Code',
    {
      guid: writing.guid(code.key),
      name: code.name,
      isCodable: String(code.codable),
      color: code.color,
    },
    [
      descriptionElement(code.description),
      ...writing.noteRefs('code', code.key),
      ...code.children.map((child) => codeElement(child, writing)),
    ],
  );
}

function caseElement(each: StudyCase, writing: Writing): XmlElement {
  return xml('Case', { guid: writing.guid(each.key), name: each.name }, [
    descriptionElement(each.description),
    ...valueElements(writing, each.values),
    ...refs(
      'SourceRef',
      each.sources.map((key) => writing.guid(key)),
    ),
  ]);
}

function linkElement(link: StudyLink, isHere: (key: string) => boolean): XmlElement {
  const { key, name, direction, color, origin, target, notes } = link;
  return xml(
    'Link',
    { guid: key, name, direction, color, originGUID: origin, targetGUID: target },
    refs('NoteRef', notes.filter(isHere)),
  );
}

/** The standard gives a case no notes of its own: links tie them to it. */
function caseLinks({ key, about }: StudyNote, writing: Writing): XmlElement[] {
  return about.flatMap((topic) => {
    if (topic.kind !== 'case') return [];
    const [note, target] = [writing.guid(key), writing.guid(topic.key)];
    return xml('Link', {
      guid: keyFor('link', note, target),
      name: '',
      direction: 'Associative',
      originGUID: note,
      targetGUID: target,
    });
  });
}

function noteElement(note: StudyNote, writing: Writing): XmlElement {
  return xml(
    'Note',
    {
      guid: writing.guid(note.key),
      name: note.name,
      creatingUser: writing.userGuid(note.coder),
      creationDateTime: timeOf(note.created),
    },
    [xml('PlainTextContent', {}, note.text)],
  );
}

/** Memos of codings, each a note that its coding refers to. */
function memoElements({ sources }: Study, writing: Writing): XmlElement[] {
  return sources.flatMap(({ codings }) =>
    codings.flatMap(({ key, memo, coder, created }) => {
      if (memo === '') return [];
      const name = quoted(memo)
        .slice(0, 60)
        .replace(/[\ud800-\udbff]$/, '');
      return noteElement(
        { key: keyFor('coding memo', key), name, text: memo, coder, created, about: [] },
        writing,
      );
    }),
  );
}

function refs(name: string, keys: readonly string[]): XmlElement[] {
  return keys.map((targetGUID) => xml(name, { targetGUID }));
}

/** Whether something that a link or set names is in the study. */
function targetTest(study: Study, writing: Writing): (key: string | undefined) => boolean {
  const here = new Set<string>();
  const visit = (codes: readonly StudyCode[]): void =>
    codes.forEach(({ key, children }) => {
      here.add(writing.guid(key));
      visit(children);
    });
  visit(study.codes);
  for (const list of [study.cases, study.sources, study.notes, study.variables])
    for (const { key } of list) here.add(writing.guid(key));
  for (const { codings } of study.sources)
    for (const { key, selection } of codings) here.add(writing.codingGuid(key)).add(selection);
  return (key) => key === undefined || here.has(key);
}

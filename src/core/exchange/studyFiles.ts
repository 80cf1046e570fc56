import { describe } from '../anchor/selector';
import { sentence } from '../base/sentences';
import { textSource } from '../codebook/source';
import { type CodingRecord, compareCodings, writeRecord } from '../coding/coding';
import {
  casesFile,
  codebookFile,
  codingFileOf,
  settingsFile,
  sourcesFile,
} from '../project/layout';
import { encodeUtf8 } from '../text/decode';
import { indexLines, rangeOf } from '../text/lines';
import { countCarried } from './countCarried';
import { keepStudy } from './keepStudy';
import { keptFile, writeKept } from './kept';
import type { Losses } from './lossReport';
import { writeMemo } from '../memos/memoText';
import { passageName } from '../memos/passage';
import { nameStudy, type StudyNames } from './nameStudy';
import { writeCases, writeSources } from './registers';
import type { Study, StudyNote, StudySource, Topic } from './study';
import { writeBook } from './writeBook';

/** Files to be written, by path below the project's folder. */
export type NewFiles = ReadonlyMap<string, Uint8Array>;

/**
 * The files of a new project that holds a study. The codebook comes last: it is what makes a folder
 * a project, and then everything is there.
 * @param nobody the coder of what nobody is named for
 */
export function studyFiles(study: Study, losses: Losses, nobody?: string): NewFiles {
  const names = nameStudy(study, nobody);
  const files = new Map<string, Uint8Array>();
  const put = (path: string, text: string | undefined): void => {
    if (text !== undefined) files.set(path, encodeUtf8(text));
  };
  for (const source of study.sources) {
    const path = names.sources.get(source.key) ?? '';
    put(path, source.text);
    for (const [coder, lines] of codingsOf(source, names, losses))
      put(codingFileOf(coder, path), lines);
  }
  put(casesFile, writeCases(study, names, losses));
  put(sourcesFile, writeSources(study, names, losses));
  for (const note of study.notes) put(names.memos.get(note.key) ?? '', memoOf(note, study, names));
  put(settingsFile, settingsOf(study));
  const kept = keepStudy(study, names);
  put(keptFile, kept && writeKept(kept));
  put(
    codebookFile,
    writeBook(study.title, study.codes, ({ key }) => names.codes.get(key) ?? ''),
  );
  for (const { source } of study.quoted ?? []) losses.lose('no-source', noSource, source);
  countCarried(study, losses);
  return files;
}

/** The text of a coding file for each coder. */
function codingsOf(source: StudySource, names: StudyNames, losses: Losses): Map<string, string> {
  const lines = indexLines(source.text);
  const byCoder = new Map<string, CodingRecord[]>();
  for (const { key, code, coder, span, created, memo } of source.codings) {
    const id = names.codes.get(code);
    if (id === undefined) throw new Error(`The code ${code} has no name.`);
    const folder = coder === undefined ? undefined : names.coders.get(coder);
    if (folder === undefined)
      losses.note(
        sentence('Codings that name no coder are those of “{coder}” now.', { coder: names.nobody }),
      );
    const record: CodingRecord = {
      id: key,
      code: id,
      ...describe(source.text, lines, span),
      created,
      ...(memo === '' ? {} : { memo }),
    };
    const own = byCoder.get(folder ?? names.nobody);
    if (own) own.push(record);
    else byCoder.set(folder ?? names.nobody, [record]);
  }
  return new Map(
    Array.from(byCoder, ([coder, records]) => [
      coder,
      records
        .sort(compareCodings)
        .map((record) => `${writeRecord(record)}\n`)
        .join(''),
    ]),
  );
}

/** The text of a memo file. */
export function memoOf(note: StudyNote, study: Study, names: StudyNames): string {
  const { name, text, coder, created } = note;
  return writeMemo({
    title: name,
    about: note.about.flatMap((topic) => topicName(topic, study, names)),
    coder: (coder === undefined ? undefined : names.coders.get(coder)) ?? '',
    created,
    text,
  });
}

function topicName(topic: Topic, study: Study, names: StudyNames): string[] {
  if (topic.kind === 'project') return ['project'];
  const of = {
    code: names.codes,
    case: names.cases,
    source: names.sources,
    passage: names.sources,
  };
  const name = of[topic.kind].get(topic.key);
  if (name === undefined) return [];
  if (topic.kind !== 'passage') return [`${topic.kind}:${name}`];
  const { text = '' } = study.sources.find(({ key }) => key === topic.key) ?? {};
  return [passageName(name, rangeOf(indexLines(text), text, topic.span))];
}

function settingsOf({ title, description }: Study): string | undefined {
  const lines = [
    ...(title === '' ? [] : [`title: ${textSource(title)}\n`]),
    ...(description === '' ? [] : [`description: ${textSource(description)}\n`]),
  ];
  return lines.length ? lines.join('') : undefined;
}

const noSource = sentence(
  'Codings whose words the file tells, but not the text around them, are left out: import the texts first, then this file into their project.',
);

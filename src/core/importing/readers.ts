import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { endingOf } from './names';
import type { ImportedFile, InputFile, ReadOptions } from './imported';

type Reader = (
  name: string,
  bytes: Uint8Array,
  options: ReadOptions,
) => ImportedFile | Promise<ImportedFile>;

/** Each kind of file by the endings of its name. A reader is loaded when it is first needed. */
const readers: readonly (readonly [endings: readonly string[], load: () => Promise<Reader>])[] = [
  [['txt', 'text', 'md', 'markdown'], async () => (await import('./plain')).readPlain],
  [['docx', 'docm'], async () => (await import('./office/docx')).readDocx],
  [['odt', 'fodt'], async () => (await import('./office/odt')).readOdt],
  [['rtf'], async () => (await import('./rtf/rtf')).readRtf],
  [['html', 'htm', 'xhtml'], async () => (await import('./web/html')).readHtml],
  [['vtt', 'srt'], async () => (await import('./speech/captions')).readCaptions],
  [['csv', 'tsv', 'xlsx', 'xlsm'], async () => (await import('./tables/tableFile')).readTableFile],
  [['json', 'jsonl'], async () => (await import('./speech/json')).readTranscriptJson],
  [['pdf'], async () => (await import('./pdf/pdf')).readPdf],
  [['xml'], async () => (await import('./speech/akomaNtoso')).readAkomaNtoso],
];

/** The endings of all files that can be read, in lower case, without a full stop. */
export const readableEndings: readonly string[] = readers.flatMap(([endings]) => endings);

export function isReadable(name: string): boolean {
  return readableEndings.includes(endingOf(name));
}

/** Reads a file by the ending of its name. Throws a Refusal where it can't be read. */
export async function readFile(
  { name, bytes }: InputFile,
  options: ReadOptions = {},
): Promise<ImportedFile> {
  const ending = endingOf(name);
  const [, load] = readers.find(([endings]) => endings.includes(ending)) ?? [];
  if (!load) throw new Refusal(ending === 'doc' ? oldWord : unknown(ending));
  const reader = await load();
  const file = await readWith(() => reader(name, bytes, options));
  if (!file.sources.some(({ text }) => text.trim() !== '') && !file.cases.length)
    throw new Refusal(noWords);
  return file;
}

/** What no reader foresaw is told with the file: it must keep no other from coming in. */
async function readWith(read: () => ImportedFile | Promise<ImportedFile>): Promise<ImportedFile> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      sentence(
        'This file could not be read ({why}). Save it in another way, as .docx or .txt, and try again.',
        { why: error instanceof Error ? error.message : String(error) },
      ),
    );
  }
}

function unknown(ending: string) {
  return sentence('Files of the kind “{ending}” can’t be imported. There are: {endings}.', {
    ending,
    endings: readableEndings.join(', '),
  });
}

const oldWord = sentence(
  'This is a Word file of the old kind. Open it in Word or LibreOffice, and save it as .docx.',
);
const noWords = sentence(
  'There are no words in this file. If it was scanned, have its text recognised first.',
);

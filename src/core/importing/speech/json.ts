import { Refusal } from '../../base/refusal';
import { sentence } from '../../base/sentences';
import { type ImportedFile, type ReadOptions, withEnding } from '../imported';
import { Losses } from '../losses';
import { readPlainText } from '../plainText';
import { plainSegments } from './plainSegments';
import type { Segment } from './segment';
import { serviceSegments } from './services';
import { turnsText } from './turnsText';

/** Reads what transcription services give as JSON: Whisper, AWS, Rev, Teams, Deepgram and others. */
export function readTranscriptJson(
  name: string,
  bytes: Uint8Array,
  { charset }: ReadOptions = {},
): ImportedFile {
  const { text, unreadable } = readPlainText(bytes, charset);
  const losses = new Losses();
  losses.add('unreadable', unreadable);
  const segments = segmentsIn(parsed(text));
  losses.add('row', segments.filter(({ words }) => words.trim() === '').length);
  const turns = turnsText(segments);
  if (turns.text === '') throw new Refusal(unknown);
  const source = { name: withEnding(name, 'txt'), ...turns, cases: [] };
  return { sources: [source], cases: [], losses: losses.all() };
}

/** The shapes of services that nest their words, then any list of objects with words in them. */
function segmentsIn(value: unknown): readonly Segment[] {
  return serviceSegments(value) ?? plainSegments(value) ?? [];
}

/** One value, or one a line. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return lines(text, error);
  }
}

function lines(text: string, error: SyntaxError): unknown {
  const filled = text.split('\n').filter((line) => line.trim() !== '');
  try {
    if (filled.length < 2) throw error;
    return filled.map((line): unknown => JSON.parse(line));
  } catch (again) {
    if (!(again instanceof SyntaxError)) throw again;
    throw new Refusal(
      sentence(
        'This file is broken ({why}). Open it in the program that it comes from, and save it anew.',
        { why: error.message },
      ),
    );
  }
}

const unknown = sentence(
  'No transcript was found in this JSON file. Export it from the service as .vtt, .srt, .docx or .txt.',
);

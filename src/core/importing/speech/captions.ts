import { readCues } from '../../text/cues';
import { indexLines } from '../../text/lines';
import { readTurns } from '../../text/turns';
import { decodeEntities } from '../web/entities';
import { type ImportedFile, type ReadOptions, withEnding } from '../imported';
import { Losses } from '../losses';
import { readPlainText } from '../plainText';
import { withoutRepeats } from './rolling';
import { secondsOf, type Segment } from './segment';
import { turnsText } from './turnsText';

/** Reads WebVTT or SubRip captions as the turns that they are made of, with their times. */
export function readCaptions(
  name: string,
  bytes: Uint8Array,
  { charset }: ReadOptions = {},
): ImportedFile {
  const { text, guessed, unreadable } = readPlainText(bytes, charset);
  const format = /^WEBVTT/.test(text) || !/\.srt$/i.test(name) ? 'vtt' : 'srt';
  const losses = new Losses();
  losses.add('unreadable', unreadable);
  if (format === 'vtt')
    losses.add('style', text.match(/^(?:NOTE|STYLE|REGION)(?=\s)/gm)?.length ?? 0);
  const spoken = segmentsOf(text, format);
  const segments = withoutRepeats(spoken);
  losses.add('repeated', spoken.length - segments.length);
  const { text: turns, remarks } = turnsText(segments);
  const source = { name: withEnding(name, 'txt'), text: turns, remarks, cases: [] };
  const file = { sources: [source], cases: [], losses: losses.all() };
  return guessed === undefined ? file : { ...file, guessed };
}

/** One for each line of a cue. */
function segmentsOf(text: string, format: 'vtt' | 'srt'): Segment[] {
  const lines = indexLines(text);
  const times = readCues(text, lines, format).flatMap((cue) =>
    cue.lines.map(({ start }) => ({ start, time: cue.time })),
  );
  const segments: Segment[] = [];
  let cue = 0;
  for (const { speaker = '', parts } of readTurns(text, lines, { format }).turns)
    for (const part of parts) {
      while ((times[cue + 1]?.start ?? Infinity) <= part.start) cue++;
      const words = plainWords(text.slice(part.start, part.end));
      const start = secondsOf(times[cue]?.time ?? '');
      if (words !== '') segments.push({ speaker, start, words, tags: [] });
    }
  return segments;
}

/** Without tags, and with the characters that entities stand for. */
function plainWords(words: string): string {
  const bare = words
    .replace(/<\/?[a-z][^<>\n]{0,200}>|<[\d:.]{4,16}>|\{\\[^{}\n]{1,60}\}/gi, '')
    .replace(/^>>+\s*/, '');
  return decodeEntities(bare).replace(/\s+/g, ' ').trim();
}

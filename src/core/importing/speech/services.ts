import { asFields, asList, type Fields, speakerName } from './plainSegments';
import { secondsOf, type Segment } from './segment';

/** Segments of services that write a word, or an alternative, at a time; undefined for others. */
export function serviceSegments(value: unknown): readonly Segment[] | undefined {
  const root = asFields(value);
  if (!root) return undefined;
  for (const read of [rev, aws, deepgram, google, azure, whisperCpp]) {
    const found = read(root);
    if (found?.length) return found;
  }
  return undefined;
}

/** Rev: { monologues: [{ speaker, elements: [{ type, value, ts }] }], speakers: [{ id, name }] } */
function rev(root: Fields): Segment[] | undefined {
  if (!Array.isArray(root['monologues'])) return undefined;
  const names = new Map(asList(root['speakers']).map(({ id, name }) => [id, name]));
  return asList(root['monologues']).map((monologue) => {
    const elements = asList(monologue['elements']);
    const named =
      names.get(monologue['speaker']) ?? monologue['speaker_name'] ?? monologue['speaker'];
    return segment(
      named,
      elements.map((each) => each['ts'] ?? each['timestamp']).find((ts) => ts !== undefined),
      elements.map((each) => text(each['value'])).join(''),
    );
  });
}

/** AWS Transcribe: { results: { items: [{ type, start_time, alternatives, speaker_label }] } } */
function aws(root: Fields): Segment[] | undefined {
  const results = asFields(root['results']);
  if (!results || !Array.isArray(results['items'])) return undefined;
  const parts = asList(results['audio_segments']);
  if (parts.length)
    return parts.map((part) =>
      segment(part['speaker_label'], part['start_time'], text(part['transcript'])),
    );
  const speakers = new Map<unknown, unknown>();
  for (const each of asList(asFields(results['speaker_labels'])?.['segments']))
    for (const item of asList(each['items']))
      speakers.set(item['start_time'], item['speaker_label']);
  return joined(
    asList(results['items']).map((item) => ({
      speaker: item['speaker_label'] ?? speakers.get(item['start_time']),
      start: item['start_time'],
      word: text(asList(item['alternatives'])[0]?.['content']),
      isMark: item['type'] === 'punctuation',
    })),
  );
}

/** Deepgram: utterances, else the paragraphs of the first channel. */
function deepgram(root: Fields): Segment[] | undefined {
  const results = asFields(root['results']);
  if (!results || Array.isArray(results['items'])) return undefined;
  const said = asList(results['utterances']);
  if (said.length)
    return said.map((each) => segment(each['speaker'], each['start'], text(each['transcript'])));
  const [first] = asList(asList(results['channels'])[0]?.['alternatives']);
  return asList(asFields(first?.['paragraphs'])?.['paragraphs']).map((each) =>
    segment(
      each['speaker'],
      each['start'],
      asList(each['sentences'])
        .map((one) => text(one['text']))
        .join(' '),
    ),
  );
}

/** Google: { results: [{ alternatives: [{ transcript, words: [{ word, startTime, speakerTag }] }] }] } */
function google(root: Fields): Segment[] | undefined {
  if (!Array.isArray(root['results'])) return undefined;
  const best = asList(root['results']).flatMap((each) => asList(each['alternatives']).slice(0, 1));
  const tagged = best.findLast((each) =>
    asList(each['words']).some((word) => Number(word['speakerTag']) > 0),
  );
  // The last result says all words once more, with who said them.
  if (tagged)
    return joined(
      asList(tagged['words']).map((word) => ({
        speaker: word['speakerTag'],
        start: word['startTime'],
        word: text(word['word']),
        isMark: false,
      })),
    );
  return best.map((each) =>
    segment('', asList(each['words'])[0]?.['startTime'], text(each['transcript'])),
  );
}

/** Azure: { recognizedPhrases: [{ speaker, offset, nBest: [{ display }] }] } */
function azure(root: Fields): Segment[] | undefined {
  return asList(root['recognizedPhrases']).map((phrase) =>
    segment(phrase['speaker'], phrase['offset'], text(asList(phrase['nBest'])[0]?.['display'])),
  );
}

/** whisper.cpp: { transcription: [{ timestamps: { from }, text }] } */
function whisperCpp(root: Fields): Segment[] | undefined {
  return asList(root['transcription']).map((each) =>
    segment(each['speaker'], asFields(each['timestamps'])?.['from'], text(each['text'])),
  );
}

interface Word {
  readonly speaker: unknown;
  readonly start: unknown;
  readonly word: string;
  readonly isMark: boolean;
}

/** Words of one speaker in a row, as one segment. */
function joined(words: readonly Word[]): Segment[] {
  const segments: Segment[] = [];
  for (const { speaker, start, word, isMark } of words) {
    const last = segments.at(-1);
    const isOther = speaker !== undefined && speakerName(speaker) !== last?.speaker;
    if (last && (isMark || !isOther))
      segments[segments.length - 1] = {
        ...last,
        words: `${last.words}${isMark ? '' : ' '}${word}`,
      };
    else segments.push(segment(speaker, start, word));
  }
  return segments;
}

function segment(speaker: unknown, start: unknown, words: string): Segment {
  const seconds = typeof start === 'string' ? secondsOf(start.replace(',', '.')) : start;
  return {
    speaker: speakerName(speaker),
    start: typeof seconds === 'number' ? seconds : undefined,
    words,
    tags: [],
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

import { secondsOf, type Segment } from './segment';

export type Fields = Readonly<Record<string, unknown>>;

const wordKeys = [
  'text',
  'transcript',
  'words',
  'content',
  'display',
  'utterance',
  'sentence',
  'spokentext',
  'line',
  'value',
  'caption',
  'body',
  'msg',
  'onebest',
] as const;
const speakerKeys = [
  'speakerdisplayname',
  'speaker_name',
  'speakername',
  'speaker_label',
  'speakerlabel',
  'speaker',
  'name',
  'role',
  'speaker_id',
  'speakerid',
  'spk',
  'channel',
] as const;
const startKeys = [
  'start',
  'start_time',
  'starttime',
  'startoffset',
  'start_offset',
  'start_ts',
  'begin',
  'begintime',
  'bg',
  'from',
  'ts',
  'timestamp',
  'time',
  'offset',
] as const;

/**
 * The longest list of objects in which most have words; undefined where there is none. That is how
 * Whisper, Teams, AssemblyAI and most others write it.
 */
export function plainSegments(value: unknown): readonly Segment[] | undefined {
  let best: readonly Fields[] = [];
  for (const list of listsIn(value, 5)) {
    const worded = list.filter((item) => wordsOf(item) !== undefined);
    const isBetter =
      spoken(worded) > spoken(best) ||
      (spoken(worded) === spoken(best) && worded.length < best.length);
    if (worded.length * 2 > list.length && isBetter) best = worded;
  }
  if (!best.length) return undefined;
  const starts = inSeconds(best.map((item) => startOf(item)));
  return best.map((item, i) => ({
    speaker: speakerName(field(item, speakerKeys)),
    start: starts[i],
    words: wordsOf(item) ?? '',
    tags: [],
  }));
}

export function asFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}

export function asList(value: unknown): readonly Fields[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((each) => {
    const fields = asFields(each);
    return fields ? [fields] : [];
  });
}

/** Services count speakers, or name them. */
export function speakerName(value: unknown): string {
  if (typeof value === 'number') return `Speaker ${value}`;
  if (typeof value === 'string') {
    const plain = value
      .replace(/\s+/g, ' ')
      .replace(/\s*[:：]\s*$/, '')
      .trim();
    const [, number] = /^(?:spk|speaker)[_-]?0*(\d+)$/i.exec(plain) ?? [];
    if (number !== undefined) return `Speaker ${number}`;
    return /^(?:\d+|[A-Z])$/.test(plain) ? `Speaker ${plain}` : plain;
  }
  const named = asFields(value);
  return named ? speakerName(named['name'] ?? named['displayName'] ?? named['id'] ?? '') : '';
}

/** Numbers that are whole and lie far apart are milliseconds. */
export function inSeconds(
  starts: readonly (number | string | undefined)[],
): (number | undefined)[] {
  const numbers = starts.filter((start) => typeof start === 'number');
  const last = Math.max(0, ...numbers.slice(-1));
  const areThousandths =
    numbers.every(Number.isInteger) && last > 10_000 && last / numbers.length > 300;
  return starts.map((start) => {
    if (typeof start === 'string') return secondsOf(start);
    return start === undefined || !areThousandths ? start : start / 1000;
  });
}

function* listsIn(value: unknown, depth: number): Generator<readonly Fields[]> {
  if (depth === 0 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    yield asList(value);
    for (const each of value.slice(0, 50)) yield* listsIn(each, depth - 1);
  } else for (const each of Object.values(value)) yield* listsIn(each, depth - 1);
}

/** How many characters they hold; a list of words is as good as a list of sentences, but longer. */
function spoken(items: readonly Fields[]): number {
  return items.reduce((sum, item) => sum + (wordsOf(item) ?? '').replace(/\s/g, '').length, 0);
}

function wordsOf(item: Fields): string | undefined {
  const found = field(item, wordKeys);
  return typeof found === 'string' ? found : undefined;
}

function startOf(item: Fields): number | string | undefined {
  const found = field(item, startKeys);
  return typeof found === 'number' || typeof found === 'string' ? found : undefined;
}

function field(item: Fields, keys: readonly string[]): unknown {
  const byName = new Map(Object.entries(item).map(([key, value]) => [key.toLowerCase(), value]));
  for (const key of keys) {
    const value = byName.get(key);
    if (value !== undefined && value !== null && !Array.isArray(value)) return value;
  }
  return undefined;
}

import { Names } from '../base/names';
import { shortened } from '../text/shortened';
import { type CodingRecord, compareCodings } from './coding';
import { recordsIn, scanCodings } from './scan';
import { versionsOf } from './settle';

/**
 * A coding file as lines that a person reads, one a coding, by place; lines that are no codings
 * come last, as they are. Says nothing of where the file is: git hands over copies of it.
 */
export function plainLines(bytes: Uint8Array): string[] {
  const { faults } = scanCodings(bytes, new Names());
  const lines = faults.length ? new TextDecoder().decode(bytes).split('\n') : [];
  return [
    ...recordsIn(bytes).sort(compareCodings).map(plainLine),
    ...faults.map(({ line }) => `? ${(lines[line - 1] ?? '').trim()}`),
  ];
}

function plainLine(record: CodingRecord): string {
  const memo = record.memo ? ` (memo: ${oneLine(record.memo)})` : '';
  const versions = versionsOf(record).map(({ isRemoved, keys }) =>
    isRemoved
      ? 'removed'
      : Object.entries(keys)
          .filter(([key]) => !['range', 'before', 'after'].includes(key))
          .map(([key, value]) => `${key} ${value === undefined ? 'none' : textOf(value)}`)
          .join(', '),
  );
  const conflict = versions.length ? ` (conflict, or: ${versions.join('; ')})` : '';
  return `${record.range[0]} ${record.code} “${shortened(record.quote, 60)}”${memo}${conflict}`;
}

function textOf(value: unknown): string {
  return oneLine(typeof value === 'string' ? value : JSON.stringify(value));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

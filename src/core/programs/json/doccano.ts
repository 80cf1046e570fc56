import { sentence } from '../../base/sentences';
import type { Losses } from '../../exchange/lossReport';
import type { Label, Labelled } from './labelled';
import { type Fields, fieldsOf, isFields, listOf, numberOf, textOf } from './value';

export const doccano = 'doccano';

const lists = ['label', 'labels', 'entities', 'cats'] as const;

/** Whether these are documents of doccano, for whichever kind of task. */
export function areDocuments(records: readonly unknown[]): boolean {
  const isOne = (record: Fields) =>
    textIn(record) !== '' && lists.some((list) => Array.isArray(record[list]));
  return records.length > 0 && records.every((each) => isFields(each) && isOne(each));
}

export function readDocuments(records: readonly unknown[], losses: Losses): Labelled[] {
  return records.map((each, i): Labelled => {
    const record = fieldsOf(each);
    const id = textOf(record['id']) || String(i + 1);
    const relations = listOf(record['relations']).length;
    losses.lose('relation', sentence('Relations between labels are left out.'), id, relations);
    const labels = lists.flatMap((list) => listOf(record[list]).flatMap(labelOf));
    const name = fieldsOf(record['meta'])['filename'] ?? record['filename'];
    return { id, name: textOf(name) || `text ${id}.txt`, text: textIn(record), labels };
  });
}

function textIn(record: Fields): string {
  return textOf(record['text']) || textOf(record['data']);
}

/** `[0, 5, "PER"]`, `{"start_offset": 0, "end_offset": 5, "label": "PER"}`, or `"PER"` for the whole. */
function labelOf(value: unknown): Label[] {
  const made = { words: '', coder: '', created: '' };
  if (typeof value === 'string') return [{ code: value, range: undefined, ...made }];
  const fields = fieldsOf(value);
  const [start, end, code] = Array.isArray(value)
    ? [numberOf(value[0]), numberOf(value[1]), textOf(value[2])]
    : [numberOf(fields['start_offset']), numberOf(fields['end_offset']), textOf(fields['label'])];
  if (code === '' || !Number.isInteger(start) || !Number.isInteger(end)) return [];
  return [{ code, range: { start, end }, ...made }];
}

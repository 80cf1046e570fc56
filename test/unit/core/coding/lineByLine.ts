import assert from 'node:assert/strict';
import type { Range } from '../../../../src/core/base/problem';
import { Names } from '../../../../src/core/base/names';
import { readRecord } from '../../../../src/core/coding/coding';
import { hasRepeatedKey } from '../../../../src/core/coding/repeatedKey';
import { cell, codeOfRow, lineOfRow, rangeOfRow, rowsOfId } from '../../../../src/core/coding/rows';
import { recordAt, scanCodings } from '../../../../src/core/coding/scan';

/** What a coding file holds, whatever way it was read. */
export interface Held {
  readonly codings: readonly {
    readonly line: number;
    readonly id: string;
    readonly code: string;
    readonly range: Range;
  }[];
  readonly faults: readonly { readonly line: number; readonly fault: string }[];
}

/** As `scanCodings` finds it. */
export function scanned(bytes: Uint8Array): Held {
  const codes = new Names();
  const rows = scanCodings(bytes, codes);
  const codings = Array.from({ length: rows.count }, (_, row) => {
    const { id } = recordAt(bytes, cell(rows, row, 'byte'));
    assert.ok(rowsOfId(rows, new TextEncoder().encode(id)).includes(row), `${id} is found again`);
    const code = codes.text(codeOfRow(rows, row));
    return { line: lineOfRow(rows, row), id, code, range: rangeOfRow(rows, row) };
  });
  return { codings, faults: rows.faults };
}

/** As it is found by reading one line after another: the slow way, to compare with. */
export function readLineByLine(bytes: Uint8Array): Held {
  const codings: Held['codings'][number][] = [];
  const faults: Held['faults'][number][] = [];
  if (isUtf16(bytes)) return { codings, faults: [{ line: 1, fault: 'not-utf8' }] };
  const ids = new Set<string>();
  linesOf(bytes).forEach((text, i) => {
    if (text.trim() === '') return;
    const line = i + 1;
    const record = readRecord(text);
    if (typeof record === 'string') faults.push({ line, fault: record });
    else if (hasRepeatedKey(text)) faults.push({ line, fault: 'repeated-key' });
    else if (ids.has(record.id)) faults.push({ line, fault: 'repeated-id' });
    else {
      const { id, code, range } = record;
      ids.add(id);
      codings.push({ line, id, code, range });
    }
  });
  return { codings, faults };
}

/** Without byte order marks at their starts. */
export function linesOf(bytes: Uint8Array): string[] {
  return Buffer.from(bytes)
    .toString('latin1')
    .split('\n')
    .map((line) => new TextDecoder().decode(Buffer.from(line, 'latin1')));
}

function isUtf16([a, b]: Uint8Array): boolean {
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
}

import type { Problem, Range, Read } from '../base/problem';
import { sentence } from '../base/sentences';
import type { Cell } from './csv';
import { attributesIn, readTable, valuesIn } from './table';

/** Whom or what sources, or speakers in them, stand for. */
export interface Case {
  readonly id: string;
  /** Empty when the table gives none. */
  readonly name: string;
  /** Labels under which the case speaks in transcripts. */
  readonly speakers: readonly string[];
  /** By column, empty cells left out. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Of the id in the table. */
  readonly range: Range;
}

export interface CaseTable {
  /** In the order of the table. */
  readonly cases: readonly Case[];
  readonly byId: ReadonlyMap<string, Case>;
  /** In the order of the columns. */
  readonly attributeNames: readonly string[];
}

const known = ['case', 'name', 'speaker'];

/** Reads `cases.csv`; never throws. Takes any line ends and a byte order mark. */
export function readCases(file: string, text: string): Read<CaseTable> {
  const table = readTable(file, text, known);
  const problems: Problem[] = [...table.problems];
  const tell = (trouble: Trouble): void => void problems.push({ file, ...trouble });
  const byId = new Map<string, Case>();
  const speakers = new Map<string, string>();
  const hasIds = table.columns.includes('case');
  if (!hasIds) tell(noColumn(table.headerRange, table.columns));
  for (const { cells, range } of hasIds ? table.rows : []) {
    const cell = cells.get('case');
    const first = byId.get(cell?.text ?? '');
    if (!cell || cell.text === '') tell(noId(cell?.range ?? range));
    else if (first) tell(twice(cell, first));
    else {
      const found = caseOf(cell, cells);
      byId.set(found.id, found);
      for (const label of found.speakers) {
        const other = speakers.get(label);
        if (other === undefined) speakers.set(label, found.id);
        else tell(shared(label, other, cells.get('speaker')?.range ?? range));
      }
    }
  }
  const attributeNames = table.columns.filter((column) => !known.includes(column));
  return { value: { cases: [...byId.values()], byId, attributeNames }, problems };
}

type Trouble = Omit<Problem, 'file'>;

function caseOf({ text: id, range }: Cell, cells: ReadonlyMap<string, Cell>): Case {
  return {
    id,
    name: cells.get('name')?.text ?? '',
    speakers: [...new Set(valuesIn(cells.get('speaker')?.text ?? ''))],
    attributes: attributesIn(cells, known),
    range,
  };
}

function noColumn(range: Range, columns: readonly string[]): Trouble {
  const text =
    columns.length === 0
      ? sentence('This table is empty. Write in its first row “case,name,speaker”.')
      : sentence(
          'There is no column “case” among “{columns}”, so no row can be read. Write in the first row “case,name,speaker”.',
          { columns: columns.join(', ') },
        );
  return { kind: 'no-case-column', severity: 'error', range, sentence: text };
}

function noId(range: Range): Trouble {
  const text = sentence('This row names no case, so it is left out. Give it an id.');
  return { kind: 'no-case-id', severity: 'error', range, sentence: text };
}

function twice({ text: id, range }: Cell, first: Case): Trouble {
  const text = sentence(
    'The case “{case}” is there twice: line {first} counts, and this on line {line} is left out. Give one of them another id, or delete it.',
    { case: id, first: first.range[0], line: range[0] },
  );
  return { kind: 'duplicate-case', severity: 'error', range, sentence: text };
}

function shared(label: string, other: string, range: Range): Trouble {
  const text = sentence(
    'The speaker “{speaker}” stands for the case “{other}” too. In a source of both cases the first one counts; give them different labels there.',
    { speaker: label, other },
  );
  return { kind: 'shared-speaker', severity: 'warning', range, sentence: text };
}

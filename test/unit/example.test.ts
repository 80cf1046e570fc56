import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * The counts of the example study, worked out here straight from its files, by other means than
 * ours: split, JSON.parse and a look at the beginning of lines.
 */
const study = path.resolve('examples/cross-school-leadership');
const read = (file: string) => fs.readFileSync(path.join(study, file), 'utf8');

const table = (file: string) => {
  const [head = '', ...lines] = read(file).trim().split('\n');
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? '']));
  });
};

interface Coding {
  readonly coder: string;
  readonly source: string;
  readonly code: string;
  readonly range: readonly [number, number, number, number];
}

function codings(): Coding[] {
  const all: Coding[] = [];
  for (const coder of fs.readdirSync(path.join(study, 'codings')))
    for (const name of fs.readdirSync(path.join(study, 'codings', coder), { recursive: true })) {
      const file = String(name).replaceAll('\\', '/');
      if (!file.endsWith('.jsonl')) continue;
      for (const line of read(`codings/${coder}/${file}`).trim().split('\n')) {
        const { code, range } = JSON.parse(line) as Coding;
        all.push({ coder, source: file.slice(0, -'.jsonl'.length), code, range });
      }
    }
  return all;
}

const register = new Map<string, Record<string, string>>(
  table('sources.csv').map((row) => [row['source'] ?? '', row]),
);
for (const source of ['transcripts/P02-r1.md']) {
  const head = /^---\n([\s\S]*?)\n---/.exec(read(source))?.[1] ?? '';
  const pairs = head.split('\n').map((line) => line.split(': '));
  register.set(source, Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value])));
}

const cases = new Map(table('cases.csv').map((row) => [row['case'] ?? '', row]));

function caseOf({ source, range }: Coding): string {
  const ids = (register.get(source)?.['case'] ?? '').split(';');
  if (ids.length === 1) return ids[0] ?? '';
  const labels = new Map<string, string>();
  for (const id of ids)
    for (const label of (cases.get(id)?.['speaker'] ?? '').split(';')) labels.set(label, id);
  const lines = read(source).split('\n');
  const speakerIn = (line: number) => /^([^：\s（]{1,6})：/.exec(lines[line - 1] ?? '')?.[1];
  let first = range[0];
  while (first > 1 && speakerIn(first) === undefined) first--;
  for (let line = first; line <= range[2]; line++) {
    const id = labels.get(speakerIn(line) ?? '');
    if (id !== undefined) return id;
  }
  return '(none)';
}

function counted(
  groupOf: (coding: Coding) => string,
  only: (coding: Coding) => boolean = () => true,
) {
  const counts: Record<string, number> = {};
  for (const coding of codings().filter(only)) {
    const key = `${coding.code} in ${groupOf(coding)}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

interface Answer {
  readonly groups: readonly string[];
  readonly rows: readonly {
    readonly code: string;
    readonly total: number;
    readonly counts: Readonly<Record<string, number>>;
  }[];
}

interface Matrix {
  readonly columns: readonly { readonly label: string }[];
  readonly rows: readonly {
    readonly label: string;
    readonly total: number;
    readonly counts: readonly number[];
  }[];
}

function ran(...args: string[]): string {
  const cli = path.resolve('dist/cli/codebook.js');
  return execFileSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
}

const isBefore = (line: number, column: number, other: number, otherColumn: number) =>
  line < other || (line === other && column < otherColumn);

function overlap(one: Coding, other: Coding): boolean {
  const [a, b] = [one.range, other.range];
  const isInOne = one.source === other.source;
  return isInOne && isBefore(a[0], a[1], b[2], b[3]) && isBefore(b[0], b[1], a[2], a[3]);
}

function isSame(one: Coding, other: Coding): boolean {
  return one.source === other.source && String(one.range) === String(other.range);
}

/** Each two codings are looked at. */
function togetherBy(isTogether: (one: Coding, other: Coding) => boolean) {
  const counts: Record<string, number> = {};
  const add = (key: string) => (counts[key] = (counts[key] ?? 0) + 1);
  const all = codings();
  all.forEach((one, i) => {
    add(`${one.code} with ${one.code}`);
    for (const other of all.slice(i + 1))
      if (one.code !== other.code && isTogether(one, other)) {
        add(`${one.code} with ${other.code}`);
        add(`${other.code} with ${one.code}`);
      }
  });
  return counts;
}

function answered(...options: string[]): Record<string, number> {
  const { rows } = JSON.parse(ran('counts', study, '--format', 'json', ...options)) as Answer;
  const counts: Record<string, number> = {};
  for (const row of rows) {
    assert.equal(
      row.total,
      Object.values(row.counts).reduce((sum, n) => sum + n, 0),
    );
    for (const [group, n] of Object.entries(row.counts))
      if (n) counts[`${row.code} in ${group}`] = n;
  }
  return counts;
}

describe('The counts of the example study are those of its files', () => {
  it('by case, words in the focus group belonging to who says them', () => {
    assert.deepEqual(answered('--by', 'case'), counted(caseOf));
  });

  it('by source', () => {
    assert.deepEqual(
      answered('--by', 'source'),
      counted(({ source }) => source),
    );
  });

  it('by coder', () => {
    assert.deepEqual(
      answered('--by', 'coder'),
      counted(({ coder }) => coder),
    );
  });

  for (const column of ['kind', 'round', 'perspective', 'language'])
    it(`by ${column} of the source`, () => {
      const of = ({ source }: Coding) => register.get(source)?.[column] || '(none)';
      assert.deepEqual(answered('--by', column), counted(of));
    });

  for (const attribute of ['role', 'district', 'years'])
    it(`by ${attribute} of the case`, () => {
      const of = (coding: Coding) => cases.get(caseOf(coding))?.[attribute] || '(none)';
      assert.deepEqual(answered('--by', attribute), counted(of));
    });

  it('of one coder alone', () => {
    const only = ({ coder }: Coding) => coder === 'helen';
    assert.deepEqual(answered('--by', 'case', '--coder', 'helen'), counted(caseOf, only));
  });

  it('by two things, with the total of each', () => {
    const { rows, columns } = JSON.parse(
      ran('matrix', study, '--rows', 'role', '--columns', 'round', '--format', 'json'),
    ) as Matrix;
    const counts = rows.flatMap((row) =>
      row.counts.map((n, i) => [`${row.label} in ${columns[i]?.label}`, n] as const),
    );
    const expected: Record<string, number> = {};
    for (const coding of codings()) {
      const role = cases.get(caseOf(coding))?.['role'] || '(none)';
      const key = `${role} in ${register.get(coding.source)?.['round'] || '(none)'}`;
      expected[key] = (expected[key] ?? 0) + 1;
    }
    assert.deepEqual(Object.fromEntries(counts.filter(([, n]) => n)), expected);
    for (const row of rows)
      assert.equal(
        row.total,
        row.counts.reduce((sum, n) => sum + n, 0),
      );
  });

  for (const [by, isTogether] of [
    ['overlap', overlap],
    ['excerpt', isSame],
  ] as const)
    it(`of codes together, by ${by}`, () => {
      const [head = '', ...lines] = ran('cooccur', study, '--by', by, '--format', 'csv')
        .trim()
        .split('\n');
      const codes = head.split(',').slice(1);
      const found: Record<string, number> = {};
      for (const line of lines) {
        const [code = '', ...cells] = line.split(',');
        cells.forEach((n, i) => {
          if (Number(n)) found[`${code} with ${codes[i]}`] = Number(n);
        });
      }
      assert.deepEqual(found, togetherBy(isTogether));
    });

  it('of a question', () => {
    const all = codings();
    const expected = all.filter(
      (coding) =>
        coding.code === 'paper-trail' &&
        register.get(coding.source)?.['round'] === '1' &&
        all.some((other) => other.code === 'going-through-motions' && overlap(coding, other)),
    );
    const asked = 'code:paper-trail & round:1 overlaps code:going-through-motions';
    const found = JSON.parse(ran('query', asked, study, '--format', 'json')) as Coding[];
    assert.deepEqual(
      found.map(({ source, range }) => [source, range]).sort(),
      expected.map(({ source, range }) => [source, range]).sort(),
    );
    assert.ok(expected.length > 3);
  });

  it('and of more than 300 codings by two coders on 16 or more sources', () => {
    const all = codings();
    assert.equal(all.length, 1075);
    assert.equal(new Set(all.map(({ coder }) => coder)).size, 2);
    assert.equal(new Set(all.map(({ source }) => source)).size, 21);
  });
});

describe('The example study', () => {
  it('has the codebook that ships as a starter', () => {
    const starter = fs.readFileSync('codebooks/cross-school-leadership.yaml', 'utf8');
    assert.equal(read('codebook.yaml'), starter);
  });
});

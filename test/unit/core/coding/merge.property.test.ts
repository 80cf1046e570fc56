import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CodingRecord, compareCodings, readRecord } from '../../../../src/core/coding/coding';
import { editCodings, type RecordEdit } from '../../../../src/core/coding/edit';
import { mergeCodings } from '../../../../src/core/coding/merge';
import { partsOf } from '../../../../src/core/coding/parts';
import { recordsIn } from '../../../../src/core/coding/scan';
import { type Settlement, settling } from '../../../../src/core/coding/settle';
import { anyRange, anyRecord } from '../../../support/arbitrary';
import { record } from '../../../support/builders';

/** What somebody does to the record that is there at a place; nothing where there is none. */
type Deed =
  | { readonly kind: 'add'; readonly record: CodingRecord }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'settle'; readonly at: number; readonly choice: Settlement }
  | { readonly kind: 'set'; readonly at: number; readonly set: Readonly<Record<string, unknown>> };

/** Few values, so that several people choose the same. */
const anySet = fc.oneof(
  fc.record({ code: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ memo: fc.constantFrom(undefined, 'm', '备忘', '') }),
  fc.record({ range: anyRange }),
  fc.record({ range: anyRange, quote: fc.constantFrom('我们', 'We'), before: fc.constant('x') }),
  fc.record({ note: fc.constantFrom<unknown>(undefined, 1, { a: 1 }, ['x']) }),
  fc.constant(JSON.parse('{"__proto__":5}') as Record<string, unknown>),
);

const place = fc.nat(5);
const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), record: anyRecord }),
  fc.record({ kind: fc.constant('remove' as const), at: place }),
  fc.record({
    kind: fc.constant('settle' as const),
    at: place,
    choice: fc.constantFrom<Settlement>('own', 0, 1, 2),
  }),
  fc.record({ kind: fc.constant('set' as const), at: place, set: anySet }),
);
const anyDeeds = fc.array(anyDeed, { maxLength: 6 });

/** Lines of a file that are no codings. */
const anyStrange = fc.subarray(['{"id":', 'x', '{"id":"q","id":"q"}', '[1]']);

function file(records: readonly CodingRecord[], strange: readonly string[] = []): Uint8Array {
  const edits = records.map((each): RecordEdit => ({ kind: 'add', record: each }));
  const { bytes } = editCodings(new Uint8Array(0), edits);
  return Buffer.concat([bytes, Buffer.from(strange.map((line) => `${line}\n`).join(''))]);
}

function work(bytes: Uint8Array, deeds: readonly Deed[]): Uint8Array {
  let now = bytes;
  for (const deed of deeds) {
    const records = recordsIn(now).sort((a, b) => (a.id < b.id ? -1 : 1));
    const edit = editOf(deed, records);
    if (edit) now = editCodings(now, [edit]).bytes;
  }
  return now;
}

function editOf(deed: Deed, records: readonly CodingRecord[]): RecordEdit | undefined {
  if (deed.kind === 'add')
    return records.some(({ id }) => id === deed.record.id) ? undefined : deed;
  const known = records[deed.at];
  if (!known) return undefined;
  const { id } = known;
  switch (deed.kind) {
    case 'remove':
      return { kind: 'remove', id };
    case 'settle':
      return settling(known, deed.choice);
    case 'set':
      return { kind: 'change', id, set: deed.set };
  }
}

function merge(base: Uint8Array, ours: Uint8Array, theirs: Uint8Array): Uint8Array {
  return mergeCodings(base, ours, theirs).bytes;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}

/** A base in which some records have several versions already, and three people's work on it. */
const threeClones = fc
  .tuple(
    fc.uniqueArray(anyRecord, { selector: ({ id }) => id, minLength: 1, maxLength: 4 }),
    fc.tuple(anyDeeds, anyDeeds, anyDeeds, anyDeeds, anyDeeds),
    fc.tuple(anyStrange, anyStrange, anyStrange, anyStrange),
  )
  .map(([records, [first, second, ...deeds], [ofBase, ...strange]]) => {
    const start = file(records, ofBase);
    const base = merge(start, work(start, first), work(start, second));
    const clones = deeds.map((own, i) =>
      merge(base, work(base, own), file(recordsIn(base), strange[i])),
    );
    return { base, clones };
  });

const runs = { numRuns: 400 };

describe('Merging the work of three clones', function () {
  this.timeout(60_000);

  it('gives the same whatever the order, and whichever side is which', () => {
    fc.assert(
      fc.property(threeClones, ({ base, clones }) => {
        assertOneResult(base, clones);
      }),
      runs,
    );
  });

  it('gives the same also where they settle what was open, each in a way of his own', () => {
    const [open, removed] = [[{ code: 'b' }], { removed: true }];
    const deeds: readonly (readonly Deed[])[] = [
      [],
      ...(['own', 0, 1, 2] as const).map((choice): Deed[] => [{ kind: 'settle', at: 0, choice }]),
      ...[{ code: 'c' }, { memo: 'm' }].map((set): Deed[] => [{ kind: 'set', at: 0, set }]),
      [{ kind: 'remove', at: 0 }],
    ];
    for (const conflict of [
      open,
      [removed],
      [...open, removed],
      [...open, { code: 'd' }, removed],
    ]) {
      const base = file([record({ conflict })]);
      const done = deeds.map((each) => work(base, each));
      for (const a of done)
        for (const b of done) for (const c of done) assertOneResult(base, [a, b, c]);
    }
  });

  it('changes nothing when merged again, or with what it came from', () => {
    fc.assert(
      fc.property(threeClones, ({ base, clones: [a = base, b = base] }) => {
        const merged = merge(base, a, b);
        assert.equal(textOf(merge(base, merged, merged)), textOf(merged));
        assert.equal(textOf(merge(base, merged, base)), textOf(merged));
        assert.equal(textOf(merge(a, merged, a)), textOf(merged));
        assert.equal(textOf(merge(base, merged, b)), textOf(merged));
      }),
      runs,
    );
  });

  it('gives a file in which every line is a coding, or stood in a clone, sorted', () => {
    fc.assert(
      fc.property(threeClones, ({ base, clones: [a = base, b = base] }) => {
        const merged = merge(base, a, b);
        const known = new Set([...textOf(a).split('\n'), ...textOf(b).split('\n')]);
        const lines = textOf(merged).split('\n');
        assert.equal(lines.pop(), '');
        const strange = lines.filter((line) => typeof readRecord(line) === 'string');
        assert.deepEqual(
          strange.filter((line) => !known.has(line)),
          [],
        );
        const records = recordsIn(merged);
        assert.deepEqual(records, records.toSorted(compareCodings));
      }),
      runs,
    );
  });

  it('loses nothing that anybody did', () => {
    fc.assert(
      fc.property(threeClones, ({ base, clones }) => {
        const merged = clones.reduce((all, clone) => merge(base, all, clone));
        const [from, into] = [byId(base), byId(merged)];
        for (const clone of clones) {
          const own = byId(clone);
          for (const id of new Set([...from.keys(), ...own.keys()])) {
            const lost = missing(from.get(id), own.get(id), into.get(id));
            assert.deepEqual(lost, [], `${id} of ${textOf(clone)} in ${textOf(merged)}`);
          }
        }
      }),
      runs,
    );
  });
});

function assertOneResult(base: Uint8Array, [a = base, b = base, c = base]: Uint8Array[]): void {
  const results = [
    [a, b, c],
    [a, c, b],
    [b, c, a],
  ].flatMap(([x = base, y = base, z = base]) => [
    textOf(merge(base, merge(base, x, y), z)),
    textOf(merge(base, z, merge(base, y, x))),
  ]);
  const clones = [base, a, b, c].map(textOf).join('\n');
  assert.deepEqual(results, Array<unknown>(6).fill(results[0]), clones);
}

function byId(bytes: Uint8Array): Map<string, CodingRecord> {
  return new Map(recordsIn(bytes).map((record) => [record.id, record]));
}

/** What a clone did to a record that is not to be seen in the merged one. */
function missing(
  base: CodingRecord | undefined,
  own: CodingRecord | undefined,
  merged: CodingRecord | undefined,
): string[] {
  if (!own) return merged && base && !partsOf(merged).removed ? ['removed'] : [];
  const [from, to] = [base && partsOf(base), partsOf(own)];
  const into = merged && partsOf(merged);
  const lost: string[] = [];
  for (const [name, { values }] of to.byName)
    for (const { key } of values) {
      const isNew = !from?.byName.get(name)?.values.some((value) => value.key === key);
      const isThere = into?.byName.get(name)?.values.some((value) => value.key === key);
      // A part that nobody has is as one that is not named.
      if (isNew && !isThere && key !== 'null') lost.push(`${name} ${key}`);
    }
  return lost;
}

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bookChange, isMade, reversed, withChange } from '../../../../src/core/project/bookChange';
import { usualBook } from '../../../support/builders';

describe('a change of the codebook', () => {
  const added = `${usualBook}  new: New\n`;

  it('is kept as whole lines with a little of what is around them', () => {
    assert.deepEqual(bookChange(usualBook, usualBook.replace('Second', 'Other')), {
      start: 'codes:\n  a: First\n'.length,
      cut: '  b: Second\n',
      put: '  b: Other\n',
      head: 'codes:\n  a: First\n',
      tail: '  c:\n    codable: false\n    codes:\n      d: Fourth\n',
    });
    const long = `${'# remark\n'.repeat(10_000)}${usualBook}`;
    assert.ok(JSON.stringify(bookChange(long, `${long}  new: New\n`)).length < 500);
  });
  it('can be taken back and made again', () => {
    const change = bookChange(usualBook, added);
    assert.deepEqual(
      [withChange(added, reversed(change)), withChange(usualBook, change)],
      [usualBook, added],
    );
    assert.deepEqual([isMade(added, change), isMade(usualBook, change)], [true, false]);
  });
  it('is found where it stands by now', () => {
    const change = bookChange(usualBook, added);
    const since = added.replace('  b: Second\n', '  b: Second\n  mine: Mine\n');
    assert.equal(withChange(since, reversed(change)), since.replace('  new: New\n', ''));
    const more = `${added}  later: Later\n`;
    assert.equal(withChange(more, reversed(change)), `${usualBook}  later: Later\n`);
  });
  it('brings lines back between the neighbours that they had', () => {
    const without = usualBook.replace('  b: Second\n', '');
    const removed = bookChange(usualBook, without);
    assert.equal(withChange(without, reversed(removed)), usualBook);
    const since = without.replace('a: First', 'z: Last\n  a: First');
    assert.equal(
      withChange(since, reversed(removed)),
      usualBook.replace('a: First', 'z: Last\n  a: First'),
    );
  });
  it('is not made where the same lines have changed, or where it is not certain which they are', () => {
    const change = reversed(bookChange(usualBook, added));
    assert.equal(withChange(added.replace('New', 'Newer'), change), undefined);
    const twice = 'codes:\n  x:\n    codes:\n  new: New\n  y:\n    codes:\n  new: New\n';
    assert.equal(withChange(twice, change), undefined);
  });
  it('is not made where the codebook would be wrong afterwards', () => {
    const before = 'codes:\n  a: First\n  b: Second\n';
    const change = bookChange(before, before.replace('  a: First\n', ''));
    const since = 'codes:\n  b: Second\n  a: Mine now\n';
    assert.equal(withChange(since, reversed(change)), undefined);
  });
  it('goes back and forth, whatever the texts are', () => {
    const lines = fc.array(fc.constantFrom('a: x', 'b: y', '', ' ', '  c:', '\r', '好'), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(lines, lines, fc.boolean(), (from, to, isEnded) => {
        const [before, after] = [from, to].map((all) => all.join('\n') + (isEnded ? '\n' : ''));
        const change = bookChange(before ?? '', after ?? '');
        const { start, cut, put } = change;
        const made =
          (before ?? '').slice(0, start) + put + (before ?? '').slice(start + cut.length);
        assert.equal(made, after);
        assert.ok(isMade(after ?? '', change) && isMade(before ?? '', reversed(change)));
      }),
    );
  });
});

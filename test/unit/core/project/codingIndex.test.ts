import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CodingIndex } from '../../../../src/core/project/codingIndex';
import { codingLines, record } from '../../../support/builders';

const codes = ['a', 'b', '码'];

describe('the index of codings', () => {
  it('counts what there is, whatever files come, change and go', () => {
    const file = fc.record({
      coder: fc.constantFrom('ana', 'ben'),
      source: fc.constantFrom('a.txt', 'b.txt', 'c.txt'),
      codes: fc.option(fc.array(fc.constantFrom(...codes), { maxLength: 5 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 12 }), (files) => {
        const index = new CodingIndex();
        const model = new Map<string, { coder: string; source: string; codes: string[] }>();
        for (const { coder, source, codes: held } of files) {
          const path = `codings/${coder}/${source}.jsonl`;
          const lines = (held ?? []).map((code, i) => record({ id: String(i), code }));
          index.set(path, held && Buffer.from(codingLines(...lines)));
          if (held) model.set(path, { coder, source, codes: held });
          else model.delete(path);
        }
        const there = [...model.values()];
        const all = there.flatMap((each) => each.codes);
        assert.equal(index.total, all.length);
        for (const code of codes)
          assert.equal(index.countOf(code), all.filter((each) => each === code).length);
        assert.deepEqual(index.coders(), [...new Set(there.map(({ coder }) => coder))].sort());
        assert.deepEqual(
          [...index.sources()].sort(),
          [...new Set(there.map(({ source }) => source))].sort(),
        );
        for (const each of index.all())
          assert.deepEqual(
            [...index.codesIn(each)].sort(),
            [...new Set(model.get(each.path)?.codes)].sort(),
          );
      }),
      { numRuns: 200 },
    );
  });
  it('counts more codes than it has room for at first', () => {
    const index = new CodingIndex();
    const lines = Array.from({ length: 300 }, (_, i) => record({ id: `${i}`, code: `code-${i}` }));
    index.set('codings/ana/a.txt.jsonl', Buffer.from(codingLines(...lines)));
    assert.deepEqual(
      [index.countOf('code-0'), index.countOf('code-299'), index.countOf('gone')],
      [1, 1, 0],
    );
  });
});

import assert from 'node:assert/strict';
import { prepared } from '../../../../../src/core/analysis/query/query';
import { QueryFault } from '../../../../../src/core/analysis/query/syntax';
import { say } from '../../../../../src/core/base/sentences';
import type { Project } from '../../../../../src/core/project/project';
import { study } from '../studied';

describe('a question that can’t be read', () => {
  let project: Project;
  before(async () => (project = await study()));

  /** What is wrong stands in «marks»; behind the last character nothing does. */
  function refuses(marked: string, words: RegExp): void {
    it(marked, () => {
      const text = marked.replace(/[«»]/g, '');
      assert.throws(
        () => prepared(project, text),
        (error) => {
          assert(error instanceof QueryFault, String(error));
          const { start, end } = error.span;
          assert.equal(
            `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`,
            marked,
          );
          assert.match(say(error.sentence), words);
          return true;
        },
      );
    });
  }

  refuses('code:a &«»', /something to look for is expected/);
  refuses('«&» code:a', /something to look for is expected/);
  refuses('code:a | «|» code:b', /something to look for is expected/);
  refuses('«(»code:a', /not closed/);
  refuses('code:a«)»', /no “\(”/);
  refuses('code:a «)» code:b', /no “\(”/);
  refuses('code:a not«»', /something to look for is expected/);
  refuses('near/3«»', /something to look for is expected/);
  refuses('«near/x» code:a', /number of sentences is expected, as in near\/3/);
  refuses('«near/3/4» code:a', /number of sentences/);
  refuses('«with/3» code:a', /takes no number/);
  refuses('«same/room» code:a', /turn, source, excerpt/);
  refuses('«code:»', /After “code:” a value is expected/);
  refuses('«round:1,» code:a', /after each comma another one/);
  refuses('code:a «"help me»', /opened here and not closed/);
  refuses('code:«frist»', /No code here is “frist”. Did you mean “First”\?/);
  refuses('code:a,«zebra»', /No code here is “zebra”. There are: a, b, c, d, gone/);
  refuses('code:«zebra+»', /No code here is “zebra”/);
  refuses('case:«L9»', /No case here is “L9”. There are: L1, P1, P2, P9, note.md, gone.txt/);
  refuses('coder:«anna»', /Did you mean “ana”/);
  refuses('round:«7»', /No round here is “7”. There are: 1, 2, 10/);
  refuses('role:«boss»', /There are: leader, peer/);
  refuses('«roel»:leader', /nothing called “roel” to ask about. Did you mean “role”/);
  refuses('round:«>»', /After “>” a number or date is expected/);
  refuses('text:«""»', /words are expected/);
  refuses(`${'!'.repeat(200)}«!»code:a`, /nested too deeply/);

  it('a pattern that is none', () => {
    assert.throws(() => prepared(project, '/(/'), /no regular expression/);
    assert.throws(() => prepared(project, '/(a+)+\\1/'), /could take forever/);
  });
});

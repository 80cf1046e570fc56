import assert from 'node:assert/strict';
import { countCodings, type MatrixRequest } from '../../../../src/core/analysis/matrix';
import { Refusal } from '../../../../src/core/base/refusal';
import { say } from '../../../../src/core/base/sentences';
import { study } from './studied';

/** The groups, then each code with its total and its counts; a code not in the codebook has a star. */
async function counted(request: MatrixRequest): Promise<string[]> {
  const { groups, rows } = await countCodings(await study(), request);
  return [
    groups.join(' | '),
    ...rows.map(
      ({ code, isKnown, total, counts }) =>
        `${code}${isKnown ? '' : '*'} ${total}: ${counts.join(' ')}`,
    ),
  ];
}

function counts(by: string, ...expected: readonly string[]): void {
  it(`by ${by}`, async () => assert.deepEqual(await counted({ by }), expected));
}

describe('countCodings', () => {
  counts(
    'case',
    'L1 | P1 | P2 | P9 | note.md | (none) | gone.txt',
    'a 5: 1 1 1 0 1 1 0',
    'b 2: 0 1 0 0 0 0 1',
    'c 0: 0 0 0 0 0 0 0',
    'd 3: 2 0 0 0 0 1 0',
    'gone* 1: 0 0 1 0 0 0 0',
  );
  counts(
    'source',
    'group.txt | note.md | own.txt | gone.txt',
    'a 5: 3 1 1 0',
    'b 2: 1 0 0 1',
    'c 0: 0 0 0 0',
    'd 3: 1 0 2 0',
    'gone* 1: 1 0 0 0',
  );
  counts('coder', 'ana | ben', 'a 5: 4 1', 'b 2: 1 1', 'c 0: 0 0', 'd 3: 3 0', 'gone* 1: 0 1');
  counts(
    'kind',
    'field note | focus group | interview | (none)',
    'a 5: 1 3 1 0',
    'b 2: 0 1 0 1',
    'c 0: 0 0 0 0',
    'd 3: 0 1 2 0',
    'gone* 1: 0 1 0 0',
  );
  counts(
    'round',
    '1 | 2 | 10 | (none)',
    'a 5: 1 3 1 0',
    'b 2: 0 1 0 1',
    'c 0: 0 0 0 0',
    'd 3: 2 1 0 0',
    'gone* 1: 0 1 0 0',
  );
  counts(
    'perspective',
    'peer | self | (none)',
    'a 5: 3 1 1',
    'b 2: 1 0 1',
    'c 0: 0 0 0',
    'd 3: 1 2 0',
    'gone* 1: 1 0 0',
  );
  counts(
    'role',
    'leader | peer | (none)',
    'a 5: 1 1 3',
    'b 2: 0 1 1',
    'c 0: 0 0 0',
    'd 3: 2 0 1',
    'gone* 1: 0 0 1',
  );
  counts(
    'place',
    'here | there | (none)',
    'a 5: 1 1 3',
    'b 2: 0 0 2',
    'c 0: 0 0 0',
    'd 3: 2 0 1',
    'gone* 1: 0 0 1',
  );

  it('takes only the coders asked for', async () => {
    const asked = await counted({ by: 'coder', coders: ['ben'] });
    assert.deepEqual(asked, ['ben', 'a 1: 1', 'b 1: 1', 'c 0: 0', 'd 0: 0', 'gone* 1: 1']);
    const byCase = await counted({ by: 'case', coders: ['ben'] });
    assert.equal(byCase[1], 'a 1: 0 0 0 0 1 0');
  });
  it('rolls up: a code has its own and those of the codes inside it', async () => {
    assert.deepEqual(await counted({ by: 'coder', rollUp: true }), [
      'ana | ben',
      'a 5: 4 1',
      'b 2: 1 1',
      'c 3: 3 0',
      'd 3: 3 0',
      'gone* 1: 0 1',
    ]);
  });
  it('names codes in the language asked for', async () => {
    const { rows } = await countCodings(await study(), { by: 'coder', language: 'zh' });
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['First', 'Second', 'c', 'Fourth', 'gone'],
    );
  });
  it('refuses what there is nothing of, and says what there is', async () => {
    await assert.rejects(counted({ by: 'age' }), (error) => {
      assert.ok(error instanceof Refusal);
      assert.equal(
        say(error.sentence),
        'There is nothing called “age” to count by. There are: case, source, coder, kind, round, perspective, speaker, role, place.',
      );
      return true;
    });
  });
});

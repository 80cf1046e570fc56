import assert from 'node:assert/strict';
import { globPattern } from '../../../../src/core/project/glob';
import {
  codingFileOf,
  roleOf,
  sourceTest,
  withoutInnerProjects,
} from '../../../../src/core/project/layout';

/** Which of these paths a rule takes for sources. */
function taken(rule: Parameters<typeof sourceTest>[0], ...paths: string[]): string[] {
  return paths.filter(sourceTest(rule));
}

describe('a glob', () => {
  for (const [glob, fits, others] of [
    ['*.txt', ['a.txt', '.txt', '访谈 1.txt'], ['a.md', 'b/a.txt', 'a.txt.bak']],
    ['**/*.txt', ['a.txt', 'b/a.txt', 'b/c/a.txt'], ['a.md']],
    ['transcripts/**', ['transcripts/a', 'transcripts/b/c'], ['transcripts', 'a/transcripts/b']],
    ['transcripts/', ['transcripts/a', 'transcripts/b/c'], ['transcripts']],
    ['./a.txt', ['a.txt'], ['b/a.txt']],
    ['**/b/*.txt', ['b/a.txt', 'c/b/a.txt'], ['a.txt', 'b/c/a.txt']],
    ['a/**/b', ['a/b', 'a/c/b', 'a/c/d/b'], ['a/cb', 'ab']],
    ['?.txt', ['a.txt', '好.txt', '𠮷.txt'], ['ab.txt', '/.txt']],
    ['*.{txt,md}', ['a.txt', 'a.md'], ['a.{txt,md}', 'a.vtt']],
    ['{a,b/**}/x', ['a/x', 'b/c/x'], ['b/x', 'c/x']],
    ['a,b', ['a,b'], ['a']],
    ['a}', ['a}'], ['a']],
    ['{a', ['a'], ['{a']],
    ['a[1].(x)+^$|\\.txt', ['a[1].(x)+^$|\\.txt'], ['a1.x.txt']],
    ['', [''], ['a']],
  ] as const)
    it(`“${glob}” takes ${fits.map((fit) => `“${fit}”`).join(', ')}`, () => {
      const pattern = globPattern(glob);
      assert.deepEqual(
        fits.filter((path) => !pattern.test(path)),
        [],
      );
      assert.deepEqual(
        others.filter((path) => pattern.test(path)),
        [],
      );
    });
  it('ends at once, however many stars it has', () => {
    assert.equal(globPattern('*a'.repeat(25)).test('a'.repeat(60) + 'b'), false);
  });
});

describe('the sources', () => {
  it('are all texts, unless project.yaml says otherwise', () => {
    const texts = ['a.txt', 'b/a.md', 'c.VTT', 'd.srt', '访谈/一.txt'];
    assert.deepEqual(taken(undefined, ...texts, 'a.pdf', 'a.docx', 'txt', 'a.txt.bak'), texts);
  });
  it('are none of the files that a project keeps for itself, whatever project.yaml says', () => {
    const kept = [
      'codings/ana/a.txt',
      'memos/a.md',
      'propositions/a.md',
      '.git/a.txt',
      'a/.b/c.txt',
      'node_modules/a.txt',
      'a/node_modules/b.txt',
      'README.md',
      'a/readme.txt',
      'codebook.yaml',
      'project.yaml',
      'cases.csv',
      'sources.csv',
    ];
    assert.deepEqual(taken({ include: ['**'], exclude: [] }, ...kept, 'a.txt'), ['a.txt']);
    assert.deepEqual(taken(undefined, 'a/codings/b.txt', 'memo.txt', 'READ.txt'), [
      'a/codings/b.txt',
      'memo.txt',
      'READ.txt',
    ]);
  });
  it('are those included and not excluded', () => {
    const rule = { include: ['t/**'], exclude: ['**/draft*'] };
    assert.deepEqual(taken(rule, 't/a.txt', 't/a.log', 't/b/draft 1.txt', 'a.txt'), [
      't/a.txt',
      't/a.log',
    ]);
    assert.deepEqual(taken({ include: [], exclude: ['b/**'] }, 'a.txt', 'b/a.txt'), ['a.txt']);
  });
});

describe('the role of a file', () => {
  const isSource = (path: string) => path.endsWith('.txt');
  for (const [path, kind] of [
    ['codebook.yaml', 'codebook'],
    ['project.yaml', 'settings'],
    ['cases.csv', 'cases'],
    ['sources.csv', 'sources'],
    ['b/cases.csv', 'other'],
    ['a.txt', 'source'],
    ['a.pdf', 'other'],
    ['codings/a.jsonl', 'other'],
  ] as const)
    it(`${path} is ${kind}`, () => assert.deepEqual(roleOf(path, isSource), { kind }));
  it('is told by the path of a coding file, which takes any name', () => {
    for (const [coder, source] of [
      ['ana', 'a.txt'],
      ['林悦', 't/访谈 1 #%.txt'],
      ['a b', 'x.jsonl'],
    ] as const)
      assert.deepEqual(roleOf(codingFileOf(coder, source), isSource), {
        kind: 'codings',
        coder,
        source,
      });
  });
});

describe('withoutInnerProjects', () => {
  it('leaves out what is below a folder with a codebook of its own', () => {
    const own = ['codebook.yaml', 'a.txt', 'inner.txt', 'codings/ana/codebook.yaml'];
    assert.deepEqual(withoutInnerProjects([...own, 'inner/codebook.yaml', 'inner/b/a.txt']), own);
  });
});

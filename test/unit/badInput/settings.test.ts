import assert from 'node:assert/strict';
import { globPattern } from '../../../src/core/project/glob';
import { codingFile, type Files, inProject, line } from './hostileProject';

const talks: Files = { 'a.txt': 'Lin: We plan.\n', 'deep/b.txt': 'Lin: We plan.\n' };
const both = ['a.txt', 'deep/b.txt'];

function reads(what: string, yaml: string, sources: string[], problems: string[] = []): void {
  it(what, () =>
    inProject({ ...talks, 'project.yaml': yaml }, (here) => {
      assert.deepEqual([...here.project.sources.keys()], sources);
      assert.deepEqual(here.problems(), problems);
    }),
  );
}

describe('hostile settings', function () {
  this.timeout(60_000);

  describe('of wrong types', () => {
    const wrong = (at: string) => [`wrong-type project.yaml:${at}`];
    reads('a list', '- a\n- b\n', both, wrong('1:1'));
    reads('a text', 'my study\n', both, wrong('1:1'));
    reads('a map for a list', 'kinds: {a: {b: c}}\n', both, wrong('1:8'));
    reads('lists in lists', 'terms: [[a], b, [[c]]]\n', both, [...wrong('1:9'), ...wrong('1:17')]);
    reads('sources that are a number', 'sources: 5\n', []);
    reads(
      'sources with wrong parts',
      'sources: {include: {a: b}, exclude: 5}\n',
      both,
      wrong('1:20'),
    );
    reads('a title of lists', 'title: [a, [b]]\n', both, wrong('1:12'));
    reads('nothing', 'title:\nsources:\nkinds: ~\nterms: null\n', both);
    reads('names that JavaScript knows', '__proto__: {a: 1}\nconstructor: x\ntoString: y\n', both);
  });

  describe('that are no YAML', () => {
    reads('an open bracket', 'sources: [a\n', ['a.txt'].slice(1), [
      'yaml-syntax project.yaml:1:10',
    ]);
    reads('an alias', 'kinds: &k [a]\nterms: *k\n', both, ['yaml-alias project.yaml:2:8']);
    reads('100,000 brackets', `terms: ${'['.repeat(100_000)}`, both, [
      'yaml-too-deep project.yaml:1:262',
    ]);
    reads(
      'merge markers',
      '<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> x\n',
      both,
      [1, 3, 5].map((row) => `merge-conflict project.yaml:${row}:1`),
    );
  });

  describe('patterns', () => {
    const include = (...globs: string[]) => JSON.stringify({ sources: { include: globs } });
    reads(
      'invalid as regular expressions',
      include('[', '(', ')', '\\', '+', '{', '}', '{a', '^$', '(?<', 'a{1,', '**['),
      [],
    );
    reads('braces left open', include('{a,b}.txt', 'deep/{b,c.txt'), ['a.txt'], []);
    reads('that lead out', include('../**', '/etc/**', 'C:\\**'), []);
    reads('that name what is never a source', include('**', 'codebook.yaml', 'codings/**'), both);
    reads(
      '1,000 that backtrack',
      include(...Array.from({ length: 1000 }, (_, i) => `${'*a'.repeat(30)}*${i}`), '**/*.txt'),
      both,
    );
    it('end where a regular expression would not', () => {
      const path = `deep/${'a'.repeat(250)}`;
      for (const glob of [
        '*a'.repeat(100),
        '**/'.repeat(100),
        '**a'.repeat(100),
        '{a,a}'.repeat(100),
        '{*a,*a,**}'.repeat(30),
        `${'{'.repeat(1000)}a`,
      ])
        assert.equal(globPattern(`${glob}!`).test(path), false, glob.slice(0, 12));
    });
    for (const [glob, yes, no] of [
      ['*.txt', ['a.txt', '.txt'], ['b/a.txt', 'a.txt2']],
      ['**/*.txt', ['a.txt', 'b/c/a.txt'], ['a.md']],
      ['a/**', ['a/b', 'a/b/c', 'a/'], ['a', 'b/a/c']],
      ['./a/', ['a/b'], ['a']],
      ['?.txt', ['a.txt', '我.txt', '😀.txt'], ['.txt', 'ab.txt', '/.txt']],
      ['{a,b/**}.txt', ['a.txt', 'b/c/d.txt'], ['b.txt']],
      ['{a,{b,c}d}', ['a', 'bd', 'cd'], ['b', 'ad']],
      ['a}', ['a}'], ['a']],
      ['a,b', ['a,b'], ['a']],
      ['[ab].txt', ['[ab].txt'], ['a.txt']],
      ['', [''], ['a']],
      ['**/**/a', ['a', 'b/a', 'b/c/a'], ['ab']],
    ] as const)
      it(`“${glob}” takes ${yes.join(', ')}`, () => {
        const pattern = globPattern(glob);
        const takes = (path: string) => pattern.test(path);
        assert.deepEqual([yes.filter(takes), no.filter(takes)], [yes, []]);
      });
  });

  it('that leave a coded source out: its codings stay, and are told', () => {
    const file = codingFile('deep/b.txt');
    return inProject(
      {
        ...talks,
        'project.yaml': 'sources: [a.txt]\n',
        [file]: line('x', [1, 6, 1, 13], 'We plan'),
      },
      async (here) => {
        assert.deepEqual(here.problems(), [`source-gone ${file}:1:1`]);
        here.put('project.yaml', '');
        await here.project.refresh(['project.yaml']);
        assert.deepEqual(here.problems(), []);
        assert.deepEqual(await here.excerpts('deep/b.txt'), { x: 'We plan' });
      },
    );
  });
});

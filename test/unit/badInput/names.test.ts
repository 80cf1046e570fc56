import assert from 'node:assert/strict';
import fs from 'node:fs';
import { countCodings } from '../../../src/core/analysis/matrix';
import { codingFileOf } from '../../../src/core/project/layout';
import { NodeFileStore } from '../../../src/node/fileStore';
import { codingFile, inProject, line, refusal } from './hostileProject';

const talk = 'Lin: We plan lessons.\n';
const coding = line('x', [1, 6, 1, 13], 'We plan');

describe('odd paths', () => {
  for (const name of [
    'a b.txt',
    ' lead.txt',
    '访谈 1／第二轮.txt',
    '😀/👩‍🏫.txt',
    'a#b?c%20d.txt',
    '%2e%2e/x.txt',
    '100%.txt',
    'it\'s “quoted” "so".txt',
    'a;b,c=d.txt',
    '$HOME `x` $(y).txt',
    '-rf.txt',
    '~.txt',
    'a\\b.txt',
    'line\nbreak.txt',
    'x..y/z...txt',
    'a.jsonl.txt',
    'x.txt.jsonl.txt',
    '__proto__/constructor.txt',
    '__proto__.txt',
    'CON/NUL.txt',
    `${'很'.repeat(78)}.txt`,
    `${'d/'.repeat(100)}deep.txt`,
    '\u202e.txt',
    'e\u0301.txt',
    '$&$1.txt',
    '{a,b}.txt',
    '[x].txt',
  ])
    it(JSON.stringify(name).slice(0, 50), () =>
      inProject({ [name]: talk, [codingFile(name)]: coding }, async (here) => {
        assert.deepEqual(here.problems(), []);
        assert.deepEqual([...here.project.sources.keys()], [name]);
        assert.deepEqual(await here.excerpts(name), { x: 'We plan' });
        await here.code(name, 'lessons', ['b']);
        await here.project.refresh([name, codingFile(name)], true);
        const { groups, rows } = await countCodings(here.project, { by: 'source' });
        assert.deepEqual([groups, rows.map(({ total }) => total)], [[name], [1, 1]]);
      }),
    );

  it('a name too long for a coding file: refused, and nothing changes', () => {
    const name = `${'很'.repeat(83)}.txt`;
    return inProject({ [name]: talk }, async (here) => {
      await assert.rejects(here.code(name, 'lessons'), /name/i);
      assert.equal(here.project.index.total, 0);
      assert.deepEqual(await here.excerpts(name), {});
    });
  });
  it('a name whose bytes are no UTF-8 is told', function () {
    if (process.platform !== 'linux') this.skip();
    return inProject({ 't.txt': talk }, async (here) => {
      const raw = Buffer.concat([
        Buffer.from(`${here.folder}/`),
        Buffer.of(0xb7, 0xc3),
        Buffer.from('.txt'),
      ]);
      fs.writeFileSync(raw, talk);
      await here.project.refresh([], true);
      assert.deepEqual(here.problems().length, 1);
      assert.match(here.says('unreadable-name'), /not stored as UTF-8.*Rename it/);
      fs.rmSync(raw);
    });
  });

  describe('that differ only in case', () => {
    it('sources', () =>
      inProject({ 'Talk.txt': talk, 'talk.txt': 'Wang: No.\n' }, async (here) => {
        assert.deepEqual(here.problems(), ['similar-names talk.txt:1:1']);
        assert.match(here.says('similar-names'), /“talk\.txt” and “Talk\.txt”.*Rename one/);
        await here.code('talk.txt', 'No');
        await here.code('Talk.txt', 'We');
        assert.equal(here.project.index.total, 2);
      }));
    it('folders, told once', () =>
      inProject({ 'A/1.txt': talk, 'A/2.txt': talk, 'a/1.txt': talk, 'a/3.txt': talk }, (here) => {
        assert.deepEqual(here.problems(), ['similar-names a/1.txt:1:1']);
      }));
    it('coders', () =>
      inProject(
        {
          't.txt': talk,
          [codingFile('t.txt', 'Ana')]: coding,
          [codingFile('t.txt', 'ana')]: coding.replace('"x"', '"y"'),
        },
        (here) => {
          assert.deepEqual(here.problems(), [`similar-names ${codingFile('t.txt', 'ana')}:1:1`]);
          assert.deepEqual(here.project.index.coders(), ['Ana', 'ana']);
        },
      ));
    it('or in how their letters are stored', () =>
      inProject({ '\u00e9.txt': talk, 'e\u0301.txt': talk }, (here) => {
        assert.equal(here.problems().length, 1);
        assert.match(here.says('similar-names'), /take the names/);
      }));
  });
});

describe('coders’ names', () => {
  for (const name of [
    '',
    ' ',
    '../x',
    '..',
    '.',
    '.hidden',
    'a/b',
    'a\\b',
    '/etc',
    'CON',
    'con',
    'Nul.txt',
    'COM1',
    'com¹',
    'LPT9.x',
    'AUX ',
    'x'.repeat(300),
    '很'.repeat(300),
    '𠮷'.repeat(64),
    'dot.',
    ' lead',
    'trail ',
    'a／b',
    'a＼b',
    '．．',
    'a:b',
    'a\0b',
    'a\nb',
    'a\tb',
    'a*b?',
    '"a"',
    '<a>',
    'a|b',
    '\ud800',
    '\u202eana',
    'a\u200bb',
    '😀',
    '~',
    '$HOME',
    'a%2fb',
  ])
    it(`${JSON.stringify(name).slice(0, 40)} is refused, and nothing is written`, () =>
      inProject({ 't.txt': talk }, async (here) => {
        assert.ok((await refusal(here.code('t.txt', 'We', ['a'], name))).length > 10);
        assert.equal(here.project.index.total, 0);
        assert.equal(fs.existsSync(here.at('codings')), false);
      }));
  for (const name of [
    'Ana',
    '林悦',
    'Ana María',
    "O'Neil",
    'a.b-c_d',
    '__proto__',
    'constructor',
    '1',
    'Ａｎａ',
    'é',
    'কবি',
  ])
    it(`${name} is a name`, () =>
      inProject({ 't.txt': talk }, async (here) => {
        await here.code('t.txt', 'We', ['a'], name);
        assert.ok(fs.existsSync(here.at(codingFileOf(name, 't.txt'))));
        await here.project.refresh([], true);
        const { groups, rows } = await countCodings(here.project, { by: 'coder' });
        assert.deepEqual([groups, rows[0]?.total], [[name], 1]);
      }));
  it('that others made by hand are read as they are', () =>
    inProject(
      Object.fromEntries<string>([
        ['t.txt', talk],
        ...['CON', 'a:b', 'trail ', 'x...', '😀', 'x'.repeat(200)].map(
          (name, i): [string, string] => [
            codingFile('t.txt', name),
            coding.replace('"x"', `"${i}"`),
          ],
        ),
      ]),
      async (here) => {
        assert.deepEqual(here.problems(), []);
        assert.equal(here.project.index.total, 6);
        const { groups } = await countCodings(here.project, { by: 'coder' });
        assert.equal(groups.length, 6);
      },
    ));
  it('codings outside any coder’s folder are told', () =>
    inProject(
      { 't.txt': talk, 'codings/t.txt.jsonl': coding, 'codings/ana/t.txt.JSONL': coding },
      (here) => {
        assert.deepEqual(here.problems(), [
          'stray-codings codings/ana/t.txt.JSONL:1:1',
          'stray-codings codings/t.txt.jsonl:1:1',
        ]);
        assert.match(here.says('stray-codings'), /Move it into the folder of its coder/);
      },
    ));
});

describe('paths that leave the project', () => {
  for (const name of [
    '../outside/secret.txt',
    '..',
    'a/../../outside/x',
    '/etc/passwd',
    '../project-two/x',
  ])
    it(`${name} is neither read, nor written, nor removed`, () =>
      inProject({ 't.txt': talk }, async (here) => {
        if (!name.startsWith('/'))
          await assert.rejects(here.project.located(name), /outside the project folder/);
        else assert.equal(await here.project.located(name), undefined);
        const inside = name.startsWith('/')
          ? []
          : [here.store.write(name, Buffer.from('x')), here.store.remove(name)];
        for (const act of inside) await assert.rejects(act, /outside the project folder/);
        const edit = here.project.editCodings(
          new Map([[`codings/ana/../../${name}.jsonl`, [{ kind: 'remove', id: 'x' }]]]),
        );
        await edit.catch(() => undefined);
      }));
  it('a project at the root of a drive reads its files', async () => {
    assert.equal(await new NodeFileStore('/').read('etc/no-such-file'), undefined);
  });
});

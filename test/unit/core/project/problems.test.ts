import assert from 'node:assert/strict';
import {
  codingLines,
  openMemory,
  placesOf,
  record,
  recordOn,
  said,
} from '../../../support/builders';

type Files = Readonly<Record<string, string>>;

const text = 'Lin: We plan lessons.\nLin: We could not pay.\n';
const file = 'codings/ana/a.txt.jsonl';
const [plan, pay] = [
  recordOn(text, 'We plan lessons', { id: 'plan' }),
  recordOn(text, 'We could not pay', { id: 'pay' }),
];

/** What is wrong in a project of these files, each as `file:line:column kind`. */
function tells(what: string, files: Files, problems: readonly string[], says?: RegExp): void {
  it(what, async () => {
    const { project } = await openMemory(files);
    await project.verify();
    assert.deepEqual(placesOf(project), problems);
    const [kind = ''] = problems[0]?.split(' ').slice(1) ?? [];
    if (says) assert.match(said(project, kind).join('\n'), says);
  });
}

describe('the problems of a project', () => {
  tells('are none in a sound one', { 'a.txt': text, [file]: codingLines(plan, pay) }, []);

  describe('in the codebook', () => {
    tells('broken YAML', { 'codebook.yaml': 'codes:\n  a: "First\n' }, [
      'codebook.yaml:2:6 yaml-syntax',
    ]);
    tells('a tab', { 'codebook.yaml': 'codes:\n\ta: First\n' }, ['codebook.yaml:2:1 yaml-tab']);
    tells(
      'an id that is there twice',
      { 'codebook.yaml': 'codes:\n  a: First\n  c:\n    codes:\n      a: Again\n' },
      ['codebook.yaml:5:7 duplicate-code'],
    );
    tells('no codebook at all', { 'codebook.yaml': '' }, ['codebook.yaml:1:1 no-codes']);
  });

  describe('in project.yaml', () => {
    tells('broken YAML', { 'project.yaml': 'title: x\nkinds: [a\n' }, [
      'project.yaml:2:8 yaml-syntax',
    ]);
    tells('a map where texts belong', { 'project.yaml': 'terms: {a: b}\n' }, [
      'project.yaml:1:8 wrong-type',
    ]);
  });

  describe('in coding files', () => {
    const coded = (...lines: string[]): Files => ({ 'a.txt': text, [file]: lines.join('') });
    const planLine = codingLines(plan);
    tells(
      'a line that is no JSON',
      coded(planLine, 'odd\n', codingLines(pay)),
      [`${file}:2:1 not-json`],
      /stays as it is/,
    );
    tells('a line that is no coding', coded('{}\n', planLine), [`${file}:1:1 not-a-coding`]);
    tells(
      'a range that is none',
      coded(planLine, codingLines(record({ id: 'x', range: [2, 9, 2, 6] }))),
      [`${file}:2:1 not-a-range`],
    );
    tells(
      'a key that is there twice',
      coded(planLine.replace('"code":"a"', '"code":"b","code":"a"')),
      [`${file}:1:1 repeated-key`],
    );
    tells('marks of git', coded('<<<<<<< HEAD\n', planLine, '=======\n>>>>>>> x\n'), [
      `${file}:1:1 merge-conflict`,
      `${file}:3:1 merge-conflict`,
      `${file}:4:1 merge-conflict`,
    ]);
    tells(
      'a code that is not in the codebook',
      coded(planLine, codingLines({ ...pay, code: 'gone' })),
      [`${file}:2:1 unknown-code`],
      /“gone” is not in the codebook/,
    );
    tells(
      'two codings of one id',
      coded(planLine, '\n', codingLines({ ...pay, id: 'plan' })),
      [`${file}:3:1 repeated-id`],
      /does not count/,
    );
    tells(
      'two codings of one id in two files',
      { ...coded(planLine), 'codings/ben/a.txt.jsonl': codingLines(pay, plan) },
      ['codings/ben/a.txt.jsonl:2:1 repeated-id'],
      /codings\/ana\/a\.txt\.jsonl has the same id\. Both count/,
    );
    tells(
      'a coding that was made twice, at both its lines',
      coded(codingLines(plan, { ...plan, id: 'twin' }, pay)),
      [`${file}:1:1 coding-twice`, `${file}:2:1 coding-twice`],
      /in line 2: “a” on “We plan lessons”/,
    );
    tells(
      'nothing where two coders coded the same words',
      {
        ...coded(planLine),
        'codings/ben/a.txt.jsonl': codingLines({ ...plan, id: 'ben' }),
      },
      [],
    );
    tells(
      'a source that is gone',
      { [file]: planLine },
      [`${file}:1:1 source-gone`],
      /codings by ana are of “a.txt”/,
    );
    tells(
      'a source that is none any more',
      { ...coded(planLine), 'project.yaml': 'sources: b/*\n' },
      [`${file}:1:1 source-gone`],
    );
    tells(
      'words that are gone',
      { ...coded(planLine), 'a.txt': 'Nothing.\n' },
      [`${file}:1:1 lost-coding`],
      /“We plan lessons”/,
    );
    tells(
      'words that have changed',
      { ...coded(planLine), 'a.txt': 'Hm.\nLin: We plan lesson.\n' },
      [`${file}:1:1 moved-coding`],
      /probably now on line 2/,
    );
    tells(
      'nothing where words stand elsewhere',
      { ...coded(planLine, codingLines(pay)), 'a.txt': `Hm.\n${text}` },
      [],
    );
    tells('a codings file without a coder', { ...coded(planLine), 'codings/x.jsonl': planLine }, [
      'codings/x.jsonl:1:1 stray-codings',
    ]);
    it('after lines that are skipped, each at its own line', async () => {
      const lines = `\nodd\n${codingLines(plan)}\n\n${codingLines({ ...pay, code: 'gone' })}`;
      const { project } = await openMemory({ 'a.txt': text, [file]: lines });
      assert.deepEqual(placesOf(project), [`${file}:2:1 not-json`, `${file}:6:1 unknown-code`]);
    });
  });

  describe('in the registers', () => {
    const cases = 'case,name,speaker\nL1,Lin,Lin\n';
    tells(
      'a case that is not in cases.csv',
      { 'a.txt': '', 'cases.csv': cases, 'sources.csv': 'source,case\na.txt,L2\n' },
      ['sources.csv:2:7 unknown-case'],
    );
    tells(
      'a case that front matter names and cases.csv does not',
      { 'a.md': '---\nkind: talk\ncase: L2\n---\n', 'cases.csv': cases },
      ['a.md:3:1 unknown-case'],
    );
    tells(
      'no unknown cases where there is no cases.csv',
      { 'a.txt': '', 'sources.csv': 'source,case\na.txt,L2\n' },
      [],
    );
    tells('a case that is there twice', { 'cases.csv': `${cases}L1,Kim,\n` }, [
      'cases.csv:3:1 duplicate-case',
    ]);
    tells('a speaker who stands for two', { 'cases.csv': `${cases}L2,Kim,Lin\n` }, [
      'cases.csv:3:8 shared-speaker',
    ]);
    tells(
      'registers that differ',
      { 'a.md': '---\nround: 2\n---\n', 'sources.csv': 'source,round\na.md,1\n' },
      ['a.md:2:1 contradicting-register'],
      /“round” is “2”, but sources.csv says “1”/,
    );
    tells('a row whose source is gone', { 'sources.csv': 'source,case\na.txt,L1\n' }, [
      'sources.csv:2:1 source-gone',
    ]);
    tells(
      'a source that is there twice',
      { 'a.txt': '', 'sources.csv': 'source,kind\na.txt,x\n./a.txt,y\n' },
      ['sources.csv:3:1 duplicate-source'],
    );
  });

  it('are sorted by file and place, whatever they are', async () => {
    const { project } = await openMemory({
      'a.txt': text,
      [file]: `odd\n${codingLines(plan, { ...pay, code: 'x' })}`,
      'cases.csv': 'case\nL1\nL1\n',
      'codebook.yaml': 'codes:\n  a: First\n  a: Again\n',
    });
    await project.verify();
    assert.deepEqual(placesOf(project), [
      'cases.csv:3:1 duplicate-case',
      'codebook.yaml:3:3 duplicate-code',
      `${file}:1:1 not-json`,
      `${file}:3:1 unknown-code`,
    ]);
  });
  it('tell links that lead out', async () => {
    const { project, store } = await openMemory();
    store.leaving = ['elsewhere.txt'];
    await project.refresh([], true);
    assert.deepEqual(placesOf(project), ['elsewhere.txt:1:1 link-leaves-project']);
  });
});

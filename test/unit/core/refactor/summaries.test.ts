import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path_ from 'node:path';
import fc from 'fast-check';
import { Refusal } from '../../../../src/core/base/refusal';
import type { Act } from '../../../../src/core/project/history';
import { redo, undo } from '../../../../src/core/project/undo';
import { refactor } from '../../../../src/core/refactor/refactor';
import { summaryAt, writeSummary } from '../../../../src/core/refactor/summaries';
import { openMemory, type Opened, said } from '../../../support/builders';

const book = `codes:
  top:
    codable: false
    codes:
      a: {}
      b: {}
  c: {}
`;
const registers = {
  'codebook.yaml': book,
  'cases.csv': 'case,name\nL1,Lin\nL2,Chen\n',
  'sources.csv': 'source,case\nown.txt,L1\n',
  'own.txt': 'We plan.\n',
  'talk.txt': 'He talks.\n',
};
const path = 'memos/framework/L1.md';
const head = '---\ntitle: "Framework: Lin"\nabout:\n  - case:L1\n---\n';

const study = (files: Readonly<Record<string, string>> = {}) =>
  openMemory({ ...registers, ...files });

function write({ project }: Opened, place: string, text: string, before?: string): Promise<Act> {
  const [of = '', code = ''] = place.split(' × ');
  const at = { case: of, code };
  return writeSummary(project, at, { before: before ?? summaryAt(project, at), text });
}

function says({ project }: Opened, place: string): string {
  const [of = '', code = ''] = place.split(' × ');
  return summaryAt(project, { case: of, code });
}

/** As git does it by itself; throws where it finds a conflict. */
function mergedByGit(...texts: readonly (string | undefined)[]): string {
  const folder = fs.mkdtempSync(path_.join(os.tmpdir(), 'merged-'));
  try {
    const files = ['mine', 'base', 'theirs'].map((name) => path_.join(folder, name));
    files.forEach((file, i) => fs.writeFileSync(file, texts[i] ?? ''));
    return execFileSync('git', ['merge-file', '-p', ...files], { encoding: 'utf8' });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

describe('A cell of the framework grid', () => {
  it('is a section of the memo of its case, below a heading that links to the code', async () => {
    const opened = await study();
    await write(opened, 'L1 × b', 'She asks.\n\nShe waits.');
    await write(opened, 'L1 × c', '  Trust.  ');
    await write(opened, 'L1 × a', 'She plans [[coding:1]].');
    assert.equal(
      opened.store.text(path),
      `${head}\n## [[a]]\n\nShe plans [[coding:1]].\n\n## [[b]]\n\nShe asks.\n\nShe waits.\n\n## [[c]]\n\n  Trust.\n`,
    );
    assert.equal(says(opened, 'L1 × b'), 'She asks.\n\nShe waits.');
    assert.equal(says(opened, 'L2 × b'), '');
  });
  it('is taken back and done again', async () => {
    const opened = await study();
    const act = await write(opened, 'L1 × b', 'She asks.');
    assert.deepEqual(await undo(opened.project, act), []);
    assert.equal(opened.store.text(path), undefined);
    assert.deepEqual(await redo(opened.project, act), []);
    assert.equal(says(opened, 'L1 × b'), 'She asks.');
  });
  it('is taken back though another one was written since', async () => {
    const opened = await study({ [path]: head });
    const act = await write(opened, 'L1 × a', 'She plans.');
    await write(opened, 'L1 × c', 'Trust.');
    assert.deepEqual(await undo(opened.project, act), []);
    assert.deepEqual([says(opened, 'L1 × a'), says(opened, 'L1 × c')], ['', 'Trust.']);
  });
  it('follows its code to another id', async () => {
    const opened = await study();
    await write(opened, 'L1 × a', 'She plans.');
    await refactor(opened.project, { kind: 'id', code: 'a', id: 'planning' });
    assert.equal(says(opened, 'L1 × planning'), 'She plans.');
  });
  it('comes together of two people’s work by plain git, in other cells and other cases', async () => {
    const base = await study({ [path]: `${head}\n## [[a]]\n\nA.\n\n## [[c]]\n\nC.\n` });
    const text = base.store.text(path) ?? '';
    const [mine, theirs] = [await study({ [path]: text }), await study({ [path]: text })];
    await write(mine, 'L1 × a', 'Mine.');
    await write(mine, 'L1 × b', 'Mine, too.');
    await write(theirs, 'L1 × c', 'Theirs.');
    const merged = mergedByGit(mine.store.text(path), text, theirs.store.text(path));
    assert.equal(
      merged,
      `${head}\n## [[a]]\n\nMine.\n\n## [[b]]\n\nMine, too.\n\n## [[c]]\n\nTheirs.\n`,
    );
  });
  it('is taken away with its heading by nothing written in it', async () => {
    const opened = await study();
    await write(opened, 'L1 × a', 'She plans.');
    const before = opened.store.text(path);
    await write(opened, 'L1 × b', 'She asks.');
    await write(opened, 'L1 × b', ' \n');
    assert.equal(opened.store.text(path)?.trimEnd(), before?.trimEnd());
  });
  it('is not written over what somebody wrote meanwhile', async () => {
    const opened = await study();
    await write(opened, 'L1 × a', 'Theirs.');
    await assert.rejects(write(opened, 'L1 × a', 'Mine.', ''), Refusal);
    assert.equal(says(opened, 'L1 × a'), 'Theirs.');
  });
  it('of a source that is its own case is about that source', async () => {
    const opened = await study();
    await write(opened, 'talk.txt × a', 'He talks.');
    assert.match(
      opened.store.text('memos/framework/talk.txt.md') ?? '',
      /\n {2}- source:talk\.txt\n/,
    );
    assert.equal(says(opened, 'talk.txt × a'), 'He talks.');
    assert.deepEqual(said(opened.project, 'framework-without-case'), []);
  });
  it('goes on where a file has CRLF line ends and a byte order mark', async () => {
    const crlf = `\ufeff${head}\n## [[a]]\n\nOne.\n`.replace(/\n/g, '\r\n');
    const opened = await study({ [path]: crlf });
    await write(opened, 'L1 × b', 'Two.');
    assert.equal(opened.store.text(path), `${crlf}\r\n## [[b]]\r\n\r\nTwo.\r\n`);
  });
});

describe('What can’t be read of a framework file', () => {
  const odd = `${head}Some words of mine.\n\n## Trust\n\nNo code.\n\n## [[a]]\n\nOne.\n\n## [[nobody]]\n\nLost.\n\n## [[a|again]]\n\nTwice.\n\n## [[Lin]]\n\nA case.\n`;
  it('is told, each with what to do', async () => {
    const { project } = await study({ [path]: odd, 'memos/framework/x.md': 'Nothing.\n' });
    const found = project
      .problems()
      .filter(({ file }) => file.startsWith('memos/'))
      .map(({ kind, file, range }) => `${kind} ${file}:${range[0]}`);
    assert.deepEqual(found, [
      `framework-heading ${path}:8`,
      `unknown-link ${path}:16`,
      `framework-code-twice ${path}:20`,
      `framework-heading ${path}:24`,
      'framework-without-case memos/framework/x.md:1',
    ]);
  });
  it('stays byte for byte while cells are written', async () => {
    const opened = await study({ [path]: odd });
    await write(opened, 'L1 × a', 'Other.');
    await write(opened, 'L1 × b', 'New.');
    assert.equal(
      opened.store.text(path),
      odd.replace('One.\n', 'Other.\n') + '\n## [[b]]\n\nNew.\n',
    );
  });
  it('is told where two files are about one case, and the first counts', async () => {
    const opened = await study({
      [path]: `${head}\n## [[a]]\n\nOne.\n`,
      'memos/framework/z.md': `${head}\n## [[a]]\n\nTwo.\n`,
    });
    assert.equal(said(opened.project, 'framework-case-twice').length, 1);
    assert.equal(says(opened, 'L1 × a'), 'One.');
  });
});

describe('Whatever is written', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '',
      '## x',
      '## [[b]]',
      '\\## y',
      '\\\\## z',
      '---',
      '```',
      '# top',
      '##',
      '\t',
      '[[',
    ),
  );
  const texts = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'));
  /** As it is kept: line ends as one, and no blank lines around it. */
  const kept = (text: string) =>
    text
      .replace(/\r\n?/g, '\n')
      .replace(/^(?:[ \t]*\n)+/, '')
      .trimEnd();

  it('is read again as it was written, and the other cells with it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), texts), { maxLength: 6 }),
        async (writings) => {
          const opened = await study();
          const expected = new Map([
            ['a', ''],
            ['b', ''],
            ['c', ''],
          ]);
          for (const [code, text] of writings) {
            await write(opened, `L1 × ${code}`, text);
            expected.set(code, kept(text));
            const now = [...expected.keys()].map((each) => [each, says(opened, `L1 × ${each}`)]);
            assert.deepEqual(new Map(now as [string, string][]), expected);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
  it('never changes a byte of what stands around it', async () => {
    await fc.assert(
      fc.asyncProperty(texts, texts, async (around, text) => {
        const file = `${head}${around}\n\n## [[c]]\n\nStays.\n`;
        const opened = await study({ [path]: file });
        const before = says(opened, 'L1 × a');
        if (before !== '') return; // the words around are a cell of that code
        const act = await write(opened, 'L1 × a', text);
        await undo(opened.project, act);
        assert.equal(opened.store.text(path), file);
        assert.equal(says(opened, 'L1 × c'), says(await study({ [path]: file }), 'L1 × c'));
      }),
      { numRuns: 100 },
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codingFile, type Files, type HostileProject, inProject, lineOf } from './hostileProject';

const talk = '---\ncase: L1\n---\n林老师: 我们一起备课😀.\n\nWang: We could not pay.\n';
const sound: Files = {
  'codebook.yaml': 'title: T\ncodes:\n  a: {name: First, aliases: [x]}\n  b:\n    name: "Second"\n',
  'project.yaml': 'sources: ["**/*.md", {}]\nterms: [a, b]\n',
  'cases.csv': 'case,name,speaker\nL1,"林, 老师",林老师\nL2,Wang,Wang; W\n',
  'sources.csv': 'source,case,round\nt.md,L1;L2,1\n',
  't.md': talk,
  [codingFile('t.md')]:
    lineOf('one', talk, '我们一起备课', { memo: 'a memo' }) + lineOf('two', talk, 'could not pay'),
  [codingFile('t.md', 'bo')]:
    lineOf('three', talk, '备课😀') + lineOf('four', talk, 'We', { code: 'b' }),
};

/** What crashes, bad copies, merges and slips of the hand do to a file. */
const damage = fc.oneof(
  fc
    .constantFrom(
      '\0',
      '\n',
      '\r',
      '"',
      '{',
      '}',
      '[',
      ',',
      ':',
      '\t',
      '\ufeff',
      '\\',
      '---\n',
      '<<<<<<< x\n',
      '=======\n',
      '>>>>>>> x\n',
    )
    .map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
);
const scrambles = fc.array(
  fc.record({
    file: fc.constantFrom(...Object.keys(sound)),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(12),
    put: damage,
  }),
  { minLength: 1, maxLength: 5 },
);

function scrambled(
  changes: readonly { file: string; at: number; cut: number; put: Buffer }[],
): Files {
  const files = new Map(Object.entries(sound).map(([name, text]) => [name, Buffer.from(text)]));
  for (const { file, at, cut, put } of changes) {
    const bytes = files.get(file) ?? Buffer.alloc(0);
    const start = Math.floor(at * bytes.length);
    files.set(file, Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + cut)]));
  }
  return Object.fromEntries(files);
}

/** Lines of a file as they are, byte by byte; a mark at its beginning belongs to none. */
function linesOf(bytes: Buffer): string[] {
  const text = bytes.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  return text.split('\n').filter((line) => line !== '');
}

async function survives(here: HostileProject): Promise<void> {
  for (const { file, range, sentence } of here.project.problems()) {
    assert.ok(
      file !== '' && range.every((n) => Number.isInteger(n) && n >= 1),
      `${file} ${range.join()}`,
    );
    assert.ok(sentence.text.length > 20);
  }
  const source = await here.project.located('t.md');
  const [code] = here.project.book.codes.filter(({ codable }) => codable);
  const words = firstLetter(source?.text ?? '');
  if (!source || !code || words === undefined) return;
  const file = codingFile('t.md');
  const before = linesOf(here.bytes(file));
  const total = here.project.index.total;
  const [id = ''] = await here.code('t.md', words, [code.id]);
  const after = linesOf(here.bytes(file)).filter((line) => !line.includes(id));
  assert.deepEqual(after, before, 'every other line is as it was');
  assert.equal(here.project.index.total, total + 1);
  assert.equal((await here.excerpts('t.md'))[id], words);
}

/** With the marks that stand on it: a part of a character is nothing to code. */
function firstLetter(text: string): string | undefined {
  for (const { segment } of new Intl.Segmenter().segment(text))
    if (/\p{L}/u.test(segment)) return segment;
  return undefined;
}

describe('a scrambled project', function () {
  this.timeout(120_000);
  it('opens, tells what is wrong, takes a new coding and keeps every other line', () =>
    fc.assert(
      fc.asyncProperty(scrambles, async (changes) => {
        const files = scrambled(changes);
        await inProject(files, async (here) => {
          const isUtf16 = /^(?:\xff\xfe|\xfe\xff)/.test(
            here.bytes(codingFile('t.md')).toString('latin1'),
          );
          if (!isUtf16) await survives(here);
        });
      }),
      { numRuns: 150 },
    ));
});

import assert from 'node:assert/strict';
import { Soundness } from '../../../../src/core/analysis/soundness';
import { say } from '../../../../src/core/base/sentences';
import type { CodingRecord } from '../../../../src/core/coding/coding';
import { codingLines, openMemory, recordOn } from '../../../support/builders';

const text = 'We plan lessons together, every week.\nTime is short.\nThey come\nand go.\n';
const book = `codes:
  a: {definition: D, exclude: [Use b.], examples: ["plan … every week", Never said]}
  b: {definition: D, include: [X]}
`;

let made = 0;
const on = (words: string, code: string): CodingRecord =>
  recordOn(text, words, { code, id: `id-${made++}` });

async function checked(...records: readonly CodingRecord[]) {
  const { project } = await openMemory({
    'codebook.yaml': book,
    't.txt': text,
    'codings/ana/t.txt.jsonl': codingLines(...records),
  });
  const soundness = new Soundness(project);
  const told = () => soundness.check().map(({ kind, sentence }) => `${kind}: ${say(sentence)}`);
  return { project, soundness, told };
}

/** Whether a rule to use the one code instead of the other is broken by these excerpts. */
function breaks(isBroken: boolean, title: string, words: string, other: string): void {
  it(`${isBroken ? 'are' : 'are not'} on the same words: ${title}`, async () => {
    const { told } = await checked(on(words, 'a'), on(other, 'b'));
    const found = told().filter((line) => line.startsWith('applied-with-excluded'));
    assert.equal(found.length, isBroken ? 1 : 0, found.join('\n'));
  });
}

describe('Two excerpts', () => {
  breaks(true, 'the very same', 'We plan lessons', 'We plan lessons');
  breaks(true, 'a word more', 'We plan lessons together, ', 'We plan lessons together');
  breaks(true, 'over the same lines', 'They come\nand go', 'come\nand go.');
  breaks(false, 'a sentence and a word in it', 'We plan lessons together', 'plan');
  breaks(false, 'one after the other', 'We plan', 'lessons together');
  breaks(false, 'on different lines', 'every week', 'Time is short');
  breaks(false, 'one goes on to another line', 'They come', 'They come\nand go');
});

describe('The soundness of a codebook', () => {
  it('says of examples nothing before it has looked for them, then what is not there', async () => {
    const { soundness, told } = await checked(on('plan lessons together, every week', 'a'));
    const examples = () => told().filter((line) => line.startsWith('example-not-coded'));
    assert.deepEqual(examples(), []);
    await soundness.lookForExamples();
    assert.deepEqual(
      examples().map((line) => /: “([^”]*)”/.exec(line)?.[1]),
      ['Never said'],
    );
  });

  it('follows the codings', async () => {
    const records = [on('We plan lessons', 'a'), on('We plan lessons', 'b')];
    const { project, told } = await checked(...records);
    const broken = () => told().filter((line) => line.startsWith('applied-with-excluded')).length;
    assert.equal(broken(), 1);
    await project.store.write(
      'codings/ana/t.txt.jsonl',
      new TextEncoder().encode(codingLines(...records.slice(1))),
    );
    await project.refresh(['codings/ana/t.txt.jsonl']);
    assert.equal(broken(), 0);
  });

  it('takes what two coders did on the same words for no breach of a rule', async () => {
    const { project } = await openMemory({
      'codebook.yaml': book,
      't.txt': text,
      'codings/ana/t.txt.jsonl': codingLines(on('We plan', 'a')),
      'codings/ben/t.txt.jsonl': codingLines(on('We plan', 'b')),
    });
    const kinds = new Soundness(project).check().map(({ kind }) => kind);
    assert.ok(!kinds.includes('applied-with-excluded'));
  });
});

import assert from 'node:assert/strict';
import { nearbyCodes } from '../../../../src/core/analysis/nearby';
import { codingLines, openMemory, recordOn } from '../../../support/builders';

const text = `One. Two. Three. Four. ${'x'.repeat(4000)} Far.`;

async function near(words: string, coder?: string): Promise<readonly string[]> {
  const codings = [
    recordOn(text, 'One', { id: '1', code: 'one' }),
    recordOn(text, 'Two. Three', { id: '2', code: 'around' }),
    recordOn(text, 'Three', { id: '3', code: 'here' }),
    recordOn(text, 'Four', { id: '4', code: 'four' }),
    recordOn(text, 'One. Two', { id: '5', code: 'four' }),
    recordOn(text, 'Far', { id: '6', code: 'far' }),
  ];
  const { project } = await openMemory({
    'a.txt': text,
    'codings/ana/a.txt.jsonl': codingLines(...codings),
  });
  const source = await project.located('a.txt');
  assert.ok(source);
  const start = text.indexOf(words);
  return nearbyCodes(source, { start, end: start + words.length }, coder);
}

describe('Codes nearby', () => {
  it('are those of the nearest codings, each once, and none from far away', async () => {
    assert.deepEqual(await near('Three'), ['around', 'here', 'four', 'one']);
  });

  it('leave out what the coder has on just these words', async () => {
    assert.deepEqual(await near('Three', 'ana'), ['around', 'four', 'one']);
    assert.deepEqual(await near('Three', 'ben'), ['around', 'here', 'four', 'one']);
  });
});

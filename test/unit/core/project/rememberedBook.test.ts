import assert from 'node:assert/strict';
import fs from 'node:fs';
import { readCodebook } from '../../../../src/core/codebook/read';
import { Project } from '../../../../src/core/project/project';
import { RememberedBook } from '../../../../src/core/project/rememberedBook';
import { fixedChance } from '../../../support/builders';
import { MemorySnapshots } from '../../../support/memorySnapshots';
import { MemoryStore } from '../../../support/memoryStore';

const file = 'codebook.yaml';

/** What is remembered of a text that was read before. */
async function again(text: string) {
  const snapshots = new MemorySnapshots(new MemoryStore());
  const first = new RememberedBook(snapshots);
  await first.load();
  const read = first.read(text);
  await first.keep();
  const second = new RememberedBook(snapshots);
  await second.load();
  return { read, remembered: second.read(text), second, snapshots };
}

/** Long enough to be remembered. */
const broken = `title: T\ncodes:\n  a:\n    color: reddish\n    nmae: A\n${'# much more\n'.repeat(100)}`;

describe('a codebook that is opened again', () => {
  const books = [...fs.readdirSync('codebooks').map((name) => `codebooks/${name}`)];
  for (const name of books)
    it(`says what ${name} said when it was read`, async () => {
      const text = fs.readFileSync(name, 'utf8');
      const { read, remembered, snapshots } = await again(text);
      assert.deepEqual(snapshots.saves, ['codebook']);
      assert.deepEqual(remembered, read);
      assert.deepEqual(remembered, readCodebook(file, text));
    });

  it('has the problems it had', async () => {
    const { read, remembered } = await again(broken);
    assert.equal(read.problems.length, 2);
    assert.deepEqual(remembered, read);
  });

  it('is read anew when a single letter is another', async () => {
    const { second } = await again(broken);
    const other = broken.replace('title: T', 'title: U');
    assert.deepEqual(second.read(other), readCodebook(file, other));
  });

  it('is read anew when another version kept it', async () => {
    const { snapshots } = await again(broken);
    const text = Buffer.from(snapshots.parts.get('codebook') ?? []).toString();
    snapshots.parts.set('codebook', Buffer.from(text.replace('"version":1', '"version":0')));
    const book = new RememberedBook(snapshots);
    await book.load();
    assert.deepEqual(book.read(broken), readCodebook(file, broken));
    await book.keep();
    assert.deepEqual(snapshots.saves, ['codebook', 'codebook']);
  });

  it('is what a project takes it for', async () => {
    const store = new MemoryStore({ [file]: broken });
    const snapshots = new MemorySnapshots(store);
    await (await Project.open(store, fixedChance(), snapshots)).keepSnapshot();
    const project = await Project.open(store, fixedChance(), snapshots);
    const plain = await Project.open(store, fixedChance());
    assert.deepEqual([project.book, project.problems()], [plain.book, plain.problems()]);
    assert.equal(project.bookText, broken);
  });
});

import assert from 'node:assert/strict';
import { concordance } from '../../../../src/core/analysis/words/concordance';
import { placesOfChosen } from '../../../../src/core/autocoding/chosen';
import type { HitUnit } from '../../../../src/core/autocoding/query';
import { Refusal } from '../../../../src/core/base/refusal';
import { openMemory } from '../../../support/builders';

const text = 'Lin: We plan. I plan to plan it.\nKim: Plan what?\n';
const look = { kind: 'word', text: 'plan' } as const;

async function opened() {
  const { project, store } = await openMemory({ 'own.txt': text, 'other.txt': 'Jo: A plan.\n' });
  const lines = [];
  for await (const line of concordance(project, { look, width: 20 })) lines.push(line);
  return { project, store, lines };
}

/** What is coded of the lines of these numbers, by source. */
async function coded(unit: HitUnit, ...numbers: readonly number[]): Promise<string[]> {
  const { project, lines } = await opened();
  const chosen = numbers.flatMap((number) => lines[number] ?? []);
  const places = await placesOfChosen(project, { look, unit }, chosen);
  return places.flatMap(({ source, spans }) =>
    spans.map(({ start, end }) => `${source.path}: ${source.text.slice(start, end)}`),
  );
}

describe('words chosen to be coded', () => {
  it('are found in order, to be chosen from', async () => {
    const { lines } = await opened();
    assert.deepEqual(
      lines.map(({ source, words }) => `${source}: ${words}`),
      ['other.txt: plan', 'own.txt: plan', 'own.txt: plan', 'own.txt: plan', 'own.txt: Plan'],
    );
  });
  it('are coded themselves', async () => {
    assert.deepEqual(await coded('match', 0, 2), ['other.txt: plan', 'own.txt: plan']);
  });
  it('are coded with their sentence, which is coded once', async () => {
    assert.deepEqual(await coded('sentence', 2, 3), ['own.txt: I plan to plan it.']);
  });
  it('are coded with their turn, and no other', async () => {
    assert.deepEqual(await coded('turn', 4), ['own.txt: Plan what?']);
    assert.deepEqual(await coded('turn', 1, 3), ['own.txt: We plan. I plan to plan it.']);
  });
  it('are refused where they stand there no more', async () => {
    const { project, store, lines } = await opened();
    const edited = `${text.slice(0, 5)}Well, ${text.slice(5)}`;
    await store.write('own.txt', new TextEncoder().encode(edited));
    await project.refresh(['own.txt']);
    for (const unit of ['match', 'sentence', 'turn'] as const)
      await assert.rejects(placesOfChosen(project, { look, unit }, lines), Refusal);
  });
});

import { isDeepStrictEqual } from 'node:util';
import { run } from '../scripts/support/commands.mjs';
import { figures, median } from './stats.mjs';

/**
 * Measures one workload on one subject (a generated project, or a build): ours and the yardstick as
 * fresh processes in turn, after one of each to warm up. Throws when an answer is not the expected
 * one: figures of wrong work say nothing.
 */
export async function measurePairs(workload, subject, pairs, say) {
  const { ours, yardstick, floor, times, again } = workload;
  const checked = async (side, count, warm, expected = workload.expected) => {
    const outcome = await outcomeOf(workload, subject, side, count, warm);
    refuseWrong(workload.id, subject.size, outcome.answer, expected(subject));
    return outcome;
  };
  await workload.prepare?.(subject);
  const warm = await checked(ours, times);
  const expectedBeside = yardstick?.expected && (() => yardstick.expected(subject, warm));
  const beside = (count) => checked(yardstick.side, count, warm, expectedBeside);
  if (yardstick) await beside(times);
  const all = { ours: [], yardstick: [], floor: [] };
  for (let pair = 1; pair <= pairs; pair++) {
    say(`${workload.id} ${subject.size}: pair ${pair} of ${pairs}`);
    all.ours.push(await checked(ours, times));
    if (yardstick) all.yardstick.push(await beside(times));
    if (floor) all.floor.push(await outcomeOf(workload, subject, floor.side, times));
  }
  return {
    ...summary(all),
    ...subject.facts,
    codings: subject.meta?.codings,
    oursAgain: again && median((await checked(ours, again)).taken),
    yardstickAgain: again && yardstick && median((await beside(again)).taken),
  };
}

async function outcomeOf(workload, subject, side, times, warm) {
  const { command, arguments: args, read } = await side(subject, times, warm);
  const began = performance.now();
  const { code, output } = await run(command, args);
  const wall = performance.now() - began;
  if (code !== 0) throw new Error(`${workload.id} ${subject.size} failed:\n${lastWords(output)}`);
  const outcome = read(output);
  return { ...outcome, wall, figure: figures[workload.figure](outcome.taken) };
}

/** Bundles are minified: where one fails, Node shows lines without end. */
function lastWords(output) {
  const lines = output.trim().split('\n').slice(-12);
  return lines.map((line) => line.slice(0, 200)).join('\n');
}

function refuseWrong(id, size, answer, expected) {
  if (isDeepStrictEqual(answer, expected)) return;
  const said = `expected ${JSON.stringify(expected)}, found ${JSON.stringify(answer)}`;
  throw new Error(`${id} ${size} gave a wrong answer, so nothing is told: ${said}`);
}

/** Medians of all processes; the ratio is the median of each pair's own. */
function summary({ ours, yardstick, floor }) {
  const medianOf = (outcomes, of) => {
    const numbers = outcomes.map(of).filter((number) => number !== undefined);
    return numbers.length ? median(numbers) : undefined;
  };
  const ofBoth = (of) => ({ ours: medianOf(ours, of), yardstick: medianOf(yardstick, of) });
  return {
    ...ofBoth(({ figure }) => figure),
    ratio: medianOf(yardstick, (_, i) => ours[i].figure / yardstick[i].figure),
    acts: ours[0].taken.length,
    p95: medianOf(ours, ({ taken }) => figures.p95(taken)),
    floor: medianOf(floor, ({ figure }) => figure),
    renamed: medianOf(yardstick, ({ renamed }) => renamed && median(renamed)),
    appended: medianOf(yardstick, ({ appended }) => appended && median(appended)),
    bytes: floor[0]?.answer ?? ours[0].bytes,
    wall: ofBoth(({ wall }) => wall),
    peak: ofBoth(({ peak }) => peak),
  };
}

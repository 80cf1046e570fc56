import { isDeepStrictEqual } from 'node:util';
import { run } from '../scripts/support/commands.mjs';
import { figures, median } from './stats.mjs';

/**
 * Measures one workload at one size: ours and the yardstick as fresh processes in turn, after one
 * of each to warm up. Throws when an answer is not the expected one: figures of wrong work say nothing.
 */
export async function measurePairs(workload, study, pairs, say) {
  const { ours, yardstick, floor, times, again } = workload;
  const warm = await outcomeOf(workload, study, ours, times);
  const sides = { ours: [], yardstick: [], floor: [] };
  if (yardstick) await outcomeOf(workload, study, yardstick.side, times, warm);
  for (let pair = 1; pair <= pairs; pair++) {
    say(`${workload.id} ${study.size}: pair ${pair} of ${pairs}`);
    sides.ours.push(await outcomeOf(workload, study, ours, times));
    if (yardstick) sides.yardstick.push(await outcomeOf(workload, study, yardstick.side, times, warm));
    if (floor) sides.floor.push(await outcomeOf(workload, study, floor.side, times, warm, false));
  }
  const inProcess = async (side) =>
    again ? median((await outcomeOf(workload, study, side, again, warm)).taken) : undefined;
  return {
    ...summary(sides),
    oursAgain: await inProcess(ours),
    yardstickAgain: yardstick && (await inProcess(yardstick.side)),
  };
}

function summary({ ours, yardstick, floor }) {
  const all = (outcomes, key) =>
    outcomes.length ? median(outcomes.map((outcome) => outcome[key])) : undefined;
  const ratios = ours.map(({ figure }, i) => figure / yardstick[i]?.figure);
  return {
    ours: all(ours, 'figure'),
    oursP95: all(ours, 'p95'),
    yardstick: all(yardstick, 'figure'),
    ratio: yardstick.length ? median(ratios) : undefined,
    floor: all(floor, 'figure'),
    bytes: floor[0]?.answer ?? ours[0].bytes,
    appended: yardstick[0]?.appended && median(yardstick.map(({ appended }) => median(appended))),
    wall: { ours: all(ours, 'wall'), yardstick: all(yardstick, 'wall') },
    peak: { ours: all(ours, 'peak'), yardstick: all(yardstick, 'peak') },
  };
}

async function outcomeOf(workload, study, side, times, warm, isAnswer = true) {
  const { command, arguments: args, read } = await side(study, times, warm);
  const began = performance.now();
  const { code, output } = await run(command, args);
  const wall = performance.now() - began;
  if (code !== 0) throw new Error(`${workload.id} ${study.size} failed:\n${output.trim()}`);
  const outcome = read(output);
  const expected = workload.expected(study);
  if (isAnswer && outcome.answer !== undefined && !isDeepStrictEqual(outcome.answer, expected))
    throw new Error(
      `${workload.id} ${study.size}: the answer of ${args.join(' ')} is wrong.\n` +
        `expected ${JSON.stringify(expected)}\nfound    ${JSON.stringify(outcome.answer)}`,
    );
  const { taken } = outcome;
  return { ...outcome, wall, figure: figures[workload.figure](taken), p95: figures.p95(taken) };
}

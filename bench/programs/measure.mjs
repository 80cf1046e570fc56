// How every program measures: it runs as a process of its own and prints what it found as one line.

/**
 * Does an act several times and tells how long each took in milliseconds, what came of the last,
 * and the most memory that the process held after the first.
 * @param act may be async; gives the answer
 */
export async function measure(times, act) {
  const taken = [];
  let answer;
  let peak;
  for (let run = 0; run < Number(times); run++) {
    const start = performance.now();
    answer = await act();
    taken.push(performance.now() - start);
    peak ??= peakMemory();
  }
  tell({ taken, answer, peak });
}

/** @param outcome `taken`, `answer`, and whatever else is worth telling */
export function tell(outcome) {
  console.log(JSON.stringify({ peak: peakMemory(), ...outcome }));
}

/** Megabytes. */
function peakMemory() {
  return process.resourceUsage().maxRSS / 1024;
}

/** Leaves nothing behind, however the process ends. */
export function atTheEnd(clean) {
  process.on('exit', clean);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
}

// What has to hold of a workload's results, by size. A gate gives one verdict for each size that it
// can judge: whether it holds, and in words.

/** Ours is no more than so many times the yardstick: the median of the ratios of all pairs. */
export function ratio(limits) {
  return (results) =>
    Object.entries(limits).flatMap(([size, limit]) =>
      verdict(`${size}: times the yardstick`, results[size]?.ratio, limit, size),
    );
}

/** Something of every size is no more than a limit. */
export function most(what, limit, of) {
  return (results) =>
    Object.entries(results).flatMap(([size, result]) =>
      verdict(`${size}: ${what}`, of(result), limit, size),
    );
}

/** Ours at the larger size is no more than so many times ours at the smaller. */
export function growth(smaller, larger, limit) {
  return (results) =>
    verdict(
      `${larger}: times ${smaller}`,
      results[larger]?.ours / results[smaller]?.ours,
      limit,
      larger,
    );
}

/** From the smaller to the larger size, memory grows by no more than so many bytes a coding. */
export function bytesEach(what, smaller, larger, limit) {
  return (results) => {
    const megabytes = results[larger]?.ours - results[smaller]?.ours;
    const codings = results[larger]?.codings - results[smaller]?.codings;
    return verdict(`${larger}: bytes ${what}`, (megabytes * 2 ** 20) / codings, limit, larger);
  };
}

/** None where there is nothing to judge. */
function verdict(what, found, limit, size) {
  if (found === undefined || Number.isNaN(found)) return [];
  return [{ holds: found <= limit, what, found, limit, size }];
}

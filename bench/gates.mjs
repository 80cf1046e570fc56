// What has to hold of a workload's results, by size. A gate gives one verdict for each size that it
// can judge: whether it holds, and a sentence.

/** Ours is no more than so many times the yardstick: the median of the ratios of all pairs. */
export function ratio(limits) {
  return (results) =>
    Object.entries(limits).flatMap(([size, limit]) => {
      const found = results[size]?.ratio;
      if (found === undefined) return [];
      return [verdict(found <= limit, `${size}: ${show(found)} × the yardstick`, limit)];
    });
}

/** Something of each size is no more than a limit. */
export function most(what, limit, of) {
  return (results) =>
    Object.entries(results).flatMap(([size, result]) => {
      const found = of(result);
      if (!Number.isFinite(found)) return [];
      return [verdict(found <= limit, `${size}: ${show(found)} ${what}`, limit)];
    });
}

/** Ours at the larger size is no more than so many times ours at the smaller. */
export function growth(smaller, larger, limit) {
  return (results) => {
    if (!results[smaller] || !results[larger]) return [];
    const found = results[larger].ours / results[smaller].ours;
    return [verdict(found <= limit, `${larger} takes ${show(found)} × ${smaller}`, limit)];
  };
}

function verdict(holds, found, limit) {
  return { holds, text: `${found} (at most ${limit})` };
}

/** Three digits that count, whatever the size of the number. */
export function show(number) {
  if (number === undefined || !Number.isFinite(number)) return '–';
  if (Math.abs(number) >= 100) return number.toFixed(0);
  return String(Number(number.toPrecision(number < 1 ? 2 : 3)));
}

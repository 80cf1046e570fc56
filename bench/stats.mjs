export function median(numbers) {
  return quantile(numbers, 0.5);
}

/** Nearest rank from below: a tenth of ten numbers is the first. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** How a program's times become its figure. */
export const figures = {
  first: (taken) => taken[0],
  median,
  slowest: (taken) => Math.max(...taken),
  p95: (taken) => quantile(taken, 0.95),
};

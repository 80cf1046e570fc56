/**
 * For each line before, the line after that it is or that came in its place; undefined if it went.
 * A shortest edit script of lines: Myers, "An O(ND) difference algorithm and its variations",
 * Algorithmica 1, 1986. Of the lines of a changed stretch the n-th stands for the n-th.
 */
export function diffLines(before, after) {
  const now = new Array(before.length);
  let [old, fresh] = [0, 0];
  for (const [i, j] of [...commonLines(before, after), [before.length, after.length]]) {
    for (let k = 0; old + k < i; k++) now[old + k] = fresh + k < j ? fresh + k : undefined;
    if (i < before.length) now[i] = j;
    [old, fresh] = [i + 1, j + 1];
  }
  return now;
}

function commonLines(a, b) {
  const most = a.length + b.length;
  const furthest = new Map([[1, 0]]);
  const trail = [];
  for (let d = 0; d <= most; d++) {
    trail.push(new Map(furthest));
    for (let k = -d; k <= d; k += 2) {
      const isDown = k === -d || (k !== d && furthest.get(k - 1) < furthest.get(k + 1));
      let x = isDown ? furthest.get(k + 1) : furthest.get(k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) return backwards(a, b, trail);
    }
  }
  return [];
}

function backwards(a, b, trail) {
  const pairs = [];
  let [x, y] = [a.length, b.length];
  for (let d = trail.length - 1; d >= 0; d--) {
    const furthest = trail[d];
    const k = x - y;
    const isDown = k === -d || (k !== d && furthest.get(k - 1) < furthest.get(k + 1));
    const from = isDown ? k + 1 : k - 1;
    const fromX = furthest.get(from);
    while (x > fromX && y > fromX - from && x > 0 && y > 0 && a[x - 1] === b[y - 1]) {
      pairs.unshift([x - 1, y - 1]);
      x--;
      y--;
    }
    if (d === 0) break;
    [x, y] = [fromX, fromX - from];
  }
  return pairs;
}

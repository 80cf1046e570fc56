/** Something in a network, and how much room it takes with its name. Pixels. */
export interface NetNode {
  readonly width: number;
  readonly height: number;
}

/** Two that belong together: numbers of nodes, and how much, above 0. */
export interface NetEdge {
  readonly one: number;
  readonly other: number;
  readonly weight: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const steps = 300;
/** Most steps in which what covers each other is moved apart. */
const partings = 400;

/**
 * Middles of the nodes of a network, so that what belongs together is near, and no two cover each
 * other. Springs and repulsion cool down from a circle in the order of the nodes (Fruchterman &
 * Reingold 1991): nothing is left to chance, so the same network is always drawn the same. A pull to
 * the middle keeps together what no edge joins. The middles may be anywhere: see `boundsOf`.
 */
export function networkLayout(nodes: readonly NetNode[], edges: readonly NetEdge[]): Point[] {
  const count = nodes.length;
  const room = nodes.reduce((sum, { width, height }) => sum + width * height, 0);
  const ideal = Math.sqrt((room * 1.1) / Math.max(1, count));
  const [xs, ys] = circle(count, ideal);
  const most = edges.reduce((sum, { weight }) => Math.max(sum, weight), 0);
  const [dx, dy] = [new Float64Array(count), new Float64Array(count)];
  const push = (a: number, b: number, force: (distance: number) => number) => {
    const [x, y] = [(xs[a] ?? 0) - (xs[b] ?? 0), (ys[a] ?? 0) - (ys[b] ?? 0)];
    const distance = Math.max(Math.hypot(x, y), 0.01);
    const by = force(distance) / distance;
    dx[a] = (dx[a] ?? 0) + x * by;
    dy[a] = (dy[a] ?? 0) + y * by;
    dx[b] = (dx[b] ?? 0) - x * by;
    dy[b] = (dy[b] ?? 0) - y * by;
  };
  for (let step = 0; step < steps; step++) {
    for (let i = 0; i < count; i++) {
      dx[i] = -(xs[i] ?? 0) * 0.3;
      dy[i] = -(ys[i] ?? 0) * 0.6;
    }
    for (let a = 0; a < count; a++)
      for (let b = a + 1; b < count; b++) push(a, b, (distance) => (ideal * ideal) / distance);
    for (const { one, other, weight } of edges)
      push(one, other, (distance) => -((distance * distance) / ideal) * Math.sqrt(weight / most));
    const heat = ideal * 1.5 * (1 - step / steps) + 0.5;
    for (let i = 0; i < count; i++) {
      const far = Math.max(Math.hypot(dx[i] ?? 0, dy[i] ?? 0), 0.01);
      const by = Math.min(far, heat) / far;
      xs[i] = (xs[i] ?? 0) + (dx[i] ?? 0) * by;
      ys[i] = (ys[i] ?? 0) + (dy[i] ?? 0) * by;
    }
  }
  part(nodes, xs, ys);
  return nodes.map((_, i) => ({ x: xs[i] ?? 0, y: ys[i] ?? 0 }));
}

function circle(count: number, ideal: number): [Float64Array, Float64Array] {
  const radius = (ideal * count) / Math.PI / 2;
  const angle = (i: number) => (2 * Math.PI * i) / Math.max(1, count);
  return [
    Float64Array.from({ length: count }, (_, i) => radius * Math.sin(angle(i))),
    Float64Array.from({ length: count }, (_, i) => -radius * Math.cos(angle(i))),
  ];
}

/** Moves apart what covers each other, each half of the shorter way; the rest comes by spreading all. */
function part(nodes: readonly NetNode[], xs: Float64Array, ys: Float64Array): void {
  for (let step = 0; step < partings; step++) {
    let isApart = true;
    for (let a = 0; a < nodes.length; a++)
      for (let b = a + 1; b < nodes.length; b++) {
        const [x, y] = [(xs[b] ?? 0) - (xs[a] ?? 0), (ys[b] ?? 0) - (ys[a] ?? 0)];
        const across = ((nodes[a]?.width ?? 0) + (nodes[b]?.width ?? 0)) / 2 - Math.abs(x);
        const down = ((nodes[a]?.height ?? 0) + (nodes[b]?.height ?? 0)) / 2 - Math.abs(y);
        if (across <= 0 || down <= 0) continue;
        isApart = false;
        const [line, by] =
          across < down ? [xs, across * (x < 0 ? -1 : 1)] : [ys, down * (y < 0 ? -1 : 1)];
        line[a] = (line[a] ?? 0) - by / 2 - Math.sign(by) * 0.01;
        line[b] = (line[b] ?? 0) + by / 2 + Math.sign(by) * 0.01;
      }
    if (isApart) return;
    if (step % 40 < 39) continue;
    for (const line of [xs, ys]) line.forEach((at, i) => (line[i] = at * 1.08));
  }
}

/** What nodes take up around their middles. */
export function boundsOf(nodes: readonly NetNode[], at: readonly Point[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  nodes.forEach(({ width, height }, i) => {
    const { x = 0, y = 0 } = at[i] ?? {};
    left = Math.min(left, x - width / 2);
    right = Math.max(right, x + width / 2);
    top = Math.min(top, y - height / 2);
    bottom = Math.max(bottom, y + height / 2);
  });
  return nodes.length
    ? { x: left, y: top, width: right - left, height: bottom - top }
    : { x: 0, y: 0, width: 0, height: 0 };
}

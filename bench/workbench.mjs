// W15 and W16 can only be measured in a real window: a test of the workbench does that, and leaves
// what it found in out/bench/workbench.json:
//   {floor: {median, p95}, applied: {median, p95}, typed: {median, p95}, opened}, in milliseconds;
//   `floor` is a command that does nothing, to the window and back.
import fs from 'node:fs';
import { inProject } from '../scripts/support/project.mjs';
import { most } from './gates.mjs';

const file = inProject('out/bench/workbench.json');

const gates = {
  W15: [most('times a command that does nothing', 3, ({ ratio }) => ratio)],
  W16: [most('times a command that does nothing', 10, ({ ratio }) => ratio)],
};

/** As the other workloads' results; none when nobody measured. */
export function workbenchResults() {
  if (!fs.existsSync(file)) return [];
  const { floor, applied, opened } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const date = fs.statSync(file).mtime.toISOString().slice(0, 10);
  const result = (id, title, ours, p95) => ({
    workload: { id, title: `${title} (measured ${date})`, gates: gates[id] },
    results: { HOT: { ours, yardstick: floor.median, ratio: ours / floor.median, p95 } },
  });
  return [
    result('W15', 'apply a code, seen in the window', applied.median, applied.p95),
    result('W16', 'open a long, densely coded transcript', opened),
  ];
}

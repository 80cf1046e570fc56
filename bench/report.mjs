// What was measured, as Markdown tables.
import { quoted } from './quoted.mjs';

const head = [
  'size',
  'ours',
  'yardstick',
  'ratio',
  'again: ours / yardstick',
  'process: ours / yardstick',
  'peak MB: ours / yardstick',
];

/** @param measured a workload and its results by size */
export function table({ workload, results, refused }) {
  if (refused) return `### ${workload.id} ${workload.title}\n\nRefused: ${refused}\n`;
  const write = workload.unit ? withUnit(workload.unit) : milliseconds;
  const rows = Object.entries(results).map(([size, result]) => cells(size, result, write));
  const notes = Object.entries(results).flatMap(([size, result]) => note(size, result));
  const against = workload.yardstick ? `, against ${workload.yardstick.name}` : '';
  return [
    `### ${workload.id} ${workload.title}${against}`,
    '',
    ...[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`),
    ...(notes.length ? ['', ...notes] : []),
    '',
  ].join('\n');
}

function cells(size, result, write) {
  const { ours, yardstick, ratio, oursAgain, yardstickAgain, wall, peak } = result;
  return [
    size,
    write(ours),
    write(yardstick),
    show(ratio),
    pair(oursAgain, yardstickAgain, milliseconds),
    pair(wall?.ours, wall?.yardstick, milliseconds),
    pair(peak?.ours, peak?.yardstick, show),
  ];
}

/** Everything measured in one table, beside what is known from elsewhere. */
export function overview(measured, verdicts) {
  const rows = measured.flatMap(({ workload, results, refused }) =>
    refused
      ? [[`${workload.id} ${workload.title}`, ...Array(7).fill('–'), '✘ refused']]
      : Object.entries(results).map(([size, result], i) => [
          i === 0 ? `${workload.id} ${workload.title}` : '',
          size,
          ...besides(workload, size, result),
          verdictOf(verdicts, workload, size),
        ]),
  );
  const columns =
    'workload, size, ours, yardstick, ratio, least code, target, best other program, gates';
  const names = columns.split(', ');
  return [names, names.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function besides({ id, unit }, size, { ours, yardstick, ratio }) {
  const write = unit ? withUnit(unit) : milliseconds;
  const known = quoted[id] ?? {};
  const said = (what) => {
    const value = known[what]?.[size];
    return typeof value === 'number' ? milliseconds(value) : (value ?? '–');
  };
  return [
    write(ours),
    write(yardstick),
    show(ratio),
    said('limit'),
    said('target'),
    said('others'),
  ];
}

function verdictOf(verdicts, { id }, size) {
  const own = verdicts.filter(
    ({ workload, verdict }) => workload.id === id && verdict.size === size,
  );
  if (!own.length) return '–';
  return own.every(({ verdict }) => verdict.holds) ? '✔' : '✘';
}

/** What only some workloads tell. */
function note(size, result) {
  const { floor, bytes, ours, yardstick, acts, p95, appended } = result;
  const { kilobytes, packageKilobytes } = result;
  // Of a few acts it would only be the slowest.
  const isSpread = acts >= 20;

  const perByte = (time) => `${show((time * 1e6) / bytes)} ns`;
  const parts = [];
  if (floor !== undefined)
    parts.push(
      `${show(bytes / 1e6)} MB, a byte takes ours ${perByte(ours)}, the yardstick ` +
        `${perByte(yardstick)}, and reading alone ${perByte(floor)} (${milliseconds(floor)})`,
    );
  if (isSpread) parts.push(`95th percentile ${milliseconds(p95)}`);
  if (appended !== undefined) parts.push(`append + fdatasync ${milliseconds(appended)}`);
  if (kilobytes !== undefined) parts.push(`main bundle ${show(kilobytes)} KB`);
  if (packageKilobytes !== undefined) parts.push(`package ${show(packageKilobytes)} KB`);
  return parts.length ? [`- ${size}: ${parts.join('; ')}`] : [];
}

/** One line a gate. */
export function verdictLine({ workload, verdict: { holds, what, found, limit } }) {
  return `${holds ? '✔' : '✘'} ${workload.id} ${what}: ${show(found)}, at most ${limit}`;
}

function pair(one, other, written) {
  if (one === undefined && other === undefined) return '–';
  return `${written(one)} / ${written(other)}`;
}

function milliseconds(time) {
  return time >= 10_000 ? `${show(time / 1000)} s` : withUnit('ms')(time);
}

function withUnit(unit) {
  return (number) => (number === undefined ? '–' : `${show(number)} ${unit}`);
}

/** About three digits that count. */
function show(number) {
  if (number === undefined || !Number.isFinite(number)) return '–';
  if (Math.abs(number) >= 100) return number.toFixed(0);
  return String(Number(number.toPrecision(Math.abs(number) < 1 ? 2 : 3)));
}

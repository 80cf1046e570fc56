// Measures the workloads that are asked for, and tells.
import fs from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { inProject } from '../scripts/support/project.mjs';
import { benchAnchors } from './anchors.mjs';
import { bundlePrograms } from './bundles.mjs';
import { measurePairs } from './pairs.mjs';
import { workloads } from './plan.mjs';
import { overview, table, verdictLine } from './report.mjs';
import { study, whyNot } from './studies.mjs';

const help = `npm run bench [-- options]

  --size S,M,L       sizes of the generated projects (also XL: 2 GB, and minutes)
  --workload W1,W3   of ${workloads.map(({ id }) => id).join(', ')}; all without this
  --pairs 5          how often ours and the yardstick run in turn
  --check            ends with 1 when a gate does not hold, or an answer was wrong
  --keep FILE        writes everything that is told to a Markdown file too

npm run bench -- anchors [options]

  --seeds 3          edits every text so many times, each time in other ways; --from 4: from that seed on
  --ours             without the other methods; nothing is written into the docs
  --held-out         on other texts: those on which nothing was settled
  --list wrong       shows every wrong place (or missed: every excerpt that survives and was not found)
  --check            ends with 1 when less was found, or more was wrong, than was reached before

See bench/README.md for what is measured and how to read it.`;

const options = {
  size: { type: 'string', default: 'S,M,L' },
  workload: { type: 'string' },
  pairs: { type: 'string', default: '5' },
  check: { type: 'boolean', default: false },
  keep: { type: 'string' },
  help: { type: 'boolean', default: false },
  seeds: { type: 'string', default: '1' },
  from: { type: 'string', default: '1' },
  ours: { type: 'boolean', default: false },
  'held-out': { type: 'boolean', default: false },
  list: { type: 'string' },
};

/** Gives the exit code. */
export async function bench() {
  const { values: asked, positionals } = parseArgs({ options, allowPositionals: true });
  if (positionals[0] === 'anchors' && !asked.help)
    return benchAnchors(
      {
        seeds: Number(asked.seeds),
        from: Number(asked.from),
        only: asked.ours || Boolean(asked.list),
        isCheck: asked.check,
        isHeldOut: asked['held-out'],
        list: asked.list,
      },
      say,
    );
  const sizes = asked.size.split(',').filter((size) => size !== 'HOT');
  const ids = asked.workload?.split(',') ?? workloads.map(({ id }) => id);
  const unknown = ids.filter((id) => !workloads.some((workload) => workload.id === id));
  const pairs = Number(asked.pairs);
  if (asked.help || unknown.length || !Number.isInteger(pairs) || pairs < 1) {
    console.log(unknown.length ? `There is no workload ${unknown.join(', ')}.\n\n${help}` : help);
    return asked.help ? 0 : 2;
  }
  const usable = sizes.filter((size) => {
    const reason = whyNot(size);
    if (reason) console.log(`Without ${size}: ${reason}.`);
    return !reason;
  });
  await bundlePrograms();
  const measured = [];
  for (const workload of workloads.filter(({ id }) => ids.includes(id)))
    measured.push(await measureAll(workload, usable, pairs));
  const holds = judge(measured, asked.keep);
  return holds || !asked.check ? 0 : 1;
}

async function measureAll(workload, sizes, pairs) {
  const results = {};
  try {
    for (const subject of subjectsOf(workload, sizes)) {
      const found = await subject();
      results[found.size] = await measurePairs(workload, found, pairs, say);
    }
  } catch (error) {
    // One workload whose work is wrong leaves the others to be told; no gate of it holds.
    return told({ workload, results: {}, refused: error.message });
  }
  return told({ workload, results });
}

function subjectsOf({ subject, sizes: itsSizes }, sizes) {
  if (subject) return [() => subject(say)];
  return itsSizes
    .filter((size) => size === 'HOT' || sizes.includes(size))
    .map((size) => () => study(size, say));
}

/** Shown as soon as it is known: whoever stops a long run has what was measured. */
function told(measured) {
  console.log(`\n${table(measured)}`);
  return measured;
}

/** Gives whether every gate holds. */
function judge(measured, file) {
  const kept = measured.map(({ workload: { id }, results }) => ({ id, results }));
  fs.writeFileSync(inProject('out/bench/results.json'), `${JSON.stringify(kept, null, 2)}\n`);
  const verdicts = measured.flatMap(({ workload, results }) =>
    workload.gates.flatMap((gate) => gate(results).map((verdict) => ({ workload, verdict }))),
  );
  const overall = overview(measured, verdicts);
  const lines = verdicts.map(verdictLine);
  console.log(`${overall}\n\n${lines.join('\n')}`);
  if (file) fs.writeFileSync(file, document(measured, overall, lines));
  return verdicts.every(({ verdict }) => verdict.holds) && !measured.some(({ refused }) => refused);
}

function document(measured, overall, lines) {
  const [{ model } = { model: 'unknown processor' }] = os.cpus();
  const machine = `${os.cpus().length} × ${model.trim()}, ${os.type()}, Node ${process.version}`;
  return [
    '# What the bench measured',
    `${new Date().toISOString().slice(0, 10)}, on ${machine}. Made by \`npm run bench -- --keep FILE\`;`,
    '[README.md](README.md) says how to read it. *Least code*, *target* and *best other program* were',
    'measured on 2026-11-23 on another machine, and are quoted.',
    '',
    overall,
    '',
    ...lines.map((line) => `- ${line}`),
    '',
    ...measured.map(table),
  ].join('\n');
}

function say(text) {
  console.log(`${new Date().toTimeString().slice(0, 8)}  ${text}`);
}

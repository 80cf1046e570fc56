// Runs the stages of a test run one after another and sums up what they counted.
import fs from 'node:fs';
import path from 'node:path';
import { run } from './commands.mjs';
import { root, scratchFolder } from './project.mjs';

/**
 * A stage is a program to run: `arguments` are those of Node.js. A stage that `counts` writes
 * `{passed, failed, skipped}` into the file that the environment names CODEBOOK_COUNTS; any other
 * counts as one, and may name as `broken` the files in which something failed. `after` is what has
 * to be ready first; `needs` names stages that have to pass.
 */
export async function runStages(stages) {
  const outcomes = [];
  for (const stage of stages) {
    heading(stage.name);
    const broken = outcomes.find(({ name, ok }) => !ok && stage.needs?.includes(name));
    const began = Date.now();
    const outcome = broken ? skippedFor(broken) : await runStage(stage);
    const seconds = (Date.now() - began) / 1000;
    outcomes.push({ name: stage.name, seconds, ...outcome });
    console.log(`${outcome.ok ? '✔' : '✘'} ${stage.name} (${seconds.toFixed(1)} s)`);
  }
  return outcomes;
}

function heading(name) {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 76 - name.length))}`);
}

function skippedFor({ name }) {
  console.log(`Not run, because “${name}” failed.`);
  return { ok: false, passed: 0, failed: 1, skipped: 0 };
}

/**
 * A window can be late for once. What may try `again` is run once more where something failed: the
 * files in which it did, as a whole (the stage gives the arguments for them), or all of a stage that
 * does not name files. The closing words say so.
 */
async function runStage(stage) {
  const first = await tryStage(stage, stage.arguments);
  if (first.ok || !stage.again) return first;
  const { broken } = first;
  if (!broken) {
    console.log('\nSecond try');
    return { ...(await tryStage(stage, stage.again([]))), again: 'tried twice' };
  }
  if (broken.length === 0) return first;
  const files = broken.map(({ file }) => file);
  console.log(`\nSecond try of ${files.map((file) => path.basename(file)).join(', ')}`);
  const second = await tryStage(stage, stage.again(files));
  const without = (what) => broken.reduce((left, counts) => left - counts[what], first[what]);
  const sum = (what) => without(what) + second[what];
  return {
    ...second,
    passed: sum('passed'),
    skipped: sum('skipped'),
    again: `files tried twice: ${files.length}`,
  };
}

async function tryStage({ counts, after, env }, args) {
  const file = path.join(scratchFolder('logs'), `counts-${process.pid}.json`);
  fs.rmSync(file, { force: true });
  let code = 1;
  try {
    await after;
    const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
    const environment = { ...process.env, ...env, CODEBOOK_COUNTS: file };
    ({ code } = await run(process.execPath, args, { ...options, env: environment }));
  } catch (error) {
    console.error(error.message);
  }
  const found = counts && fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  fs.rmSync(file, { force: true });
  const { broken, ...numbers } = found;
  return { ...judge(code, counts, { passed: 0, failed: 0, skipped: 0, ...numbers }), broken };
}

/** A stage whose tests all passed may still fail; and one that ran none has not passed. */
function judge(code, counts, { passed, failed, skipped }) {
  if (!counts)
    return { ok: code === 0, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped };
  const ok = code === 0 && failed === 0 && passed > 0;
  return { ok, passed, failed: ok ? 0 : Math.max(1, failed), skipped };
}

/** The closing words: what each stage took, and one line with the sums. */
export function sumUp(outcomes) {
  heading('summary');
  for (const { name, ok, seconds, passed, failed, again } of outcomes) {
    const counted = failed > 0 ? `${failed} of ${passed + failed} failed` : `${passed} ok`;
    const told = again ? `${counted}; ${again}` : counted;
    console.log(
      `${ok ? '✔' : '✘'} ${name.padEnd(44)} ${seconds.toFixed(1).padStart(7)} s  ${told}`,
    );
  }
  const sum = (what) => outcomes.reduce((total, outcome) => total + outcome[what], 0);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
  return sum('failed') === 0 && sum('passed') > 0;
}

// SQLite as a yardstick, through its own command, where the machine has it.
import fs from 'node:fs';
import path from 'node:path';
import { mustRun, onPath } from '../scripts/support/commands.mjs';

const columns = 'kase int, code int, coder int, start int, stop int';
/** Its clock shows milliseconds. */
const runTime = /^Run Time: real ([\d.]+)/;

export const sqlite = onPath('sqlite3');

/** All codings of a study in a narrow table, with an index that covers the matrix code × case. */
export async function ensureDatabase({ folder }) {
  const file = path.join(folder, 'codings.sqlite');
  if (fs.existsSync(file)) return file;
  const beside = `${file}.${process.pid}`;
  const steps = [
    ...['pragma journal_mode = off', 'pragma synchronous = off'].map((step) => `${step};`),
    `create table coding(${columns});`,
    '.mode csv',
    `.import "${path.join(folder, 'codings.csv')}" coding`,
    'create index by_code_and_case on coding(code, kase);',
    'analyze;',
  ];
  await mustRun(sqlite, ['-bail', beside, ...steps]);
  fs.renameSync(beside, file);
  return file;
}

/** Arguments that count the matrix so many times and tell how long each took. */
export function matrixArguments(file, times) {
  const matrix = 'select code, kase, count(*) as n from coding group by code, kase';
  const digest = 'sum(n) as sum, sum(n * n) as squares, sum(n * (31 * code + 7 * kase)) as places';
  const script = `${file}-${times}.sql`;
  const query = `select ${digest} from (${matrix});`;
  // Its clock only runs for what it reads from a script.
  fs.writeFileSync(script, ['.mode json', '.timer on', ...Array(times).fill(query), ''].join('\n'));
  return ['-readonly', file, `.read "${script}"`];
}

export function readMatrixOutput(output) {
  const lines = output.trim().split('\n');
  const taken = lines.flatMap((line) => {
    const found = runTime.exec(line);
    return found ? [Number(found[1]) * 1000] : [];
  });
  const [answer] = JSON.parse(lines.findLast((line) => line.startsWith('[')));
  return { taken, answer };
}

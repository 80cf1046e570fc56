// Writes a generated study: the project as it is opened, and beside it what programs have to find.
//   node bench/data/generate.mjs S|M|L|XL|HOT folder [seed]
import fs from 'node:fs';
import path from 'node:path';
import { Answers } from './answers.mjs';
import { codebook } from './codebook.mjs';
import { interviews } from './interviews.mjs';
import { codingFiles } from './records.mjs';
import { usualSeed } from './sizes.mjs';
import { planStudy } from './study.mjs';

const [size, folder, seed = usualSeed] = process.argv.slice(2);
const study = planStudy(size, Number(seed));
const answers = new Answers(study);
const sources = ['source,case,kind,round,date'];
const table = fs.openSync(fileIn('codings.csv'), 'w');

put('codebook.yaml', codebook(study.codes));
put('cases.csv', lines(['case,role,district,gender,years', ...study.cases.map(caseRow)]));
for (const source of interviews(study)) {
  const before = answers.totals.codings;
  const name = `transcripts/${source.path}`;
  answers.take(source);
  sources.push(`${name},${source.case},interview,${source.round},${source.date}`);
  put(name, source.text);
  codingFiles(source, before).forEach((records, coder) => {
    if (records.length) put(`codings/${['ana', 'ben'][coder]}/${name}.jsonl`, lines(records));
  });
  fs.writeSync(table, tableRows(source));
}
put('sources.csv', lines(sources));
fs.closeSync(table);
const meta = { size, seed: study.seed, ...answers.summary() };
fs.writeFileSync(fileIn('meta.json'), `${JSON.stringify(meta, null, 2)}\n`);

function put(name, text) {
  fs.writeFileSync(fileIn('project', name), text);
}

function fileIn(...parts) {
  const file = path.join(folder, ...parts);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return file;
}

function lines(all) {
  return all.map((line) => `${line}\n`).join('');
}

function caseRow({ id, role, district, gender, years }) {
  return [id, role, district, gender, years].join(',');
}

/** One coding a row: case, code, coder, start, end, all as numbers. For SQLite. */
function tableRows({ caseNumber, codings }) {
  return lines(
    codings.map(({ code, coder, start, end }) => [caseNumber, code, coder, start, end].join(',')),
  );
}

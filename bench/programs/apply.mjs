// W10: applies a code to an excerpt of a source that is not open, durably, many times over. The
// coder "bench" starts with what "ana" has of that source, and is gone afterwards.
import fs from 'node:fs';
import path from 'node:path';
import { applyCodes } from '../../src/core/project/operations';
import { Project } from '../../src/core/project/project';
import { chance } from '../../src/node/chance';
import { NodeFileStore } from '../../src/node/fileStore';
import { atTheEnd, tell } from './measure.mjs';

const [folder, times] = process.argv.slice(2);
const coder = 'bench';
const source = middleSource();
const file = path.join(folder, 'codings', coder, `${source}.jsonl`);

atTheEnd(() => fs.rmSync(path.join(folder, 'codings', coder), { recursive: true, force: true }));
fs.mkdirSync(path.dirname(file), { recursive: true });
fs.copyFileSync(path.join(folder, 'codings/ana', `${source}.jsonl`), file);
const bytes = fs.statSync(file).size;
const linesBefore = lineCount();

const project = await Project.open(new NodeFileStore(folder), chance);
const located = await project.located(source);
const { id: code } = project.book.codes.findLast(({ codable }) => codable);
const countBefore = project.index.countOf(code);
const taken = [];
let wrong = 0;
for (let run = 0; run < Number(times); run++) {
  const spans = [{ start: 40 * run, end: 40 * run + 30 }];
  const start = performance.now();
  await applyCodes(project, { source: located, spans, codes: [code], coder });
  const count = project.index.countOf(code);
  taken.push(performance.now() - start);
  if (count !== countBefore + run + 1) wrong++;
}
tell({ taken, bytes, answer: { wrong, written: lineCount() - linesBefore - Number(times) } });

function middleSource() {
  const rows = fs.readFileSync(path.join(folder, 'sources.csv'), 'utf8').trim().split('\n');
  const [name] = rows[Math.ceil(rows.length / 2)].split(',');
  return name;
}

function lineCount() {
  return fs.readFileSync(file, 'utf8').split('\n').length;
}

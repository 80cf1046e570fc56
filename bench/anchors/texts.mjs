// The texts that are edited: real transcripts where they are at hand, and the example study.
import fs from 'node:fs';
import path from 'node:path';
import { filesBelow, inProject } from '../../scripts/support/project.mjs';

/** Public transcripts that this project did not write; not everyone who runs this has them. */
const realFolder = inProject('../shared/realdata');
const realParts = ['transcripts-en', 'transcripts-zh', 'vtt-srt'];
const exampleFolder = inProject('examples/cross-school-leadership');
const exampleParts = ['transcripts', 'fieldnotes', 'documents'];
/** Texts on which nothing of what Codebook asks for was settled. */
const heldOutParts = ['coded/oral-history-as-data', 'coded/quadro-vault/Data'];
const isText = (file) => /\.(txt|md|vtt|srt|csv)$/u.test(file) && !/README/u.test(file);
/** Less has too few places that differ. UTF-16 units. */
const leastLength = 600;

/** `{ name, text, isChinese, isReal }`, and what is left out; only what is held out, if asked for. */
export function loadTexts({ isHeldOut = false } = {}) {
  const hasReal = fs.existsSync(realFolder);
  const real = isHeldOut ? heldOutParts : realParts;
  const parts = [
    ...(hasReal ? real.map((part) => path.join(realFolder, part)) : []),
    ...(isHeldOut ? [] : exampleParts.map((part) => path.join(exampleFolder, part))),
  ];
  const files = parts.flatMap((part) => filesBelow(part)).filter(isText);
  const texts = files.map(read).filter(({ text }) => text.length >= leastLength);
  return { texts, without: hasReal ? [] : [`the real transcripts: no folder ${realFolder}`] };
}

function read(file) {
  let text = new TextDecoder().decode(fs.readFileSync(file)).replace(/\r\n?/gu, '\n');
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (file.endsWith('.csv')) text = text.startsWith('speaker,words') ? said(text) : spoken(text);
  const isReal = file.startsWith(realFolder);
  return { name: path.basename(file), text, isChinese: han > text.length / 4, isReal };
}

/** Rows of `speaker,words,tags,timestamp`, some in quotation marks, as lines of a transcript. */
function said(csv) {
  const cell = /(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/gu;
  const rows = csv
    .trim()
    .split(/\n(?=(?:[^"]*"[^"]*")*[^"]*$)/u)
    .slice(1);
  return rows
    .map((row) => [...row.matchAll(cell)].map(([, quoted, plain]) => quoted ?? plain ?? ''))
    .map(([who, words]) => `${who} ${words.replaceAll('""', '"').replace(/\s+/gu, ' ')}\n`)
    .join('');
}

/** Rows of `segment,from,to,speaker,text` as lines of a transcript. */
function spoken(csv) {
  const rows = csv.trim().split('\n').slice(1);
  return rows
    .map((row) => row.split(',').slice(3))
    .map(([who, ...words]) => `${who}：${words}\n`)
    .join('');
}

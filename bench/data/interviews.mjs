import { chineseSentence, englishSentence } from './speech.mjs';

/** The sources of a study one after another, each with its text, line starts and codings. */
export function* interviews(study) {
  const { random, cases, codingsOf } = study;
  for (const [number, share] of codingsOf.entries()) {
    const caseNumber = cases[number >> 1] ? number >> 1 : 0;
    const who = cases[caseNumber];
    const round = (number & 1) + 1;
    const isChinese = random.unit() < 0.12;
    const isLong = study.lines === 5000;
    const lines = isLong ? study.lines : Math.round(study.lines * (0.8 + 0.4 * random.unit()));
    const { text, starts } = transcript(random, who, lines, isChinese);
    yield {
      path: `${who.district}/${who.id}_r${round}.txt`,
      case: who.id,
      caseNumber,
      round,
      date: `2024-0${1 + round}-${String(1 + (number % 28)).padStart(2, '0')}`,
      text,
      starts,
      codings: codeTranscript(study, starts, share),
    };
  }
}

/** Turns of an interviewer and a participant, one a line, every twelfth with the time. */
function transcript(random, who, lines, isChinese) {
  const starts = new Int32Array(lines + 1);
  const said = [];
  let at = 0;
  let seconds = 0;
  for (let line = 0; line < lines; line++) {
    const asks = (line & 1) === 0;
    const inChinese = random.unit() < (isChinese ? 0.85 : 0.04);
    let turn = line % 12 === 0 ? `[${clock(seconds)}] ` : '';
    turn += inChinese ? (asks ? '访谈者：' : '受访者：') : asks ? 'INTERVIEWER: ' : `${who.id}: `;
    seconds += random.between(3, 12);
    turn += sentences(random, asks, inChinese);
    starts[line] = at;
    said.push(turn);
    at += turn.length + 1;
  }
  starts[lines] = at;
  return { text: `${said.join('\n')}\n`, starts };
}

function sentences(random, asks, inChinese) {
  const isShort = !asks && random.unit() < 0.25;
  const count = isShort ? 1 : random.between(1, asks ? 2 : 3);
  return Array.from({ length: count }, () =>
    inChinese
      ? chineseSentence(random, random.between(8, 30))
      : englishSentence(random, random.between(4, 18)),
  ).join(inChinese ? '' : ' ');
}

function clock(seconds) {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/**
 * Codings of two coders (0 and 1): most passages are coded by both, some of those with other
 * bounds or another code; a third of all passages get a second code.
 */
function codeTranscript({ random, drawCode }, starts, share) {
  const codings = [];
  const made = new Set();
  const hasRoom = () => codings.length < share;
  const add = (start, end, code, coder) => {
    const key = `${code} ${start} ${end} ${coder}`;
    if (!made.has(key)) codings.push({ start, end, code, coder });
    made.add(key);
  };
  while (hasRoom()) {
    const passage = drawPassage(random, starts);
    if (!passage) continue;
    const { start, end } = passage;
    const code = drawCode();
    const chance = random.unit();
    add(start, end, code, chance < 0.85 ? 0 : 1);
    if (hasRoom() && chance < 0.55) add(start, otherEnd(random, start, end), code, 1);
    else if (hasRoom() && chance < 0.7) add(start, end, drawCode(), 1);
    if (hasRoom() && random.unit() < 0.3) {
      const second = drawCode();
      add(start, end, second, random.unit() < 0.5 ? 0 : 1);
    }
  }
  return codings;
}

/** One to five whole lines, or part of them; nothing where no words would be left. */
function drawPassage(random, starts) {
  const lines = starts.length - 1;
  const first = random.below(lines);
  const count = random.unit() < 0.55 ? 1 : random.between(2, 5);
  const last = Math.min(lines - 1, first + count - 1);
  let start = starts[first];
  let end = starts[last + 1] - 1;
  if (random.unit() < 0.35 && end - start > 20) {
    const quarter = (end - start) >> 2;
    start += random.below(quarter);
    end -= random.below(quarter);
  }
  return end > start ? { start, end } : undefined;
}

function otherEnd(random, start, end) {
  if (random.unit() >= 0.4) return end;
  return Math.max(start + 1, end - random.below(Math.min(60, end - start)));
}

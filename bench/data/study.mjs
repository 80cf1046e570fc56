import { Random, zipf } from './random.mjs';
import { sizes } from './sizes.mjs';
import { codeNames } from './words.mjs';

/** The plan of a study: its codes, cases, and how many codings each source will get. */
export function planStudy(size, seed) {
  const { sources, codes: codeCount, codings, districts, lines } = sizes[size];
  const random = new Random(seed);
  const codes = makeCodes(random, codeCount);
  const popular = shuffled(random, codeCount);
  const byPopularity = zipf(codeCount, 0.9);
  const cases = makeCases(random, Math.max(1, Math.round(sources / 2)), districts);
  return {
    size,
    seed,
    random,
    codes,
    cases,
    lines,
    codingsOf: shares(random, sources, codings),
    /** Numbers of the three codes that are drawn most often. */
    popular: popular.slice(0, 3),
    /** Number of a code, popular ones more often. */
    drawCode: () => popular[byPopularity(random)],
  };
}

/** A tree of three levels: a twelfth of the codes on top, half in the middle. */
function makeCodes(random, count) {
  const top = Math.max(4, Math.round(count / 12));
  const middle = Math.min(count, top + Math.round(count * 0.5));
  return Array.from({ length: count }, (_, number) => {
    const parent = number < top ? undefined : parentOf(random, number, top, middle);
    const round = Math.floor(number / codeNames.length);
    const name = codeNames[number % codeNames.length] + (round ? ` ${round}` : '');
    const color = `#${(random.next() & 0xffffff).toString(16).padStart(6, '0')}`;
    return { id: codeId(number), name, color, parent };
  });
}

function parentOf(random, number, top, middle) {
  const isMiddle = number < middle;
  const parent = isMiddle ? random.below(top) : top + random.below(Math.max(1, middle - top));
  return parent < number ? parent : random.below(top);
}

export function codeId(number) {
  return `k${String(number).padStart(4, '0')}`;
}

/** Popular codes are spread over the tree. */
function shuffled(random, count) {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const other = random.below(i + 1);
    [order[i], order[other]] = [order[other], order[i]];
  }
  return order;
}

function makeCases(random, count, districts) {
  return Array.from({ length: count }, (_, i) => ({
    id: `P${String(i + 1).padStart(5, '0')}`,
    role: random.unit() < 0.4 ? 'leader' : 'peer',
    district: `D${String(random.below(districts) + 1).padStart(2, '0')}`,
    gender: random.unit() < 0.6 ? 'F' : 'M',
    years: random.between(1, 30),
  }));
}

/** Some sources are coded up to four times as much as others. */
function shares(random, sources, codings) {
  const weights = Array.from({ length: sources }, () => {
    const much = 0.5 + random.unit();
    return much + random.unit() * 0.5;
  });
  const sum = weights.reduce((a, b) => a + b, 0);
  const counts = weights.map((weight) => Math.floor((codings * weight) / sum));
  let rest = codings - counts.reduce((a, b) => a + b, 0);
  for (let i = 0; rest > 0; i = (i + 1) % sources, rest--) counts[i]++;
  return counts;
}

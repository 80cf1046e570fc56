// Measures how excerpts are found again in texts that were edited, by us and by other ideas, and
// writes the tables into docs/anchoring.md.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inProject } from '../scripts/support/project.mjs';
import { listed } from './anchors/listing.mjs';
import { measure } from './anchors/measure.mjs';
import { byLines, byMatcher, byPosition, byQuote } from './anchors/methods.mjs';
import { Score } from './anchors/score.mjs';
import { scriptTable, methodTable } from './anchors/tables.mjs';
import { loadTexts } from './anchors/texts.mjs';
import { bundled, bundlePrograms } from './bundles.mjs';

const page = inProject('docs/anchoring.md');
const ours = 'Codebook';

/** Gives the exit code. */
export async function benchAnchors({ seeds, from, only, isCheck, isHeldOut, list }, say) {
  const { texts, without } = loadTexts({ isHeldOut });
  await bundlePrograms();
  const engine = await import(pathToFileURL(bundled('anchorEngine')).href);
  const { methods, missing } = await methodsAtHand(engine);
  for (const what of [...without, ...missing]) console.log(`Without ${what}.`);
  const totals = Object.fromEntries(Object.keys(methods).map((name) => [name, new Score()]));
  const byScript = {};
  for (let seed = from; seed < from + seeds; seed++) {
    say(`Editing ${texts.length} texts, seed ${seed} (${seed - from + 1} of ${seeds}) …`);
    measure({ texts, methods: only ? { [ours]: methods[ours] } : methods, engine, seed, tell });
  }
  const tables = `${methodTable(totals)}\n\n${scriptTable(byScript)}`;
  console.log(tables);
  const isWhole = !only && !isHeldOut && !without.length && !missing.length;
  if (isWhole) write(tables, texts);
  const { wrong, rightSurviving, surviving } = totals[ours];
  const holds = rightSurviving / surviving >= 0.99 && wrong / totals[ours].excerpts <= 1 / 7000;
  return holds || !isCheck ? 0 : 1;

  function tell(result) {
    totals[result.method].add(result);
    if (result.method !== ours) return;
    (byScript[result.script] ??= new Score()).add(result);
    if (list) for (const each of listed(list, result)) console.log(each);
  }
}

async function methodsAtHand(engine) {
  const methods = {
    [ours]: ({ text, lines, selectors }) => engine.locateAll(text, lines, selectors),
    'the same line and column': (about) => byPosition({ ...about, engine }),
    'the first place of the quote': (about) => byQuote(about),
    'lines followed by a diff': (about) => byLines({ ...about, engine }),
  };
  const search = await approximateSearch();
  const missing = search ? [] : ['the Hypothesis-style matcher: no package approx-string-match'];
  if (search)
    methods['quote and context, approximately'] = (about) =>
      byMatcher(search)({ ...about, engine });
  return { methods, missing };
}

/** Of the package approx-string-match; undefined where it is not installed. */
async function approximateSearch() {
  try {
    return (await import('approx-string-match')).default;
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Between the marks of the page. */
function write(tables, texts) {
  const [begin, end] = ['<!-- measured -->', '<!-- end of measured -->'];
  const text = fs.readFileSync(page, 'utf8');
  const real = texts.filter(({ isReal }) => isReal).length;
  const about = `${texts.length} texts, ${real} of them real transcripts.`;
  const [head] = text.split(begin);
  const [, tail] = text.split(end);
  fs.writeFileSync(page, `${head}${begin}\n\n${about}\n\n${tables}\n\n${end}${tail}`);
}

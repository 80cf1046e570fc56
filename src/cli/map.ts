import path from 'node:path';
import { codeMap } from '../core/analysis/maps/codeMap';
import { drawMap } from '../core/analysis/maps/drawMap';
import { mapKinds, type MapWords } from '../core/analysis/maps/mapWords';
import { noCase } from '../core/analysis/caseOf';
import { drawingSvg } from '../core/exporting/drawingSvg';
import type { Project } from '../core/project/project';
import { argued } from './ask';
import { closenessOf } from './cooccur';
import type { Io } from './io';
import { refuseUnknownCodes } from './known';
import { openProject } from './openProject';
import { type Command, oneOf, readArguments, WrongUsage } from './usage';
import { writeFile } from './writeFile';

export const map: Command = {
  name: 'map',
  summary: 'draw the codes: network, clusters, code lines, frequencies, discovery, treemap',
  usage: `[project] --kind network|clusters|lines|frequencies|discovery|treemap
         [--where EXPR] [--by overlap|excerpt|turn|near:N|cases] [--least N] [--lanes ID]
         [--rollup] [--to FILE.svg]`,
  help: `A picture as SVG, on white, with a title and a description; the same as in the window.

  --kind    network: codes that stand together are joined; clusters: how alike each two codes are
            (Jaccard), and the tree of their groups (average linkage); lines: where in each source
            codes stand; frequencies: a bar for each code; discovery: what each source brought that
            was new; treemap: the tree of codes, as large as their codings
  --where   only the codings that answer a question: see codebook query --help
  --by      what stands together, in a network and in clusters: see codebook cooccur --help; for
            clusters also cases: codes are alike that were met in the same cases
  --least   how often codes have to stand together to be joined in a network: 2 unless said
  --lanes   the code whose parts are the lanes of code lines; the outermost codes unless said
  --rollup  what is inside a code counts for it too; of frequencies
  --to      the file; without it the SVG is printed`,
};

export async function runMap(args: readonly string[], io: Io): Promise<number> {
  const { values, folder } = readArguments(args, {
    kind: { type: 'string' },
    where: { type: 'string', default: '' },
    by: { type: 'string', default: 'overlap' },
    least: { type: 'string', default: '2' },
    lanes: { type: 'string', default: '' },
    rollup: { type: 'boolean', default: false },
    to: { type: 'string' },
  });
  if (values.kind === undefined)
    throw new WrongUsage(`Which picture? Give --kind ${mapKinds.join('|')}.`);
  const kind = oneOf('--kind', values.kind, mapKinds);
  const least = /^\d{1,6}$/.test(values.least) ? Number(values.least) : NaN;
  if (Number.isNaN(least)) throw new WrongUsage(`--least is a number; not “${values.least}”.`);
  const byCases = kind === 'clusters' && values.by === 'cases';
  const closeness = byCases ? ({ kind: 'overlap' } as const) : closenessOf(values.by);
  const project = await openProject(folder, io);
  if (values.lanes) refuseUnknownCodes(project, [values.lanes]);
  const made = await argued(
    () =>
      codeMap(project, {
        ...{ kind, closeness, least, where: values.where, rollUp: values.rollup },
        ...{ by: byCases ? 'cases' : 'together', lanesOf: values.lanes, language: 'en' },
      }),
    values.where,
  );
  const drawing = drawMap(made, wordsFor(project));
  if (!drawing) {
    io.error('There is nothing to be drawn: no coding fits what is asked for.\n');
    return 1;
  }
  const { svg } = drawingSvg(drawing);
  if (values.to === undefined) io.out(svg);
  else await writeFile(path.resolve(io.cwd, values.to), Buffer.from(svg));
  return 0;
}

function wordsFor({ caseTable }: Project): MapWords {
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  return {
    number: String,
    codings: (n) => `codings: ${n}`,
    together: (n) => `${n} together`,
    alike: (share) => `${share.toFixed(2)} alike`,
    cases: (n) => `cases: ${n}`,
    round: (round) => (round === '' ? 'No round' : `Round ${round}`),
    discovered: (fresh, known) => `${fresh} new codes, ${known} so far`,
    fresh: 'New codes',
    known: 'Codes so far',
    percentOfText: (share) => `${percent(share)} of the text`,
    caseName: (id) => (id === noCase ? 'No case' : caseTable.byId.get(id)?.name || id),
    sourceName: (source) => path.posix.basename(source),
    titles: {
      network: 'Codes that stand together',
      clusters: 'How alike codes are',
      lines: 'Where codes stand in each source',
      frequencies: 'How often codes were applied',
      discovery: 'New codes by source',
      treemap: 'The tree of codes',
    },
  };
}

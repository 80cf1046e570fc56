import path from 'node:path';
import { reportJson, reportLines } from '../core/exchange/lossReport';
import { exportProject } from '../core/exporting/exportProject';
import { exportKinds, type ExportRequest, kindNames, usualKinds } from '../core/exporting/request';
import { sourceTest } from '../core/project/layout';
import type { Project } from '../core/project/project';
import { counted } from './formats';
import { type Io, oneLine } from './io';
import {
  refuseUnknownCases,
  refuseUnknownCoders,
  refuseUnknownCodes,
  refuseUnknownSources,
} from './known';
import { openProject, sourcePath } from './openProject';
import { type Command, oneOf, readArguments, WrongUsage } from './usage';
import { writeFile } from './writeFile';

const endings = kindNames
  .map((kind) => `  ${kind.padEnd(14)} ${exportKinds[kind].map((each) => `.${each}`).join(' ')}`)
  .join('\n');

export const exportFile: Command = {
  name: 'export',
  summary: 'take out the project, its codings, codebook or transcripts',
  usage: `[project] --to FILE [--format ${kindNames.join('|')}]
         [--by code|case] [--code ID]… [--case ID]… [--source PATH]… [--coder NAME]…
         [--language TAG] [--raw] [--report FILE]`,
  help: `Writes one file, which may be there already, and says what it does not carry. What it holds
and the endings that it can have:

${endings}

  --to        the file
  --format    what it holds; without it, its ending says so: .qdpx the project, .qdc the codebook,
              .csv and .xlsx codings, one a row, .md, .docx and .html excerpts, .jsonld annotations
  --by        whether excerpts are put in order by code (the default) or by case
  --code, --case, --source, --coder
              only these; each may be given several times
  --language  in which names and definitions of codes are told; English without it
  --raw       leave cells of a .csv as they are, though a spreadsheet might take some for formulas
  --report    a file that gets what is not carried, as JSON`,
};

export async function runExport(args: readonly string[], io: Io): Promise<number> {
  const list = { type: 'string', multiple: true, default: [] as string[] } as const;
  const { values, folder } = readArguments(args, {
    to: { type: 'string' },
    format: { type: 'string' },
    by: { type: 'string', default: 'code' },
    code: list,
    case: list,
    source: list,
    coder: list,
    language: { type: 'string', default: 'en' },
    raw: { type: 'boolean', default: false },
    report: { type: 'string' },
  });
  if (values.to === undefined) throw new WrongUsage('Where to? Give --to.');
  const ending = path.extname(values.to).slice(1).toLowerCase();
  const kind =
    values.format === undefined ? usualKinds[ending] : oneOf('--format', values.format, kindNames);
  if (!kind) throw new WrongUsage(`What is “${oneLine(values.to)}” to hold? Give --format.`);
  const by = oneOf('--by', values.by, ['code', 'case']);
  const project = await openProject(folder, io);
  const sources = values.source.map((named) => sourcePath(project, folder, named, io));
  refuseUnknownCodes(project, values.code);
  refuseUnknownCases(project, values.case);
  refuseUnknownSources(project, sources);
  refuseUnknownCoders(project, values.coder);
  refuseSource(project, folder, values.to, io);
  const { language, raw } = values;
  const asked = { codes: values.code, cases: values.case, sources, coders: values.coder };
  const request: ExportRequest = { kind, ending, language, by, raw, ...asked };
  const { bytes, report } = await exportProject(project, request);
  await writeFile(path.resolve(io.cwd, values.to), bytes);
  if (values.report !== undefined)
    await writeFile(path.resolve(io.cwd, values.report), Buffer.from(reportJson(report)));
  for (const line of reportLines(report)) io.error(`${oneLine(line)}\n`);
  const carried = [...report.carried].filter(([, count]) => count > 0);
  const what = carried.map(([noun, count]) => counted(count, noun.replace(/s$/, ''))).join(', ');
  io.error(`${values.to}: ${what || 'nothing'}.\n`);
  return 0;
}

/** A text within the project would be one of its sources from then on. */
function refuseSource(project: Project, folder: string, to: string, { cwd }: Io): void {
  const below = path.relative(path.resolve(cwd, folder), path.resolve(cwd, to));
  const isOutside = below.startsWith('..') || path.isAbsolute(below);
  if (isOutside || !sourceTest(project.settings.sources)(below.split(path.sep).join('/'))) return;
  const words = `“${oneLine(to)}” would be a source of the project. Choose a place outside of it.`;
  throw new WrongUsage(words, false);
}

import fs from 'node:fs';
import path from 'node:path';
import { endingOf } from '../core/importing/names';
import type { Importer, ImportRequest, NamedFile } from './importer';
import { importers } from './importers';
import { type Io, oneLine } from './io';
import { type Command, readFiles, WrongUsage } from './usage';

export const importFiles: Command = {
  name: 'import',
  summary: 'bring in files of other programs',
  usage: `FILE… [--into PROJECT] [--coder NAME] [--yes] [--report FILE]
         [--folder NAME] [--replace] [--comments nothing|memos|codings] [--encoding NAME]
         [--as codebook|codings|sources] [--column FIELD=NAME]…`,
  help: `Says what it would write; with --yes it writes it. A folder stands for the files in it. What is
there already is never written over. A project or codebook of another program (.qdpx, .qdc,
.sqlite3, .qda, .rqda, a Quadro vault) becomes a project in a folder of its own, or joins the project
that --into names: what is there already is not doubled. Tables of codes or codings (CSV, Excel,
Markdown, Word; ATLAS.ti, MAXQDA, NVivo) and labelled JSON join the project; the words of codings are
looked for in its sources.

  --into       the project; without it, the folder you are in. For projects of other programs, a
               project to join, or the new folder; without it, one of the file’s name
  --coder      whose codings comments become, and those that name nobody; without it, their authors’
  --yes        write it
  --report     a file that gets all that is said, as JSON
  --folder     the folder of the project that sources go to; without it, where most are
  --replace    a text may take the place of an older one of its name: all codings stay, and are
               looked for in the new text; the old one is kept in .codebook/replaced
  --comments   what comments in documents become: nothing, memos on their words, or codings with
               codes of what they say; without it, nothing
  --encoding   of texts that do not say theirs, as gb18030 or big5; without it, it is guessed
  --as         what tables and JSON hold; without it, their columns tell
  --column     what a column of a table holds, as in --column definition=Notes; may be repeated. There
               are code, name, id, path, parent, definition, include, exclude, examples, aliases,
               color, codable, group; words, source, coder, memo, created, startLine, endLine`,
};

const options = {
  into: { type: 'string' },
  coder: { type: 'string' },
  yes: { type: 'boolean', default: false },
  report: { type: 'string' },
  folder: { type: 'string' },
  replace: { type: 'boolean', default: false },
  comments: { type: 'string' },
  encoding: { type: 'string' },
  as: { type: 'string' },
  column: { type: 'string', multiple: true },
} as const;

export async function runImport(args: readonly string[], io: Io): Promise<number> {
  const { values, files: named } = readFiles(args, options);
  if (!named.length) throw new WrongUsage('Which files? Name at least one.');
  const { yes, report, ...asked } = values;
  const files = named.flatMap((name) => filesAt(name, io));
  if (!files.length)
    throw new WrongUsage(`There is nothing to bring in in “${named.join('”, “')}”.`, false);
  const plans = [];
  for (const [importer, own] of await byImporter(files, requestOf([], asked), io))
    plans.push(await importer.plan(requestOf(own, asked), io));
  const tell = (lines: readonly string[]) => lines.forEach((line) => io.out(`${oneLine(line)}\n`));
  const warn = (lines: readonly string[]) =>
    lines.forEach((line) => io.error(`${oneLine(line)}\n`));
  plans.forEach((plan) => tell(plan.lines));
  plans.forEach((plan) => warn(plan.warnings));
  if (report !== undefined) {
    const all = plans.map((plan) => plan.report);
    fs.writeFileSync(path.resolve(io.cwd, report), `${JSON.stringify(all, null, 2)}\n`);
  }
  if (plans.every(({ isEmpty }) => isEmpty)) warn(['There is nothing to write.']);
  else if (!yes) warn(['Nothing is written yet: add --yes to write it.']);
  else for (const plan of plans) if (!plan.isEmpty) warn(await plan.run());
  return plans.some(({ hasFailed }) => hasFailed) ? 1 : 0;
}

type Asked = Omit<Partial<ImportRequest>, 'files' | 'columns'> & {
  readonly replace: boolean;
  readonly column?: readonly string[] | undefined;
};

function requestOf(files: readonly NamedFile[], asked: Asked): ImportRequest {
  const { into, coder, folder, encoding, comments, replace, as, column = [] } = asked;
  return { files, into, coder, folder, encoding, comments, replace, as, columns: column };
}

/** Each importer with its files; those of a kind that nobody brings in are the last one's to refuse. */
async function byImporter(
  files: readonly NamedFile[],
  request: ImportRequest,
  io: Io,
): Promise<ReadonlyMap<Importer, readonly NamedFile[]>> {
  const found = new Map<Importer, NamedFile[]>();
  for (const file of files) {
    let importer = importers.at(-1);
    for (const each of importers.toReversed())
      if (await isFor(each, file, request, io)) importer = each;
    if (importer) found.set(importer, [...(found.get(importer) ?? []), file]);
  }
  return found;
}

async function isFor(
  importer: Importer,
  file: NamedFile,
  request: ImportRequest,
  io: Io,
): Promise<boolean> {
  if (importer.takes) return importer.takes(file, request, io);
  return importer.endings.includes(endingOf(file.path));
}

/** The file; of a folder, all files in it that can be brought in, without hidden ones. */
function filesAt(named: string, { cwd }: Io): NamedFile[] {
  const whole = path.resolve(cwd, named);
  const stat = fs.statSync(whole, { throwIfNoEntry: false });
  if (!stat) throw new WrongUsage(`There is no file “${named}”.`, false);
  const isOne = !stat.isDirectory() || importers.some((importer) => importer.takesFolder?.(whole));
  if (isOne) return [{ name: path.basename(named), path: whole, isFound: false }];
  const known = new Set(importers.flatMap(({ endings }) => endings));
  return fs
    .readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('~$'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({
      name: path.relative(whole, file).split(path.sep).join('/'),
      path: file,
      isFound: true,
    }))
    .filter(({ name }) => known.has(endingOf(name)) && !/(?:^|\/)(?:\.|node_modules\/)/.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

import { type Link, linksOf } from '../core/memos/links';
import { firstLine, isMemo, type Memo } from '../core/memos/memoFile';
import type { Resolver } from '../core/memos/resolver';
import { keyOf, type Thing } from '../core/memos/things';
import type { CodingMemo } from '../core/project/codingMemos';
import type { Project } from '../core/project/project';
import { csv, jsonLines, rangeText } from './formats';
import type { Io } from './io';
import { openProject, pathsOf } from './openProject';
import { shortened, table } from './table';
import { type Command, oneOf, readArguments, WrongUsage } from './usage';

export const memos: Command = {
  name: 'memos',
  summary: 'list memos, what they are about and what links to them',
  usage: `[project] [--about THING]… [--format table|csv|json]`,
  help: `Every Markdown file below memos/ and propositions/, and every memo of a coding. Things are told
as code:ID, case:ID, source:PATH, memo:PATH and coding:ID; what is not there is left out (codebook
check tells of it). A memo of a coding is about the coding, its code and its source.

  --about    only memos that are about this or link to it: an id, a path or a name, as in [[links]];
             may be given several times
  --format   table (the default), csv or json; json adds the text`,
};

const columns = 'kind memo title about links backlinks coder created'.split(' ');

/** A memo as it is told. */
interface Row {
  readonly kind: 'memo' | 'proposition' | 'coding';
  /** Its file; of a coding, the place of its excerpt. */
  readonly memo: string;
  readonly title: string;
  readonly about: readonly string[];
  readonly links: readonly string[];
  /** Files. */
  readonly backlinks: readonly string[];
  readonly coder: string;
  readonly created: string;
  readonly first: string;
  readonly text: string;
}

export async function runMemos(args: readonly string[], io: Io): Promise<number> {
  const { values, folder } = readArguments(args, {
    about: { type: 'string', multiple: true, default: [] as string[] },
    format: { type: 'string', default: 'table' },
  });
  const format = oneOf('--format', values.format, ['table', 'csv', 'json']);
  const project = await openProject(folder, io);
  const asked = values.about.map((name) => keyOf(thingOf(project, folder, name, io)));
  const all = [
    ...Array.from(project.memos.all.values(), (memo) => rowOf(project, memo)),
    ...(await project.memos.ofCodings()).map((memo) => codingRow(project, memo)),
  ];
  const rows = asked.length
    ? all.filter(({ about, links }) =>
        asked.some((key) => about.includes(key) || links.includes(key)),
      )
    : all;
  if (format === 'json') io.out(jsonLines(rows));
  else if (format === 'csv') io.out(csv([columns, ...rows.map(cellsOf)]));
  else io.out(shortTable(rows));
  return 0;
}

/** Throws WrongUsage for what is not there, or is several things. */
function thingOf(project: Project, folder: string, name: string, io: Io): Thing {
  const resolver = project.memos.resolver();
  // A path may be named from where the command stands.
  const ways = [name, ...pathsOf(folder, name, io)].map((way) => resolver.find(way));
  const found = ways.find(({ state }) => state === 'found') ?? ways[0];
  if (found?.state === 'found') return found.thing;
  const several = found?.state === 'several' ? found.things.map(keyOf).join(', ') : undefined;
  throw new WrongUsage(
    several === undefined
      ? `There is no code, case, source, coding or memo “${name}” in this project.`
      : `“${name}” is the name of several: ${several}.`,
    false,
  );
}

function rowOf(project: Project, memo: Memo): Row {
  const { index } = project.memos;
  const { path, title, coder, created, text } = memo;
  const backlinks = index.linksTo({ kind: 'memo', id: path }).map((link) => link.memo.path);
  return {
    kind: isMemo(path) ? 'memo' : 'proposition',
    memo: path,
    title,
    about: index.topicsOf(memo).map(keyOf),
    links: linkedFrom(memo.links, project.memos.resolver()),
    backlinks: [...new Set(backlinks)],
    coder,
    created,
    first: firstLine(memo),
    text,
  };
}

function codingRow(project: Project, { coder, source, record }: CodingMemo): Row {
  const { id, code, range, memo, created } = record;
  const { index } = project.memos;
  const backlinks = index.linksTo({ kind: 'coding', id }).map((link) => link.memo.path);
  return {
    kind: 'coding',
    memo: `${source}:${rangeText(range)}`,
    title: '',
    about: [`coding:${id}`, `code:${code}`, `source:${source}`],
    links: linkedFrom(linksOf(memo), project.memos.resolver()),
    backlinks: [...new Set(backlinks)],
    coder,
    created,
    first: memo.replace(/\s+/g, ' '),
    text: memo,
  };
}

function linkedFrom(links: readonly Link[], resolver: Resolver): string[] {
  const things = links.flatMap(({ target }) => resolver.thingOf(target) ?? []);
  return [...new Set(things.map(keyOf))];
}

function cellsOf({ kind, memo, title, about, links, backlinks, coder, created }: Row): string[] {
  const listed = (names: readonly string[]) => names.join('; ');
  return [kind, memo, title, listed(about), listed(links), listed(backlinks), coder, created];
}

function shortTable(rows: readonly Row[]): string {
  const cells = rows.map(({ memo, about, backlinks, title, first }) => [
    memo,
    shortened(about.join('; '), 40),
    String(backlinks.length),
    shortened(title || first, 60),
  ]);
  return table(['memo', 'about', 'backlinks', 'title'], cells, (column) => column === 2);
}

import path from 'node:path';
import { Refusal } from '../core/base/refusal';
import { sentence } from '../core/base/sentences';
import type { LocatedSource } from '../core/project/located';
import { applyCodes } from '../core/project/operations';
import type { Project } from '../core/project/project';
import type { Span } from '../core/text/span';
import type { Io } from './io';
import { holdsCodebook, openProject, sourcePath } from './openProject';
import { type Place, readPlace, spanOfPlace } from './place';
import { type Command, readArguments, WrongUsage } from './usage';

export const apply: Command = {
  name: 'apply',
  summary: 'put codes on an excerpt',
  usage: `[project] --source PATH (--lines A-B | --range L:C-L:C | --find TEXT)
         --code ID… --coder NAME [--memo TEXT]`,
  help: `Writes codings as the extension does and prints their ids, one a line. What is coded so
already is left as it is, and its id is printed.

  --source   the source, by its path below the project's folder
  --lines    whole lines, from 1, without white space at their ends
  --range    from line and column to line and column; columns count characters from 1, and the
             end is the place behind the last one
  --find     these words, which must stand in the source exactly once
  --code     the code, or several one after another
  --coder    whose codings these are
  --memo     a note on each of them`,
};

const options = {
  source: { type: 'string' },
  lines: { type: 'string' },
  range: { type: 'string' },
  find: { type: 'string' },
  code: { type: 'string', multiple: true, default: [] as string[] },
  coder: { type: 'string' },
  memo: { type: 'string' },
} as const;

export async function runApply(args: readonly string[], io: Io): Promise<number> {
  const isFolder = (name: string) => holdsCodebook(path.resolve(io.cwd, name));
  const { values, folder } = readArguments(args, options, {
    list: { name: 'code', isFolder },
  });
  const named = needed('--source', values.source);
  const coder = needed('--coder', values.coder);
  if (!values.code.length) throw new WrongUsage('Which code? Give --code.');
  const place = readPlace(values);
  const project = await openProject(folder, io);
  const source = await located(project, sourcePath(project, folder, named, io));
  const { ids, added } = await applyCodes(project, {
    source,
    spans: [spanIn(source, place)],
    codes: values.code,
    coder,
    ...(values.memo === undefined ? {} : { memo: values.memo }),
  });
  io.out(ids.map((id) => `${id}\n`).join(''));
  if (added < ids.length) io.error(`${ids.length - added} of ${ids.length} stood already.\n`);
  return 0;
}

function needed(option: string, value: string | undefined): string {
  if (value === undefined) throw new WrongUsage(`${option} is missing.`);
  return value;
}

async function located(project: Project, path: string): Promise<LocatedSource> {
  const source = project.sources.has(path) ? await project.located(path) : undefined;
  if (source) return source;
  throw new Refusal(
    sentence('There is no source “{path}” in this project. Give its path below the folder.', {
      path,
    }),
  );
}

function spanIn(source: LocatedSource, place: Place): Span {
  return spanOfPlace(source.path, source.text, source.lines, place);
}

import { excerptsBySource } from '../core/analysis/excerpts';
import { type Codebook, descendantsOf } from '../core/codebook/codebook';
import { type PlainExcerpt, plainExcerpt, writeExcerpts } from './excerptRows';
import type { Io } from './io';
import {
  refuseUnknownCases,
  refuseUnknownCoders,
  refuseUnknownCodes,
  refuseUnknownSources,
} from './known';
import { openProject, sourcePath } from './openProject';
import { type Command, oneOf, readArguments } from './usage';

export const excerpts: Command = {
  name: 'excerpts',
  summary: 'list the excerpts of codes, cases, sources or coders',
  usage: `[project] [--code ID]… [--with-descendants] [--case ID]… [--source PATH]…
         [--coder NAME]… [--format table|csv|json]`,
  help: `Every coding with its words as they are in the text now, by source and place. One that is
lost, or whose source is gone, has the words that were coded; one in conflict has several versions,
kept by a merge for a person to choose from. An option that is given several times
asks for any of its values.

  --code               only this code, not those inside it
  --with-descendants   those inside it too
  --case               only what belongs to this case
  --source             only this source, by its path below the project's folder
  --coder              only the codings of this coder
  --format             table (the default, quotes shortened), csv or json; json adds what is
                       stored where that differs, and the other versions of one in conflict`,
};

export async function runExcerpts(args: readonly string[], io: Io): Promise<number> {
  const list = { type: 'string', multiple: true, default: [] as string[] } as const;
  const { values, folder } = readArguments(args, {
    code: list,
    'with-descendants': { type: 'boolean', default: false },
    case: list,
    source: list,
    coder: list,
    format: { type: 'string', default: 'table' },
  });
  const format = oneOf('--format', values.format, ['table', 'csv', 'json']);
  const project = await openProject(folder, io);
  const sources = values.source.map((named) => sourcePath(project, folder, named, io));
  refuseUnknownCodes(project, values.code);
  refuseUnknownCases(project, values.case);
  refuseUnknownSources(project, sources);
  refuseUnknownCoders(project, values.coder);
  const codes = values['with-descendants']
    ? values.code.flatMap((id) => withDescendants(project.book, id))
    : values.code;
  const asked = { codes, cases: values.case, sources, coders: values.coder };
  const found: PlainExcerpt[] = [];
  // At once, so that no source's text is kept for the sake of its excerpts.
  for await (const excerpts of excerptsBySource(project, asked))
    for (const excerpt of excerpts) found.push(plainExcerpt(excerpt));
  io.out(writeExcerpts(found, format));
  return 0;
}

function withDescendants(book: Codebook, id: string): string[] {
  return [id, ...descendantsOf(book, id).map((code) => code.id)];
}

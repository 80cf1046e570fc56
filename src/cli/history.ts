import { say } from '../core/base/sentences';
import { findExcerpts } from '../core/analysis/excerpts';
import type { Definition } from '../core/codebook/definitions';
import { jsonLines } from './formats';
import { type CodingEvent, historyOf, type ProjectHistory } from './historyEvents';
import { type Io, oneLine } from './io';
import { refuseUnknownCodes } from './known';
import { openProject, projectFolder, sourcePath } from './openProject';
import { shortened, table } from './table';
import { type Command, oneOf, readArguments, WrongUsage } from './usage';

export const history: Command = {
  name: 'history',
  summary: 'say who did what to a coding, code or source, and when, from git',
  usage: `[project] (--coding ID | --code ID | --source PATH | --older-definition [--code ID])
         [--format text|json]`,
  help: `Reads what was committed, and what is not yet. Each line says when, who committed it, and what was
done; changes of a code's definition or criteria are among them.

  --coding             what was done to one coding
  --code               what was done with one code
  --source             what was done on one source
  --older-definition   the codings that were made before the definition or the criteria of their
                       code were changed last, as far as commits tell
  --format             text (the default) or json`,
};

const notYet = 'not committed';

export async function runHistory(args: readonly string[], io: Io): Promise<number> {
  const { values, folder } = readArguments(args, {
    coding: { type: 'string' },
    code: { type: 'string' },
    source: { type: 'string' },
    'older-definition': { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
  });
  const format = oneOf('--format', values.format, ['text', 'json']);
  const { coding, code, source, 'older-definition': isOlder } = values;
  const asked = [coding, source, ...(isOlder ? ['older'] : [code])].filter(
    (each) => each !== undefined,
  );
  if (asked.length !== 1)
    throw new WrongUsage('Ask for one of --coding, --code, --source and --older-definition.');
  const place = projectFolder(folder, io);
  const past = await historyOf(place);
  if (!past) {
    io.error('This project is not in a git repository, so nothing is known of its history.\n');
    return 1;
  }
  if (isOlder) return tellOlder(past, folder, code, format, io);
  const wanted = await wantedEvents(folder, { coding, code, source }, io);
  const events = past.events.filter(wanted);
  io.out(format === 'json' ? jsonLines(events.map(plainOf)) : events.map(lineOf).join(''));
  if (!events.length) io.error('Git knows nothing of it.\n');
  return 0;
}

interface Asked {
  readonly coding: string | undefined;
  readonly code: string | undefined;
  readonly source: string | undefined;
}

async function wantedEvents(
  folder: string,
  { coding, code, source }: Asked,
  io: Io,
): Promise<(event: CodingEvent) => boolean> {
  if (coding !== undefined) return (event) => event.id === coding;
  if (code !== undefined) return ({ codes }) => codes.includes(code);
  const project = await openProject(folder, io);
  const path = sourcePath(project, folder, source ?? '', io);
  return (event) => event.source === path;
}

function plainOf({ commit, sentence, codes, isUnderOlder, ...event }: CodingEvent) {
  return {
    when: commit?.when ?? null,
    who: commit?.who ?? null,
    commit: commit?.hash ?? null,
    ...event,
    codes,
    change: say(sentence),
    definitionChangedSince: isUnderOlder,
  };
}

function lineOf({ commit, sign, sentence, isUnderOlder }: CodingEvent): string {
  const when = commit ? `${minuteOf(commit.when)}  ${commit.who}` : notYet;
  const note = isUnderOlder ? '  (the definition was changed since)' : '';
  return `${oneLine(`${when}  ${sign} ${say(sentence)}${note}`)}\n`;
}

function minuteOf(when: string): string {
  return when.slice(0, 16).replace('T', ' ');
}

async function tellOlder(
  { definitions }: ProjectHistory,
  folder: string,
  code: string | undefined,
  format: 'text' | 'json',
  io: Io,
): Promise<number> {
  const project = await openProject(folder, io);
  if (code !== undefined) refuseUnknownCodes(project, [code]);
  const found = await findExcerpts(project, code === undefined ? {} : { codes: [code] });
  const older = found.flatMap((excerpt) => {
    const { record } = excerpt.coding;
    const changed = lastChange(definitions.get(record.code));
    if (!changed || !(Date.parse(record.created) < timeOf(changed))) return [];
    return [{ excerpt, record, changed }];
  });
  if (format === 'json') {
    io.out(
      jsonLines(
        older.map(({ excerpt, record, changed }) => ({
          id: record.id,
          code: record.code,
          coder: excerpt.coding.coder,
          source: excerpt.source,
          range: excerpt.range,
          quote: excerpt.quote,
          created: record.created,
          definitionChanged: changed.since?.when ?? null,
          changedBy: changed.since?.who ?? null,
        })),
      ),
    );
    return 0;
  }
  const rows = older.map(({ excerpt, record, changed }) => [
    `${excerpt.source}:${excerpt.range[0]}`,
    record.code,
    excerpt.coding.coder,
    minuteOf(record.created),
    changed.since ? minuteOf(changed.since.when) : notYet,
    shortened(excerpt.quote.replace(/\s+/g, ' '), 60),
  ]);
  io.out(table(['place', 'code', 'coder', 'coded', 'definition changed', 'quote'], rows));
  return 0;
}

type Changed = Definition<ProjectHistory['events'][number]['commit']>;

/** The last time a code came to mean something else; its first definition is no change. */
function lastChange(known: readonly Changed[] = []): Changed | undefined {
  const last = known.at(-1);
  return known.length > 1 && last?.text !== undefined ? last : undefined;
}

/** What is not committed yet counts as done now. */
function timeOf({ since }: Changed): number {
  return since ? Date.parse(since.when) : Infinity;
}

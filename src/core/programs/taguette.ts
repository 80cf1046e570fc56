import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import type { Losses } from '../exchange/lossReport';
import type { Study } from '../exchange/study';
import { keyFor } from '../exchange/studyKeys';
import type { DraftSource, Pick } from '../refi/draft';
import { taguette } from '../refi/evidence';
import { type Database, numberOf, type SqlRow, textOf } from '../sqlite/database';
import { assembled, Coders, timeIn } from './assemble';
import { Grouped } from './rows';
import { readableText } from './taguetteText';

/** Whether a database is one of Taguette. */
export function isTaguette(database: Database): boolean {
  return database.has('projects', 'documents', 'highlights', 'tags', 'highlight_tags');
}

/** The project with most documents; others in the database are told. */
export function readTaguette(database: Database, losses: Losses): Study {
  const documents = new Grouped(database.rows('documents'), (row) => numberOf(row, 'project_id'));
  const sizeOf = (row: SqlRow) => documents.of(numberOf(row, 'id')).length;
  const [project, ...others] = [...database.rows('projects')].sort((a, b) => sizeOf(b) - sizeOf(a));
  if (!project)
    throw new Refusal(
      sentence('There is no project in this database, so there is nothing to import.'),
    );
  for (const other of others)
    losses.lose(
      'other-project',
      sentence(
        'Other projects in the same database are left out. Export each to a file of its own.',
      ),
      textOf(other, 'name'),
    );
  const coders = new Coders();
  const id = numberOf(project, 'id');
  const drafts = documents.of(id).map(draftOf(database, coders));
  return assembled(
    {
      title: textOf(project, 'name'),
      origin: taguette,
      description: textOf(project, 'description'),
      codes: [...database.rows('tags')]
        .filter((row) => numberOf(row, 'project_id') === id)
        .map((row) => ({
          key: tagKey(numberOf(row, 'id')),
          name: textOf(row, 'path'),
          description: textOf(row, 'description'),
          color: undefined,
          codable: true,
          children: [],
        })),
      variables: [],
      cases: [],
      drafts,
      notes: [],
      coders: coders.all(),
    },
    losses,
  );
}

function draftOf(database: Database, coders: Coders): (document: SqlRow) => DraftSource {
  const highlights = new Grouped(database.rows('highlights'), (row) =>
    numberOf(row, 'document_id'),
  );
  const tags = new Grouped(database.rows('highlight_tags'), (row) => numberOf(row, 'highlight_id'));
  const made = makersOf(database, coders);
  return (document) => {
    const id = numberOf(document, 'id');
    const own = highlights.of(id);
    const positions = own.flatMap((row) => [
      numberOf(row, 'start_offset'),
      numberOf(row, 'end_offset'),
    ]);
    const { text, offsets } = readableText(
      textOf(document, 'contents'),
      positions.sort((a, b) => a - b),
    );
    const picks = own.map((row): Pick => {
      const highlight = numberOf(row, 'id');
      const maker = made.get(highlight) ?? { coder: undefined, created: '' };
      const at = (column: string) => offsets.get(numberOf(row, column)) ?? -1;
      return {
        key: keyFor('highlight', 'taguette', String(highlight)),
        name: '',
        range: { start: at('start_offset'), end: at('end_offset') },
        description: '',
        notes: [],
        ...maker,
        codings: tags.of(highlight).map((each) => ({
          key: keyFor('coding', 'taguette', String(highlight), textOf(each, 'tag_id')),
          code: tagKey(numberOf(each, 'tag_id')),
          ...maker,
          notes: [],
        })),
      };
    });
    return {
      key: keyFor('source', 'taguette', String(id)),
      name: textOf(document, 'name'),
      text: { raw: text, hasMark: false },
      description: textOf(document, 'description'),
      values: new Map(),
      notes: [],
      picks,
    };
  };
}

/** Who made each highlight, and when: the database tells it in its list of commands. */
function makersOf(database: Database, coders: Coders) {
  const makers = new Map<
    number,
    { readonly coder: string | undefined; readonly created: string }
  >();
  for (const row of database.rows('commands')) {
    const [, id] = /"highlight_id":\s*(\d+)/.exec(textOf(row, 'payload')) ?? [];
    if (id === undefined || !textOf(row, 'payload').includes('highlight_add')) continue;
    makers.set(Number(id), {
      coder: coders.of(textOf(row, 'user_login')),
      created: timeIn(textOf(row, 'date')),
    });
  }
  return makers;
}

function tagKey(id: number): string {
  return keyFor('tag', 'taguette', String(id));
}

import { sentence } from '../base/sentences';
import { readHex } from '../codebook/color';
import type { Losses } from '../exchange/lossReport';
import type { Study, StudyCode } from '../exchange/study';
import { keyFor } from '../exchange/studyKeys';
import type { DraftSource } from '../refi/draft';
import { type Database, numberOf, type SqlRow, textOf } from '../sqlite/database';
import { assembled, Coders, notedPick, pickOf, timeIn } from './assemble';
import { Grouped, valuesBy } from './rows';
import { categoryTree } from './tree';

/** Whether a database is an RQDA project. */
export function isRqda(database: Database): boolean {
  return database.has('freecode', 'coding', 'source');
}

export function readRqda(database: Database, title: string, losses: Losses): Study {
  const coders = new Coders();
  const [project] = database.rows('project');
  const live = (table: string) => [...database.rows(table)].filter(isLive);
  const drafts = sourcesOf(live, coders, losses);
  const names = [...live('caseattr'), ...live('fileattr')].map((row) => textOf(row, 'variable'));
  return assembled(
    {
      title,
      origin: 'RQDA',
      description: project ? textOf(project, 'memo') : '',
      codes: codesOf(live, losses),
      variables: [...new Set(names)].map((name) => ({
        key: keyFor('variable', name),
        name,
        type: 'Text',
        description: '',
      })),
      cases: casesOf(live),
      drafts,
      notes: live('journal').map((row) => ({
        key: keyFor('journal', 'rqda', textOf(row, 'name')),
        name: textOf(row, 'name'),
        text: textOf(row, 'journal'),
        coder: coders.of(textOf(row, 'owner')),
        created: timeIn(textOf(row, 'date')),
        about: [],
      })),
      coders: coders.all(),
    },
    losses,
  );
}

type Live = (table: string) => readonly SqlRow[];

/** What was deleted stays in the database, with the status 0. */
function isLive(row: SqlRow): boolean {
  return numberOf(row, 'status') !== 0 || !row.has('status');
}

function codesOf(live: Live, losses: Losses): StudyCode[] {
  const categories = live('codecat').map((row) => ({
    id: numberOf(row, 'catid'),
    parent: NaN,
    name: textOf(row, 'name'),
    description: textOf(row, 'memo'),
  }));
  const inCategories = new Grouped(live('treecode'), (row) => numberOf(row, 'cid'));
  const codes = live('freecode').map((row) => {
    const id = numberOf(row, 'id');
    const [first, ...others] = inCategories.of(id);
    losses.lose(
      'second-category',
      sentence('Codes in several categories are in the first of them only.'),
      textOf(row, 'name'),
      others.length,
    );
    return {
      category: first ? numberOf(first, 'catid') : NaN,
      code: {
        key: codeKey(id),
        name: textOf(row, 'name'),
        description: textOf(row, 'memo'),
        color: readHex(textOf(row, 'color')),
        codable: true,
        children: [],
      },
    };
  });
  return categoryTree(categories, codes);
}

function sourcesOf(live: Live, coders: Coders, losses: Losses): DraftSource[] {
  const codings = new Grouped(live('coding'), (row) => numberOf(row, 'fid'));
  const annotations = new Grouped(live('annotation'), (row) => numberOf(row, 'fid'));
  const values = valuesBy(live('fileattr'), { id: 'fileid', name: 'variable', value: 'value' });
  losses.lose(
    'media-coding',
    sentence('Codings of places in pictures, PDF pages and recordings are left out.'),
    undefined,
    live('imagecoding').length,
  );
  return live('source').map((row) => {
    const id = numberOf(row, 'id');
    const made = (each: SqlRow) => ({
      coder: coders.of(textOf(each, 'owner')),
      created: timeIn(textOf(each, 'date')),
    });
    return {
      key: sourceKey(id),
      name: textOf(row, 'name'),
      text: { raw: textOf(row, 'file'), hasMark: false },
      description: textOf(row, 'memo'),
      values: values.get(id) ?? new Map<string, string>(),
      notes: [],
      picks: [
        ...codings.of(id).map((each, i) =>
          pickOf({
            ...made(each),
            key: keyFor('coding', 'rqda', String(id), String(i), textOf(each, 'cid')),
            code: codeKey(numberOf(each, 'cid')),
            start: numberOf(each, 'selfirst'),
            end: numberOf(each, 'selend'),
            words: textOf(each, 'seltext'),
            memo: textOf(each, 'memo'),
          }),
        ),
        ...annotations.of(id).map((each, i) =>
          notedPick({
            ...made(each),
            key: keyFor('annotation', 'rqda', String(id), String(i)),
            start: numberOf(each, 'position'),
            end: numberOf(each, 'position') + 1,
            memo: textOf(each, 'annotation'),
          }),
        ),
      ],
    };
  });
}

function casesOf(live: Live) {
  const linked = new Grouped(live('caselinkage'), (row) => numberOf(row, 'caseid'));
  const values = valuesBy(live('caseattr'), { id: 'caseid', name: 'variable', value: 'value' });
  return live('cases').map((row) => {
    const id = numberOf(row, 'id');
    return {
      key: keyFor('case', 'rqda', String(id)),
      name: textOf(row, 'name'),
      description: textOf(row, 'memo'),
      values: values.get(id) ?? new Map<string, string>(),
      sources: [...new Set(linked.of(id).map((each) => sourceKey(numberOf(each, 'fid'))))],
    };
  });
}

function codeKey(id: number): string {
  return keyFor('code', 'rqda', String(id));
}

function sourceKey(id: number): string {
  return keyFor('source', 'rqda', String(id));
}

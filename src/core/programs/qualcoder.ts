import { sentence } from '../base/sentences';
import { readHex } from '../codebook/color';
import type { Losses } from '../exchange/lossReport';
import type { Study, StudyCode, StudyNote, StudyVariable, VariableType } from '../exchange/study';
import { keyFor } from '../exchange/studyKeys';
import type { DraftSource } from '../refi/draft';
import { type Database, numberOf, type SqlRow, textOf } from '../sqlite/database';
import { assembled, Coders, notedPick, pickOf, timeIn } from './assemble';
import { Grouped, valuesBy } from './rows';
import { categoryTree } from './tree';

/** Whether a database is that of a QualCoder project (`data.qda`). */
export function isQualCoder(database: Database): boolean {
  return database.has('code_name', 'code_text', 'source', 'code_cat');
}

export function readQualCoder(database: Database, title: string, losses: Losses): Study {
  const coders = new Coders();
  const [project] = database.rows('project');
  loseMedia(database, losses);
  return assembled(
    {
      title,
      origin: 'QualCoder',
      description: project ? textOf(project, 'memo') : '',
      codes: codesOf(database),
      variables: variablesOf(database),
      cases: casesOf(database),
      drafts: sourcesOf(database, coders, losses),
      notes: journalsOf(database, coders),
      coders: coders.all(),
    },
    losses,
  );
}

function codesOf(database: Database): StudyCode[] {
  const categories = [...database.rows('code_cat')].map((row) => ({
    id: numberOf(row, 'catid'),
    parent: numberOf(row, 'supercatid'),
    name: textOf(row, 'name'),
    description: textOf(row, 'memo'),
  }));
  const codes = [...database.rows('code_name')].map((row) => ({
    category: numberOf(row, 'catid'),
    code: {
      key: codeKey(numberOf(row, 'cid')),
      name: textOf(row, 'name'),
      description: textOf(row, 'memo'),
      color: readHex(textOf(row, 'color')),
      codable: true,
      children: [],
    },
  }));
  return categoryTree(categories, codes);
}

function sourcesOf(database: Database, coders: Coders, losses: Losses): DraftSource[] {
  const codings = new Grouped(database.rows('code_text'), (row) => numberOf(row, 'fid'));
  const annotations = new Grouped(database.rows('annotation'), (row) => numberOf(row, 'fid'));
  const values = valuesBy(
    [...database.rows('attribute')].filter((row) => textOf(row, 'attr_type') === 'file'),
    { id: 'id', name: 'name', value: 'value' },
  );
  return [...database.rows('source')].flatMap((row): DraftSource[] => {
    const id = numberOf(row, 'id');
    const text = row.get('fulltext');
    const name = textOf(row, 'name');
    if (typeof text !== 'string') {
      losses.lose(
        'media-source',
        sentence('Pictures, sound, film and other sources without a text are left out.'),
        name,
      );
      return [];
    }
    const important = codings.of(id).filter((each) => numberOf(each, 'important') === 1).length;
    losses.lose(
      'important',
      sentence('Marks that a coding is important are left out.'),
      name,
      important,
    );
    return [
      {
        key: sourceKey(id),
        name,
        text: { raw: text, hasMark: false },
        description: textOf(row, 'memo'),
        values: values.get(id) ?? new Map<string, string>(),
        notes: [],
        picks: [
          ...codings.of(id).map((each) =>
            pickOf({
              ...placeOf(each, coders),
              key: keyFor('coding', 'qualcoder', textOf(each, 'ctid')),
              code: codeKey(numberOf(each, 'cid')),
              words: textOf(each, 'seltext'),
            }),
          ),
          ...annotations.of(id).map((each) =>
            notedPick({
              ...placeOf(each, coders),
              key: keyFor('annotation', 'qualcoder', textOf(each, 'anid')),
            }),
          ),
        ],
      },
    ];
  });
}

function placeOf(row: SqlRow, coders: Coders) {
  return {
    start: numberOf(row, 'pos0'),
    end: numberOf(row, 'pos1'),
    memo: textOf(row, 'memo'),
    coder: coders.of(textOf(row, 'owner')),
    created: timeIn(textOf(row, 'date')),
  };
}

function variablesOf(database: Database): StudyVariable[] {
  return [...database.rows('attribute_type')].map((row) => ({
    key: keyFor('variable', textOf(row, 'name')),
    name: textOf(row, 'name'),
    type: 'Text' satisfies VariableType,
    description: textOf(row, 'memo'),
  }));
}

function casesOf(database: Database) {
  const texts = new Grouped(database.rows('case_text'), (row) => numberOf(row, 'caseid'));
  const values = valuesBy(
    [...database.rows('attribute')].filter((row) => textOf(row, 'attr_type') === 'case'),
    { id: 'id', name: 'name', value: 'value' },
  );
  return [...database.rows('cases')].map((row) => {
    const id = numberOf(row, 'caseid');
    return {
      key: keyFor('case', 'qualcoder', String(id)),
      name: textOf(row, 'name'),
      description: textOf(row, 'memo'),
      values: values.get(id) ?? new Map<string, string>(),
      sources: [...new Set(texts.of(id).map((each) => sourceKey(numberOf(each, 'fid'))))],
    };
  });
}

function journalsOf(database: Database, coders: Coders): StudyNote[] {
  return [...database.rows('journal')].map((row) => ({
    key: keyFor('journal', 'qualcoder', textOf(row, 'jid')),
    name: textOf(row, 'name'),
    text: textOf(row, 'jentry'),
    coder: coders.of(textOf(row, 'owner')),
    created: timeIn(textOf(row, 'date')),
    about: [],
  }));
}

function loseMedia(database: Database, losses: Losses): void {
  for (const table of ['code_image', 'code_av'])
    losses.lose(
      'media-coding',
      sentence('Codings of places in pictures, PDF pages and recordings are left out.'),
      undefined,
      [...database.rows(table)].length,
    );
}

function codeKey(id: number): string {
  return keyFor('code', 'qualcoder', String(id));
}

function sourceKey(id: number): string {
  return keyFor('source', 'qualcoder', String(id));
}

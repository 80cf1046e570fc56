import assert from 'node:assert/strict';
import { Losses, reportLines } from '../../../../src/core/exchange/lossReport';
import type { StudyCode } from '../../../../src/core/exchange/study';
import { markdownTables } from '../../../../src/core/programs/tables/markdownTables';
import {
  codedTables,
  readTables,
  type TableOptions,
} from '../../../../src/core/programs/tables/readTables';
import { tree } from '../../../support/refi';

/** A row a line, cells parted by bars. */
const rowsOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('⏎', '\n')));

function read(text: string, options: TableOptions = {}) {
  const sheets = [{ name: '', rows: rowsOf(text) }];
  const tables = codedTables(sheets, options);
  if (!tables) return undefined;
  const losses = new Losses();
  const study = readTables('Table', sheets, tables, losses);
  const { losses: lost, ...report } = losses.report();
  return {
    study,
    kinds: tables.map(([, { kind }]) => kind),
    lost: Object.fromEntries(lost.map(({ kind, count }) => [kind, count])),
    told: reportLines({ ...report, losses: [] }),
  };
}

function codes(text: string, options?: TableOptions): readonly StudyCode[] {
  const found = read(text, options);
  assert.ok(found, 'is no table of codes');
  assert.deepEqual([...new Set(found.kinds)], ['codebook']);
  return found.study.codes;
}

const codings = (text: string) => {
  const found = read(text);
  assert.ok(found, 'is no table of codings');
  assert.deepEqual(found.kinds, ['codings']);
  const names = new Map<string, string>();
  const visit = (code: StudyCode, above: string): void => {
    names.set(code.key, above + code.name);
    code.children.forEach((child) => visit(child, `${above}${code.name} › `));
  };
  found.study.codes.forEach((code) => visit(code, ''));
  const coders = new Map(found.study.coders.map(({ key, name }) => [key, name]));
  return {
    ...found,
    rows: (found.study.quoted ?? []).map(({ source, words, code, coder, memo }) =>
      [source, words, names.get(code), coders.get(coder ?? '') ?? '', memo].join(' | '),
    ),
  };
};

describe('A table of codes', () => {
  for (const [what, text, expected] of [
    [
      'paths with >',
      'Code|Memo\nA|\nA > B|x\nC > D > E|y',
      ['A', 'A › B', 'C', 'C › D', 'C › D › E'],
    ],
    ['names of NVivo', 'Name|Description|Files|References\nNodes\\\\A\\B|x|1|2', ['A', 'A › B']],
    [
      'colons after a code, and not after others',
      'Código|Comentário|Grupo de Códigos 1\nT1. Net|x|\nT1. Net: Noise: loud||G\nHe said: no||',
      ['T1. Net', 'T1. Net › Noise: loud', 'He said: no'],
    ],
    [
      'a column a level, with bullets',
      'Code||Density|Comment\n● A||1|\n|● B|2|x\n|● C|0|\n● D||0|',
      ['A', 'A › B', 'A › C', 'D'],
    ],
    [
      'the code around it, by name or id',
      'id|code|parent|definition\na|Alpha||x\nb|Beta|a|\nc|Gamma|Beta|\nd|Delta|Others|',
      ['Alpha', 'Alpha › Beta', 'Alpha › Beta › Gamma', 'Others', 'Others › Delta'],
    ],
    ['codes inside each other', 'code|parent|definition\na|b|x\nb|a|y', ['a', 'a › b']],
    ['German', 'Farbe|Obercode|Code|Kommentar\n#ff0000||A|x\n|A|B|', ['A', 'A › B']],
    [
      'Chinese',
      '代码|上级代码|定义|纳入标准\n带教||一对一|听课；评课\n听课|带教||',
      ['带教', '带教 › 听课'],
    ],
    ['a title above', 'Codebook of the study\n\nCode|Definition\nA|x', ['A']],
    [
      'names of their own',
      'Type|Factor|Definition|#\nP|new|x|1\nP|old|y|2',
      ['P', 'P › new', 'P › old'],
    ],
  ] as const)
    it(`tells where each belongs: ${what}`, () => assert.deepEqual(tree(codes(text)), expected));

  it('gives all that the codebook has a place for', () => {
    const [first] = codes(
      'code|name|color|codable|definition|include|exclude|examples|aliases\nmentoring|Mentoring peers|#4E79A7|1|On lessons.|Planning⏎Feedback|Talks|她听课; 评课|师徒',
    );
    assert.deepEqual(
      [first?.id, first?.name, first?.color, first?.codable],
      ['mentoring', 'Mentoring peers', '#4e79a7', true],
    );
    assert.equal(
      first?.description,
      'On lessons.\n\nInclude:\n- Planning\n- Feedback\n\nExclude:\n- Talks\n\nExamples:\n- 她听课\n- 评课\n\nAliases:\n- 师徒',
    );
  });
  it('shows how its columns are taken, and what is left out', () => {
    const found = read(
      `Code|Comment|Groups|Density|Owner\nA|x|G; H|3|me\nA|y|||\n|z|||\n${'BCDEFGHIJKL'.split('').join('||||\n')}||||`,
    );
    assert.deepEqual(found?.told, [
      'Columns of “Table” are taken so: Code → code, Comment → definition, Groups → group, Density → count.',
    ]);
    assert.deepEqual(found.lost, { column: 1, 'repeated-code': 1, 'nameless-code': 1 });
    assert.deepEqual(
      found.study.sets.map(({ name, codes: own }) => [name, own.length]),
      [
        ['G', 1],
        ['H', 1],
      ],
    );
  });
  it('is one by what a person says', () => {
    const text = 'Thing|What it is\nA|x';
    assert.equal(read(text), undefined);
    const columns = new Map([
      ['code', 'thing'],
      ['definition', 'What it is'],
    ] as const);
    const [first] = codes(text, { kind: 'codebook', columns });
    assert.deepEqual([first?.name, first?.description], ['A', 'x']);
  });
  for (const [what, text] of [
    ['a survey', 'id|age|What do you think?\n1|30|Much.\n2|40|Little.'],
    ['people with codes of their own', 'code|age|gender|comment\nP1|30|f|x\nP2|40|m|y'],
    ['people and what they are', 'case|name|description\nli|Li Hua|Leads a school.\nwu|Wu|A peer.'],
    ['people and notes', 'id|name|notes\n1|Li|x\n2|Wu|y'],
    ['a transcript', 'speaker|text|tags\nLi|We plan.|planning\nWu|Good.|'],
    ['nothing', ''],
    ['a header alone', 'a|b'],
  ] as const)
    it(`is not taken for one where it is ${what}`, () => assert.equal(read(text), undefined));
  it('in Markdown reads cells with marks in them', () => {
    const [sheet] = markdownTables(
      '# Codes\n\n| **Code** | Definition |\n|---|:-:|\n| a\\|b | One<br>two \\* |\n\nEnd.',
    );
    assert.deepEqual(sheet, {
      name: 'Codes',
      rows: [
        ['Code', 'Definition'],
        ['a|b', 'One\ntwo *'],
      ],
    });
  });
});

describe('A table of codings', () => {
  it('of ATLAS.ti has several codes in a cell', () => {
    const { rows, lost } = codings(
      'ID|Document|Quotation Name|Quotation Content|Comment|Codes|Reference|Density|Created by|Created\n' +
        '1:1|Interview 1|We plan…|We plan together.|Good one.|Planning⏎Time: much|2 - 2|2|Ana|2024-05-01 10:00\n' +
        '1:2|Interview 1||Silence.||||0|Ana|\n1:3|Interview 1|||||||',
    );
    assert.deepEqual(rows, [
      'Interview 1 | We plan together. | Planning | Ana | Good one.',
      'Interview 1 | We plan together. | Time: much | Ana | ',
    ]);
    assert.deepEqual([lost['uncoded'], lost['wordless']], [1, 1]);
  });
  it('of MAXQDA has paths and weights', () => {
    const { rows, lost, study } = codings(
      'Color|Comment|Document group|Document name|Code|Begin|End|Weight score|Segment|Modified by|Modified on\n' +
        '●|Why?|Leaders|Li|Role > Mentoring|3|4|50|她每周四来|Bo|2024-05-01\n●||Leaders|Li|Role|3|3|0|Words|Bo|',
    );
    assert.deepEqual(rows, [
      'Li | 她每周四来 | Role › Mentoring | Bo | Why?',
      'Li | Words | Role | Bo | ',
    ]);
    assert.equal(lost['weight'], 1);
    assert.deepEqual(study.quoted?.[0]?.range, [3, 1, 4, 1]);
  });
  it('of MAXQDA in German is the same', () => {
    const { rows } = codings(
      'Farbe|Kommentar|Dokumentgruppe|Dokumentname|Code|Anfang|Ende|Gewicht|Segment|Bearbeitet von|Bearbeitet am\n●|Ja|G|Li|A\\B|1|1|0|Worte sind das|Bo|01.05.24',
    );
    assert.deepEqual(rows, ['Li | Worte sind das | A › B | Bo | Ja']);
  });
  it('has commas between codes only where these stand alone elsewhere', () => {
    const { rows } = codings(
      'document|tag|content\nd|one, two|ab cd\nd|one|ef gh\nd|NGOs, watchdogs|ij kl',
    );
    assert.deepEqual(
      rows.map((row) => row.split(' | ')[2]),
      ['one', 'two', 'one', 'NGOs, watchdogs'],
    );
  });
  it('of our own keeps ids and places', () => {
    const { study } = codings(
      'coding|code|name|path|coder|source|start_line|start_column|end_line|end_column|quote|memo\n' +
        '01933f6e-0000-7000-8000-000000000001|mentoring|Mentoring|Role › Mentoring|ana|transcripts/li.txt|2|1|2|5|她每周四|x',
    );
    const [first] = study.quoted ?? [];
    assert.equal(first?.key, '01933f6e-0000-7000-8000-000000000001');
    assert.deepEqual(first.range, [2, 1, 2, 5]);
    assert.deepEqual(tree(study.codes), ['Role', 'Role › Mentoring']);
    assert.equal(study.codes[0]?.children[0]?.id, 'mentoring');
  });
});

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Losses, reportLines } from '../../../../src/core/exchange/lossReport';
import type { Study } from '../../../../src/core/exchange/study';
import { studyOf } from '../../../../src/core/exchange/studyOf';
import { ZipFile } from '../../../../src/core/packed/zip';
import { readQdc } from '../../../../src/core/refi/readCodebook';
import { allCodes } from '../../../../src/core/exchange/allCodes';
import { readQdpx } from '../../../../src/core/refi/readProject';
import { writeQdc } from '../../../../src/core/refi/writeCodebook';
import { writeQdpx } from '../../../../src/core/refi/writeProject';
import { codingLines, openMemory, recordOn } from '../../../support/builders';
import { needsRealRefi, projectOf, quotes, realRefi } from '../../../support/refi';
import { Schema } from '../../../support/xsd';

const li =
  'Interviewer: And then?\r\nLi: We 👩‍🏫 plan lessons. 她每周四来听我的课。\r\nLi: Time. Never enough.\r\n';
const liLf = li.replace(/\r\n/g, '\n');
const group = 'Li: I visit them.\nWu: I wait for them.\n';
const files = {
  'codebook.yaml': `title: Leaders
codes:
  role:
    name: {en: Roles, zh: 角色}
    codable: false
    codes:
      mentoring:
        name: Mentoring "peers" & <others>
        color: "#4e79a7"
        definition: |-
          The leader works with a teacher.

          On that teacher's own lessons.
        include: [Planning together, Feedback]
        exclude: [Talks to many]
        examples: ["她每周四来听我的课"]
        aliases: [coaching, 师徒]
        key: m
  barrier: {}
`,
  'project.yaml':
    'title: Leaders in schools\ndescription: Twelve cases.\ninterviewers: [Interviewer]\n',
  'cases.csv': 'case,name,speaker,school,years\nwu,Wu Qian,Wu; 吴,North,7\nli,Li Jia,,South,12\n',
  'sources.csv':
    'source,case,kind,round,perspective,date,groups,place\ntranscripts/li.txt,li,interview,1,self,2024-03-01,first; pilot,Room 1\ntranscripts/group.md,li;wu,focus group,2,peer,,first,\n',
  'transcripts/li.txt': li,
  'transcripts/group.md': group,
  'note.txt': 'A note on barriers.\n',
  'codings/ana/transcripts/li.txt.jsonl': codingLines(
    recordOn(liLf, 'We 👩‍🏫 plan lessons', {
      id: '01933f6e-0000-7000-8000-000000000001',
      code: 'mentoring',
      memo: 'Ask again.\nTwice.',
    }),
    recordOn(liLf, 'We 👩‍🏫 plan lessons', {
      id: '01933f6e-0000-7000-8000-000000000002',
      code: 'barrier',
    }),
    recordOn(liLf, '她每周四来听我的课', {
      id: '01933f6e-0000-7000-8000-000000000003',
      code: 'mentoring',
    }),
  ),
  'codings/ben li/transcripts/group.md.jsonl': codingLines(
    recordOn(group, 'I visit them', {
      id: '01933f6e-0000-7000-8000-000000000004',
      code: 'ghost',
      created: '',
    }),
  ),
  'memos/On time.md': `---
title: On time
about:
  - code:mentoring
  - case:li
  - project
  - source:transcripts/li.txt#3:5-3:9
coder: ana
created: 2026-11-23T09:12:04Z
---

Time runs out.

Always.
`,
};

async function exported(project: Parameters<typeof studyOf>[0]) {
  const losses = new Losses();
  const study = await studyOf(project, losses);
  const bytes = writeQdpx(study, losses);
  return { study, bytes, report: losses.report() };
}

/** What of a study REFI-QDA can say: names of memos in other files are not among it. */
function comparable(study: Study): unknown {
  const byKey = <T extends { readonly key: string }>(list: readonly T[]) =>
    [...list].sort((a, b) => (a.key < b.key ? -1 : 1));
  return {
    ...study,
    origin: '',
    coders: byKey(study.coders),
    notes: byKey(study.notes).map((note) => ({
      ...note,
      about: note.about.map((topic) => JSON.stringify(topic)).sort(),
    })),
    variables: byKey(study.variables),
    sources: study.sources.map((source) => ({
      ...source,
      values: [...source.values].sort(),
      codings: byKey(source.codings),
    })),
    cases: study.cases.map((each) => ({ ...each, values: [...each.values].sort() })),
    sets: byKey(study.sets),
  };
}

describe('A project that goes out as REFI-QDA and comes back', () => {
  it('is the same in all that the format can say', async () => {
    const { project } = await openMemory(files);
    const { study, bytes } = await exported(project);
    const back = readQdpx(bytes, new Losses());
    assert.deepEqual(comparable(back), comparable(study));
    assert.deepEqual(
      quotes(back),
      ['We 👩‍🏫 plan lessons', 'We 👩‍🏫 plan lessons', '她每周四来听我的课', 'I visit them'].sort(
        (a, b) => quotes(study).indexOf(a) - quotes(study).indexOf(b),
      ),
    );

    const again = await exported(await projectOf(back));
    const title = (each: Study) => comparable({ ...each, title: 'x' });
    assert.deepEqual(title(again.study), title(study));
  });

  it('keeps what the codebook says of a code', async () => {
    const { project } = await openMemory(files);
    const { bytes } = await exported(project);
    const { book } = await projectOf(readQdpx(bytes, new Losses()));
    const [code] = book.codes.filter(({ include }) => include.length);
    assert.deepEqual(
      code && [
        code.name.get(''),
        code.color,
        code.definition?.get(''),
        code.include.map((label) => label.get('')),
        code.exclude.map((label) => label.get('')),
        code.examples.map((label) => label.get('')),
        code.aliases,
      ],
      [
        'Mentoring "peers" & <others>',
        '#4e79a7',
        "The leader works with a teacher.\n\nOn that teacher's own lessons.",
        ['Planning together', 'Feedback'],
        ['Talks to many'],
        ['她每周四来听我的课'],
        ['coaching', '师徒'],
      ],
    );
  });

  it('keeps the ids of cases, by which sources name them', async () => {
    const { project } = await openMemory(files);
    const { bytes } = await exported(project);
    const { caseTable } = await projectOf(readQdpx(bytes, new Losses()));
    assert.deepEqual(
      caseTable.cases.map(({ id, name, speakers }) => [id, name, speakers]),
      [
        ['wu', 'Wu Qian', ['Wu', '吴']],
        ['li', 'Li Jia', []],
      ],
    );
    assert.deepEqual(caseTable.attributeNames, ['school', 'years']);
  });

  it('gives the same bytes each time', async () => {
    const { project } = await openMemory(files);
    const first = await exported(project);
    const second = await exported((await openMemory(files)).project);
    assert.ok(Buffer.from(first.bytes).equals(second.bytes));
  });

  it('says what stays behind', async () => {
    const { project } = await openMemory({
      ...files,
      'propositions/p.md': 'They need time.',
      'codings/ana/gone.txt.jsonl': codingLines(recordOn('We', 'We')),
    });
    const { report } = await exported(project);
    assert.deepEqual(
      reportLines(report).map((line) => line.replace(/^(\d+ × [^:;.(]*).*/, '$1')),
      [
        '1 × Lost codings are left out',
        '1 × Names and rules of codes in further languages are left out',
        '1 × Letters that apply a code in coding mode are left out',
        '1 × Settings in project',
        '1 × Propositions are left out',
        'Some sources hold emoji or rare characters. Positions count characters, as the standard says; NVivo for Windows counts some of them as two, so look at a few excerpts there.',
      ],
    );
  });

  it('has LF texts without a mark, positions in code points, and the words beside them', async () => {
    const { project } = await openMemory(files);
    const zip = new ZipFile((await exported(project)).bytes);
    const names = [...zip.entries.keys()];
    assert.equal(names[0], 'project.qde');
    assert.ok(names.slice(1).every((name) => /^sources\/[0-9a-f-]{36}\.txt$/.test(name)));
    const xml = Buffer.from(zip.read('project.qde') ?? []).toString();
    const at = [...liLf.slice(0, liLf.indexOf('We 👩‍🏫'))].length;
    const end = at + [...'We 👩‍🏫 plan lessons'].length;
    assert.ok(xml.includes(`name="We 👩‍🏫 plan lessons" startPosition="${at}" endPosition="${end}"`));
    const texts = names.map((name) => Buffer.from(zip.read(name) ?? []).toString());
    assert.ok(texts.includes(liLf));
  });

  it('comes from NVivo and goes back with all its identifiers', async function () {
    needsRealRefi(this);
    this.timeout(20_000);
    const bytes = fs.readFileSync(path.join(realRefi, 'nvivo-win-12.6/oltas0517.qdpx'));
    const study = readQdpx(bytes, new Losses());
    const back = (await exported(await projectOf(study))).study;
    const keys = ({ codes, sources, coders }: Study) => [
      allCodes(codes).map(({ key }) => key),
      sources.map(({ key }) => key).sort(),
      coders.map(({ key }) => key).sort(),
      sources
        .flatMap(({ codings }) =>
          codings.map(
            ({ key, code, coder, span }) => `${key} ${code} ${coder} ${span.start}-${span.end}`,
          ),
        )
        .sort(),
    ];
    assert.deepEqual(keys(back), keys(study));
  });
});

const name = fc
  .stringMatching(/^[\p{L}\p{N}"'&<> .:😀-]{1,12}$/u)
  .map((each) => each.trim() || 'x');
const text = fc
  .array(fc.constantFrom('We care. ', '我们。', '👩‍🏫', '𠮷', '\n', '&<>"', 'a  b', '\t'), {
    minLength: 1,
    maxLength: 30,
  })
  .map((parts) => `w${parts.join('')}w`);

const anyProject = fc
  .record({
    codes: fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
    texts: fc.array(text, { minLength: 1, maxLength: 3 }),
    picks: fc.array(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99), fc.option(text)), {
      maxLength: 12,
    }),
    crlf: fc.boolean(),
  })
  .map(({ codes, texts, picks, crlf }) => {
    const made: Record<string, string> = {
      'codebook.yaml': `codes:\n${codes.map((each, i) => `  c${i}: {name: ${JSON.stringify(each)}}\n`).join('')}`,
    };
    texts.forEach((each, i) => (made[`t/${i}.txt`] = crlf ? each.replace(/\n/g, '\r\n') : each));
    const lines = new Map<string, string>();
    picks.forEach(([t, c, start, length, memo], i) => {
      const n = t % texts.length;
      const own = texts[n] ?? '';
      const all = [...own];
      const from = start % all.length;
      const words = all.slice(from, from + 1 + (length % 9));
      const before = all.slice(0, from).join('').length;
      const record = recordOn(own.slice(before), words.join(''), {
        id: `01933f6e-0000-7000-8000-${String(i).padStart(12, '0')}`,
        code: `c${c % codes.length}`,
        ...(memo ? { memo: memo.trim() } : {}),
      });
      const line = codingLines({ ...record, ...recordAt(own, before, words.join('')) });
      const file = `codings/ana/t/${n}.txt.jsonl`;
      lines.set(file, (lines.get(file) ?? '') + line);
    });
    return { ...made, ...Object.fromEntries(lines) };
  });

function recordAt(own: string, at: number, words: string) {
  const lines = own.slice(0, at).split('\n');
  const ends = own.slice(0, at + words.length).split('\n');
  const column = (all: string[]) => [...(all.at(-1) ?? '')].length + 1;
  return {
    range: [lines.length, column(lines), ends.length, column(ends)] as const,
    before: [...own.slice(0, at)].slice(-32).join(''),
    after: [...own.slice(at + words.length)].slice(0, 32).join(''),
  };
}

describe('Any project', function () {
  this.timeout(60_000);
  it('comes back as it went', async () => {
    await fc.assert(
      fc.asyncProperty(anyProject, async (made) => {
        const { project } = await openMemory(made);
        const { study, bytes } = await exported(project);
        const back = readQdpx(bytes, new Losses());
        assert.deepEqual(comparable({ ...back, title: '' }), comparable({ ...study, title: '' }));
      }),
      { numRuns: 150 },
    );
  });

  it('is valid by the schemas', async function () {
    needsRealRefi(this);
    const schema = (file: string) => new Schema(fs.readFileSync(path.join(realRefi, 'spec', file)));
    const [forProjects, forBooks] = [schema('Project.xsd'), schema('Codebook.xsd')];
    const isValid = async (made: Readonly<Record<string, string>>) => {
      const { study, bytes } = await exported((await openMemory(made)).project);
      const xml = new ZipFile(bytes).read('project.qde');
      assert.deepEqual(xml && forProjects.check(xml), []);
      assert.deepEqual(forBooks.check(writeQdc(study)), []);
      const [a, b] = [readQdc('x', writeQdc(study), new Losses()).codes, study.codes];
      assert.deepEqual(a, b);
    };
    await isValid(files);
    await fc.assert(fc.asyncProperty(anyProject, isValid), { numRuns: 50 });
  });

  it('would not be, if it were not: the check finds what is wrong', function () {
    needsRealRefi(this);
    const schema = new Schema(fs.readFileSync(path.join(realRefi, 'spec/Project.xsd')));
    const check = (inner: string) =>
      schema.check(
        Buffer.from(`<Project xmlns="urn:QDA-XML:project:1.0" name="x">${inner}</Project>`),
      );
    assert.deepEqual(check(''), []);
    assert.deepEqual(check('<Sets/>'), ['Project/Sets: Set is missing']);
    assert.deepEqual(check('<Users><User guid="x"/></Users>'), [
      'Project/Users/User@guid: “x” is no GUIDType',
    ]);
    assert.deepEqual(check('<Description/><Users/>').length, 1);
    assert.deepEqual(check('<Notes><Note/></Notes>'), ['Project/Notes/Note: no guid']);
  });
});

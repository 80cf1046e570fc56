import assert from 'node:assert/strict';
import { Losses, reportLines } from '../../../../src/core/exchange/lossReport';
import type { QuotedCoding, Study, StudyCode } from '../../../../src/core/exchange/study';
import { keyFor } from '../../../../src/core/exchange/studyKeys';
import { studyOf } from '../../../../src/core/exchange/studyOf';
import { join } from '../../../../src/core/joining/join';
import { type JoinPlan, planJoin } from '../../../../src/core/joining/planJoin';
import { readQdpx } from '../../../../src/core/refi/readProject';
import { writeQdpx } from '../../../../src/core/refi/writeProject';
import type { Project } from '../../../../src/core/project/project';
import { undo } from '../../../../src/core/project/undo';
import { codingLines, openMemory, recordOn } from '../../../support/builders';
import type { MemoryStore } from '../../../support/memoryStore';

const text = 'Li: We plan lessons together.\nWu: 她每周四来听我的课。\nLi: We plan 👩 too.\n';

const files = {
  'codebook.yaml':
    '# ours\ncodes:\n  planning:\n    name: Planning together\n    definition: Plans made by two.\n  visits: Visits # often\n',
  'cases.csv': 'case,name,speaker,years\nli,Li Hua,Li,12\n',
  'sources.csv': 'source,case\ntranscripts/li.txt,li\n',
  'transcripts/li.txt': text,
  'memos/first.md': '---\ntitle: First\nabout:\n  - code:planning\n---\n\nA thought.\n',
  'codings/ana/transcripts/li.txt.jsonl': codingLines(
    recordOn(text, 'plan lessons', {
      id: '01933f6e-0000-7000-8000-000000000001',
      code: 'planning',
    }),
    recordOn(text, '听我的课', { id: 'by-hand', code: 'visits', memo: 'Thursdays' }),
  ),
};

function code(name: string, of: Partial<StudyCode> = {}): StudyCode {
  const key = keyFor('code', name);
  return { key, name, description: '', color: undefined, codable: true, children: [], ...of };
}

function studyWith(of: Partial<Study> = {}): Study {
  const none = { coders: [], codes: [], variables: [], cases: [], sources: [], notes: [] };
  return { title: '', origin: 'X', description: '', sets: [], links: [], ...none, ...of };
}

async function exported(project: Project): Promise<Uint8Array> {
  const losses = new Losses();
  return writeQdpx(await studyOf(project, losses), losses);
}

function filesOf(store: MemoryStore): Record<string, string> {
  return Object.fromEntries(store.paths.map((path) => [path, store.text(path) ?? '']));
}

const told = (plan: JoinPlan) => reportLines(plan.report);

describe('A study that joins a project', () => {
  it('of our own making is there already: nothing is doubled', async () => {
    const { project, store } = await openMemory(files);
    const before = filesOf(store);
    const plan = await planJoin(project, readQdpx(await exported(project), new Losses()));
    assert.deepEqual(told(plan), []);
    assert.deepEqual(Object.fromEntries(plan.there), {
      codes: 2,
      sources: 1,
      memos: 1,
      codings: 2,
      cases: 1,
    });
    assert.ok(plan.isEmpty);
    await join(project, plan, 'own.qdpx');
    assert.deepEqual(filesOf(store), before);
  });

  it('keeps what was changed here since, and says so', async () => {
    const { project } = await openMemory(files);
    const bytes = await exported(project);
    const changed = await openMemory({
      ...files,
      'codebook.yaml': files['codebook.yaml'].replace('by two', 'by three'),
      'cases.csv': files['cases.csv'].replace('12', '13'),
      'memos/first.md': files['memos/first.md'].replace('A thought', 'Another'),
      'codings/ana/transcripts/li.txt.jsonl': files['codings/ana/transcripts/li.txt.jsonl'].replace(
        'Thursdays',
        'Fridays',
      ),
    });
    const plan = await planJoin(changed.project, readQdpx(bytes, new Losses()));
    const kinds = plan.report.losses.map(({ kind, count }) => `${kind} ${count}`);
    assert.deepEqual(kinds.sort(), ['kept-cell 1', 'kept-coding 1', 'kept-memo 1', 'kept-rule 1']);
    assert.ok(plan.isEmpty);
  });

  it('brings what is new, as one act that can be undone, and the rest of the book stays', async () => {
    const whole = await openMemory(files);
    const bytes = await exported(whole.project);
    const { project, store } = await openMemory({
      'codebook.yaml': '# mine\ncodes:\n  visits: Visits # often\n',
      'transcripts/li.txt': text,
    });
    const study = readQdpx(bytes, new Losses());
    const plan = await planJoin(project, study);
    assert.deepEqual(Object.fromEntries(plan.there), { codes: 1, sources: 1 });
    const act = await join(project, plan, 'own.qdpx');
    assert.equal(
      store.text('codebook.yaml'),
      '# mine\ncodes:\n  visits: Visits # often\n  planning-together:\n    name: Planning together\n    definition: Plans made by two.\n',
    );
    assert.match(
      store.text('codings/ana/transcripts/li.txt.jsonl') ?? '',
      /planning-together.*\n.*Thursdays/,
    );
    assert.match(store.text('cases.csv') ?? '', /^case,name,speaker,years\nli,Li Hua,Li,12\n$/);
    assert.match(store.text('memos/First.md') ?? '', /code:planning-together/);
    assert.ok((await planJoin(project, study)).isEmpty, 'once more brings nothing');
    assert.deepEqual(await undo(project, act), []);
    assert.equal(store.text('codebook.yaml'), '# mine\ncodes:\n  visits: Visits # often\n');
    assert.equal(
      [...project.index.all()].reduce((sum, { rows }) => sum + rows.count, 0),
      0,
    );
  });

  it('finds codings in a text that was changed here, and leaves doubtful ones to be reviewed', async () => {
    const { project } = await openMemory(files);
    const study = readQdpx(await exported(project), new Losses());
    const changed = text.replace('We plan lessons together', 'Well, we do plan lessons together');
    const other = await openMemory({
      'codebook.yaml': files['codebook.yaml'],
      'transcripts/li.txt': `(A note before.)\n${changed}`,
    });
    const plan = await planJoin(other.project, study);
    assert.equal(plan.there.get('sources'), 1);
    await join(other.project, plan, 'own.qdpx');
    const located = await other.project.located('transcripts/li.txt');
    assert.deepEqual(
      located?.codings.map(({ record, location }) => [record.quote, location.state]),
      [
        ['plan lessons', 'found'],
        ['听我的课', 'found'],
      ],
    );
  });

  it('knows codes by their place in the tree, and one that stands alone anywhere', async () => {
    const { project, store } = await openMemory({
      'codebook.yaml':
        'codes:\n  barriers:\n    codes:\n      time: Time\n  enablers:\n    codes:\n      trust:\n        name: {en: Trust, zh: 信任}\n',
    });
    const study = studyWith({
      codes: [
        code('Enablers', {
          children: [code('time', { key: 'other time' }), code('信任', { description: 'New.' })],
        }),
        code('Time', { key: 'alone', description: 'Hours.' }),
      ],
    });
    await join(project, await planJoin(project, study), 'x');
    assert.equal(
      store.text('codebook.yaml'),
      'codes:\n  barriers:\n    codes:\n      time:\n        name: Time\n        definition: Hours.\n  enablers:\n    codes:\n      trust:\n        name: {en: Trust, zh: 信任}\n        definition: New.\n      time-2:\n        name: time\n',
    );
  });

  it('writes nothing where the codebook has changed since it was planned', async () => {
    const { project, store } = await openMemory(files);
    const plan = await planJoin(project, studyWith({ codes: [code('New')] }));
    await project.writeBook(`${project.bookText}# later\n`);
    await assert.rejects(join(project, plan, 'x'), /has changed since this was planned/);
    assert.doesNotMatch(store.text('codebook.yaml') ?? '', /New/);
  });
});

describe('Codings that are known by their words', () => {
  const quoted = (words: string, of: Partial<QuotedCoding> = {}): QuotedCoding => ({
    key: keyFor('coding', words),
    code: keyFor('code', 'planning'),
    coder: undefined,
    created: '',
    memo: '',
    source: 'li',
    words,
    range: undefined,
    ...of,
  });
  async function joined(...codings: QuotedCoding[]) {
    const { project } = await openMemory({ ...files, 'codings/ana/transcripts/li.txt.jsonl': '' });
    const study = studyWith({ codes: [code('planning', { id: 'planning' })], quoted: codings });
    const plan = await planJoin(project, study, new Losses(), 'bo');
    await join(project, plan, 'x');
    const source = await project.located('transcripts/li.txt');
    const places = source?.codings.map(({ record, location, coder }) => [
      coder,
      record.quote,
      location.state,
    ]);
    return { places, told: told(plan) };
  }

  it('are put where these stand, whatever their white space', async () => {
    const { places, told: says } = await joined(quoted('plan  lessons\r\ntogether.\nWu: 她'));
    assert.deepEqual(places, [['bo', 'plan lessons together.\nWu: 她', 'found']]);
    assert.deepEqual(says, ['Codings that name no coder are those of “bo” now.']);
  });
  it('are to be reviewed where the words are other ones', async () => {
    const { places, told: says } = await joined(quoted('We do plan lessons together'));
    assert.deepEqual(places, [['bo', 'We do plan lessons together', 'moved']]);
    assert.match(says[0] ?? '', /^1 × Codings whose words were found only roughly/);
  });
  it('are to be reviewed where they stand more than once', async () => {
    const { places, told: says } = await joined(quoted('We plan'));
    assert.deepEqual(places, [['bo', 'We plan', 'lost']]);
    assert.match(says[0] ?? '', /^1 × Codings whose words stand in their source more than/);
  });
  it('are put at the line that is told, where they stand more than once', async () => {
    const { places } = await joined(quoted('We plan', { range: [3, 1, 3, 9] }));
    assert.deepEqual(places, [['bo', 'We plan', 'found']]);
  });
  it('are listed where they stand nowhere', async () => {
    const { places, told: says } = await joined(quoted('Nobody said that, ever, to anyone.'));
    assert.deepEqual(places, []);
    assert.deepEqual(says, [
      '1 × Codings whose words are in no source of the project are left out: import those texts, then this file again. (li: Nobody said that, ever, to anyone.)',
    ]);
  });
  it('are looked for in every source where theirs has another name, and as far as they are told', async () => {
    const { places } = await joined(quoted('她每周四来听…', { source: 'Interview 7' }));
    assert.deepEqual(places, [['bo', '她每周四来听', 'found']]);
  });
});

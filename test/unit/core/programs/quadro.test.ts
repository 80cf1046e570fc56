import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Losses } from '../../../../src/core/exchange/lossReport';
import { isQuadro, readQuadro } from '../../../../src/core/programs/quadro/readQuadro';
import { projectOf, quotes, tree } from '../../../support/refi';

const encode = (files: Readonly<Record<string, string>>) =>
  new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));

function read(files: Readonly<Record<string, string>>) {
  const losses = new Losses();
  const study = readQuadro('Vault', encode(files), losses);
  const lost = losses
    .report()
    .losses.map(({ kind, count, items }) => `${kind} ${count} ${items.join()}`);
  return { study, lost };
}

const vault = {
  'Codes/Work/planning.md':
    '---\ncode description: Plans made by two.\nrelated code:\n  - "[[visits]]"\n---\n\n![[Data/li#^id-1]]\n![[Data/gone#^id-9]]\n',
  'Codes/visits.md': '---\ncode description:\n---\n![[li#^id-1]]\n![[li#^id-2]]\n',
  'Data/li.md':
    '---\nkind: interview\n---\nLi: ==We plan== lessons, see [[Other]]. [[planning]] [[Codes/visits]] ^id-1\n\nWu: 她每周四来。 ^id-2\nNot ==ours==.\n',
  'Notes/x.md': 'A thought.',
  'Extractions/a 1.md':
    '---\nwhat: plans\nextraction-date: 2024-02-20T17:12:17\nextraction-source: "[[Data/li#^id-2]]"\n---\n',
};

describe('A vault of Quadro', () => {
  it('gives the words without what was written between them, and its codes in their folders', () => {
    const { study, lost } = read(vault);
    assert.equal(
      study.sources[0]?.text,
      '---\nkind: interview\n---\nLi: We plan lessons, see [[Other]].\n\nWu: 她每周四来。\nNot ==ours==.\n',
    );
    assert.deepEqual(quotes(study), ['We plan', 'We plan', 'Wu: 她每周四来。']);
    assert.deepEqual(tree(study.codes), ['Work', 'Work › planning', 'visits']);
    assert.equal(study.codes[0]?.children[0]?.description, 'Plans made by two.');
    assert.deepEqual(lost, ['missing-text 1 gone', 'other-note 1 Notes/x.md']);
    assert.deepEqual(
      study.links.map(({ name }) => name),
      ['related code'],
    );
    assert.deepEqual(
      study.notes.map(({ name, text, created, about }) => [name, text, created, about[0]?.kind]),
      [['a 1', 'what: plans', '2024-02-20T17:12:17Z', 'passage']],
    );
  });
  it('becomes a project without a problem', async () => {
    const project = await projectOf(read(vault).study);
    await project.verify();
    assert.deepEqual(project.problems(), []);
  });
  it('is told by its codes', () => {
    assert.ok(isQuadro(encode(vault)));
    assert.ok(!isQuadro(encode({ 'a.md': 'We [[plan]].\n\n![[b#^c]]', 'b.md': 'x ^c' })));
  });
  it('that is real comes with its codes and the codings of the texts that are there', function () {
    const folder = path.resolve('../shared/realdata/coded/quadro-vault');
    if (!fs.existsSync(folder)) {
      console.log(`      (skipped: no vault at ${folder})`);
      this.skip();
    }
    const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const files = names
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')] as const);
    const { study, lost } = read(Object.fromEntries(files));
    assert.deepEqual(tree(study.codes).sort(), [
      'Compatibility',
      'WebApps',
      'app store',
      'fragmentation',
    ]);
    assert.deepEqual(
      quotes(study).map((words) => words.slice(0, 40)),
      [
        'One of the major challenges I face as an',
        'Integrating third-party APIs',
        'own set of challenges, primarily due to ',
      ],
    );
    assert.doesNotMatch(study.sources[0]?.text ?? '', /\^id-|\[\[|==/);
    assert.deepEqual(
      lost.map((line) => line.replace(/ [A-Z].*/, '')),
      ['missing-text 13', 'other-note 1'],
    );
    assert.equal(study.notes[0]?.about.length, 1);
  });
});

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { codingFile, type HostileProject, inProject, line, refusal } from './hostileProject';

const talk = 'Lin: We plan lessons.\n';
const file = codingFile('t.txt');
const coding = line('x', [1, 6, 1, 13], 'We plan');

/** Makes links in the project before it is opened, as `name → target` from the name's folder. */
function links(made: Readonly<Record<string, string>>) {
  return (here: HostileProject) => {
    for (const [name, target] of Object.entries(made)) {
      fs.mkdirSync(here.at(`${name}/..`), { recursive: true });
      fs.symlinkSync(target, here.at(name));
    }
  };
}

/** What leads out of the project is told, is no source, and can't be read or written through. */
function leaves(
  what: string,
  made: Readonly<Record<string, string>>,
  problems: string[],
  then: (here: HostileProject) => Promise<void> = () => Promise.resolve(),
): void {
  it(what, () =>
    inProject(
      { 't.txt': talk },
      async (here) => {
        assert.deepEqual(here.problems(), problems);
        assert.deepEqual([...here.project.sources.keys()], ['t.txt']);
        assert.equal(here.project.index.total, 0);
        await then(here);
      },
      (here) => {
        fs.writeFileSync(`${here.outside}/t.txt.jsonl`, coding);
        fs.mkdirSync(`${here.outside}/ana`);
        fs.writeFileSync(`${here.outside}/ana/t.txt.jsonl`, coding);
        links(made)(here);
      },
    ),
  );
}

const secret = '../outside/secret.txt';
const cannotCode = async (here: HostileProject) => {
  assert.match(await refusal(here.code('t.txt', 'lessons')), /codings.*nothing was written/);
  assert.equal(here.project.index.total, 0);
  assert.deepEqual(await here.excerpts('t.txt'), {});
};

describe('links', () => {
  leaves(
    'a source that is a link out',
    { 'a.txt': secret },
    ['link-leaves-project a.txt:1:1'],
    async (here) => {
      assert.match(here.says('link-leaves-project'), /Copy the file into the project/);
      assert.equal(await here.project.located('a.txt'), undefined);
      await here.project.refresh(['a.txt'], true);
      await here.project.refresh(['a.txt']);
      assert.ok(!here.project.sources.has('a.txt'));
    },
  );
  leaves(
    'a folder that is a link out',
    { far: '../outside' },
    ['link-leaves-project far:1:1'],
    async (here) => {
      assert.equal(await here.project.located('far/secret.txt'), undefined);
      await here.project.refresh(['far/secret.txt']);
      assert.ok(!here.project.sources.has('far/secret.txt'));
      assert.match(await refusal(here.store.write('far/new.txt', Buffer.from('x'))), /out of the/);
      assert.match(await refusal(here.store.remove('far/secret.txt')), /out of the project/);
    },
  );
  leaves(
    'the folder of all codings',
    { codings: '../outside' },
    ['link-leaves-project codings:1:1'],
    async (here) => {
      await here.project.refresh([file]);
      assert.equal(here.project.index.total, 0);
      await cannotCode(here);
    },
  );
  leaves(
    'the folder of a coder',
    { 'codings/ana': '../../outside/ana' },
    ['link-leaves-project codings/ana:1:1'],
    cannotCode,
  );
  leaves(
    'a coding file',
    { [file]: '../../../outside/t.txt.jsonl' },
    [`link-leaves-project ${file}:1:1`],
    async (here) => {
      await here.project.refresh([file]);
      assert.equal(here.project.index.total, 0);
      await cannotCode(here);
    },
  );
  leaves(
    'a coding file that is not there yet',
    { [file]: '../../../outside/new.jsonl' },
    [`broken-link ${file}:1:1`],
    cannotCode,
  );
  leaves('an absolute link', { 'a.txt': '/etc/hostname' }, ['link-leaves-project a.txt:1:1']);
  leaves('a link to the folder above', { up: '..' }, ['link-leaves-project up:1:1']);
  leaves('a link to the whole machine', { all: '/' }, ['link-leaves-project all:1:1']);
  leaves('by way of another link', { 'a.txt': 'b.txt', 'b.txt': secret }, [
    'link-leaves-project a.txt:1:1',
    'link-leaves-project b.txt:1:1',
  ]);
  leaves('a folder beside whose name begins as ours', { 'a.txt': '../project-two/x.txt' }, [
    'broken-link a.txt:1:1',
  ]);

  leaves('to itself', { 'a.txt': 'a.txt' }, ['broken-link a.txt:1:1'], async (here) => {
    assert.match(here.says('broken-link'), /leads nowhere.*delete it/);
    assert.equal(await here.project.located('a.txt'), undefined);
  });
  leaves('round in a circle', { 'a.txt': 'b.txt', 'b.txt': 'a.txt' }, [
    'broken-link a.txt:1:1',
    'broken-link b.txt:1:1',
  ]);
  leaves('to the folder they stand in', { 'sub/loop': '.', 'sub/up': '..' }, [
    'broken-link sub/loop:1:1',
    'broken-link sub/up:1:1',
  ]);
  leaves('to nothing', { 'a.txt': 'gone.txt' }, ['broken-link a.txt:1:1']);
  leaves(
    'a coding file in a circle',
    { [file]: 't.txt.jsonl' },
    [`broken-link ${file}:1:1`],
    cannotCode,
  );
  leaves('the codebook of a folder below', { 'sub/codebook.yaml': '../../outside/secret.txt' }, [
    'link-leaves-project sub/codebook.yaml:1:1',
  ]);

  it('a codebook that is a link out is not read', () =>
    inProject(
      { 't.txt': talk },
      async (here) => {
        assert.deepEqual(here.problems().sort(), [
          'link-leaves-project codebook.yaml:1:1',
          'no-codebook codebook.yaml:1:1',
          'no-codes codebook.yaml:1:1',
        ]);
        assert.match(await refusal(here.project.writeBook('codes: {}\n')), /out of the project/);
      },
      (here) => {
        fs.rmSync(here.at('codebook.yaml'));
        fs.symlinkSync(secret, here.at('codebook.yaml'));
      },
    ));
  it('to a file of the project: both are there, and writing keeps the link', () =>
    inProject(
      { 't.txt': talk, 'kept/ana.jsonl': coding },
      async (here) => {
        assert.deepEqual(here.problems(), []);
        assert.deepEqual(await here.excerpts('t.txt'), { x: 'We plan' });
        await here.code('t.txt', 'lessons');
        here.allow('kept/ana.jsonl');
        assert.equal(fs.readlinkSync(here.at(file)), '../../kept/ana.jsonl');
        assert.equal(here.project.index.total, 2);
      },
      links({ [file]: '../../kept/ana.jsonl' }),
    ));
  it('to a folder of the project: told, and nothing is written through it', () =>
    inProject(
      { 't.txt': talk, 'kept/ana/t.txt.jsonl': coding },
      async (here) => {
        assert.deepEqual(here.problems(), ['broken-link codings:1:1']);
        await cannotCode(here);
      },
      links({ codings: 'kept' }),
    ));
  it('that come while the project is open', () =>
    inProject({ 't.txt': talk, [file]: coding }, async (here) => {
      fs.renameSync(here.at('codings'), `${here.outside}/codings`);
      fs.symlinkSync('../outside/codings', here.at('codings'));
      const before = fs.readFileSync(`${here.outside}/codings/ana/t.txt.jsonl`);
      assert.match(await refusal(here.code('t.txt', 'lessons')), /out of the project/);
      await here.project.refresh([file], true);
      assert.deepEqual(here.problems(), ['link-leaves-project codings:1:1']);
      assert.deepEqual(fs.readFileSync(`${here.outside}/codings/ana/t.txt.jsonl`), before);
      fs.rmSync(here.at('codings'));
      fs.renameSync(`${here.outside}/codings`, here.at('codings'));
    }));
  it('a pipe with the name of a source is none, and is not waited for', function () {
    if (process.platform === 'win32') this.skip();
    return inProject({ 't.txt': talk }, async (here) => {
      const { execFileSync } = await import('node:child_process');
      execFileSync('mkfifo', [here.at('p.txt'), here.at('n.md')]);
      await here.project.refresh(['p.txt', 'n.md'], true);
      await here.project.refresh(['p.txt', 'n.md']);
      assert.equal(await here.project.located('p.txt'), undefined);
      assert.deepEqual([...here.project.sources.keys()], ['t.txt']);
    });
  });
  it('the project opened through a link is itself', () =>
    inProject({ 't.txt': talk }, async (here) => {
      fs.symlinkSync(here.folder, `${here.outside}/link`);
      const { NodeFileStore } = await import('../../../src/node/fileStore');
      const files = await new NodeFileStore(`${here.outside}/link`).list();
      assert.deepEqual([...files.files].sort(), ['codebook.yaml', 't.txt']);
      fs.rmSync(`${here.outside}/link`);
    }));
});

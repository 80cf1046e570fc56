import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { usualBook } from '../../support/builders';
import { Place } from './command';

const commands = ['check', 'counts', 'excerpts', 'apply'];

describe('the command line', () => {
  let place: Place;
  beforeEach(() => (place = new Place({ 'codebook.yaml': usualBook, 'a.txt': 'We.\n' })));
  afterEach(() => place.remove());

  it('says on request what it can do', async () => {
    for (const asked of ['--help', '-h', 'help']) {
      const { code, out, error } = await place.run(asked);
      assert.deepEqual([code, error], [0, '']);
      for (const name of commands) assert.match(out, new RegExp(`^ {2}${name} +\\w`, 'm'));
    }
  });
  for (const name of commands)
    it(`says on request what ${name} can do, whatever else is asked`, async () => {
      for (const asked of [['--help'], ['-h'], ['nowhere', '--bogus', '--help']]) {
        const { code, out, error } = await place.run(name, ...asked);
        assert.deepEqual([code, error], [0, '']);
        assert.match(out, new RegExp(`^Usage: codebook ${name} \\[project\\]`));
      }
    });
  it('says on request what the commands for git can do', async () => {
    for (const name of ['merge', 'textconv', 'git-setup']) {
      const { code, out, error } = await place.run(name, '--help');
      assert.deepEqual([code, error], [0, '']);
      assert.match(out, new RegExp(`^Usage: codebook ${name} `));
      assert.match((await place.run('--help')).out, new RegExp(`^ {2}${name} +\\w`, 'm'));
    }
  });
  it('says its version', async () => {
    const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { version: string };
    assert.deepEqual(await place.run('--version'), { code: 0, out: `${version}\n`, error: '' });
  });

  describe('ends with 2, and says why on standard error alone, for', () => {
    const wrong = (what: string, argv: readonly string[], why: RegExp) =>
      it(what, async () => {
        const { code, out, error } = await place.run(...argv);
        assert.deepEqual([code, out], [2, '']);
        assert.match(error, why);
      });
    wrong('no command', [], /^Usage: codebook COMMAND/);
    wrong('an unknown command', ['cuonts'], /no command “cuonts”[^]*Usage: codebook COMMAND/);
    wrong('a command that objects have', ['constructor'], /no command “constructor”/);
    for (const name of commands) {
      wrong(
        `an unknown option of ${name}`,
        [name, '--bogus'],
        new RegExp(`--bogus[^]*Usage: codebook ${name}`),
      );
      wrong(`two projects of ${name}`, [name, '.', 'x'], /One project at a time/);
    }
    wrong('a merge of too few files', ['merge', 'a.txt'], /Name the file <ours> too/);
    wrong('too many files', ['textconv', 'a.txt', 'b.txt'], /one file too many: “b\.txt”/);
    wrong('an unknown format', ['check', '--format', 'xml'], /--format is text, json; not “xml”/);
    wrong('an option without its value', ['counts', '--by'], /--by[^]*Usage: codebook counts/);
    wrong('a folder that is not there', ['check', 'nowhere'], /There is no folder “nowhere”/);
    wrong('a file', ['check', 'a.txt'], /“a.txt” is a file\. Name the project’s folder/);
    wrong('a file inside that is the codebook', ['counts', 'codebook.yaml'], /is a file/);
  });

  describe('in a folder that is no project', () => {
    it('says what to do', async () => {
      const other = new Place();
      const { code, out, error } = await other.run('check');
      other.remove();
      assert.deepEqual([code, out], [2, '']);
      assert.match(
        error,
        /“\.” is no project: there is no codebook\.yaml in it\. Name the folder that has one, or put one there/,
      );
    });
    it('names the project around it', async () => {
      place.put({ 't/u/a.txt': '' });
      const { code, error } = await place.run('check', 't/u');
      assert.equal(code, 2);
      assert.match(error, /It lies within one: name “\.”/);
    });
    it('does not take a folder called codebook.yaml for a codebook', async () => {
      const other = new Place({ 'codebook.yaml/x': '' });
      const { code } = await other.run('check');
      other.remove();
      assert.equal(code, 2);
    });
  });

  it('takes the project’s folder from where it stands, or in full', async () => {
    place.put({ 'inner/codebook.yaml': usualBook });
    for (const named of ['inner', './inner/', path.join(place.folder, 'inner')])
      assert.deepEqual((await place.run('check', named)).code, 0);
  });
  it('puts what a file says on one line, without what steers a terminal', async () => {
    place.put({
      'codings/ana/a.txt.jsonl':
        '{"id":"x","code":"\\u001b[31mred\\n","range":[1,1,1,3],"quote":"We"}\n',
    });
    const { out } = await place.run('check');
    assert.equal(out.trim().split('\n').length, 1);
    assert.doesNotMatch(out, /\u001b/);
  });
  it('says what a person can do about an error of the system', async () => {
    place.put({ codings: 'a file where a folder belongs' });
    const { code, out, error } = await place.run(
      'apply',
      '--source',
      'a.txt',
      '--lines',
      '1',
      '--code',
      'a',
      '--coder',
      'ana',
    );
    assert.deepEqual([code, out], [1, '']);
    assert.match(error, /^codebook apply: .*codings.* a folder is needed/);
  });
  it('says that there is no permission (root has every one: skipped as root)', async function () {
    if (process.getuid?.() === 0) this.skip();
    fs.chmodSync(path.join(place.folder, 'codebook.yaml'), 0);
    const { code, out, error } = await place.run('check');
    assert.deepEqual([code, out], [1, '']);
    assert.match(error, /There is no permission to use “.*codebook\.yaml”/);
  });
});

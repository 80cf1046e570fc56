import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { type CodingRecord } from '../../../src/core/coding/coding';
import { codingLines, recordOn, usualBook } from '../../support/builders';
import { bundledCommand, Place, runProgram } from './command';
import { Clone, hasGit } from './repository';

const source = 'transcripts/访谈 #1 100%.md';
const text = 'Lin: We plan lessons.\nLin: 她每周四来听我的课。\nLin: We plan more.\n';
const file = `codings/lin/${source}.jsonl`;
const plan = recordOn(text, 'plan lessons', { id: 'one' });
const weekly = recordOn(text, '她每周四来听我的课', { id: 'two' });
const more = recordOn(text, 'plan more', { id: 'three' });

const files = {
  'codebook.yaml': usualBook,
  [source]: text,
  'cases.csv': 'case,name,role\nL1,Lin,leader\nP1,Kim,peer\n',
  [file]: codingLines(plan, weekly),
};

/** A coding file as somebody may leave it: each coding there or not, with one of a few changes. */
const anyWork = fc
  .array(fc.constantFrom({}, { code: 'b' }, { code: 'd' }, { memo: 'm' }, undefined), {
    minLength: 3,
    maxLength: 3,
  })
  .map((changes) =>
    codingLines(
      ...[plan, weekly, more].flatMap((each, i) =>
        changes[i] ? [{ ...each, ...changes[i] }] : [],
      ),
    ),
  );

function orders<T>([a, b, c]: readonly T[]): (T | undefined)[][] {
  return [
    [a, b, c],
    [a, c, b],
    [b, a, c],
    [b, c, a],
    [c, a, b],
    [c, b, a],
  ];
}

describe('git with the merge driver', function () {
  this.timeout(120_000);
  if (!hasGit) {
    it('is not tried: there is no git on this machine');
    return;
  }
  const tools = new Place();
  let program = '';
  let ana: Clone;
  before(() => {
    const folder = path.join(tools.folder, "it's 100% #1 工具");
    fs.mkdirSync(folder);
    program = bundledCommand(folder);
  });
  after(() => tools.remove());
  beforeEach(() => {
    ana = Clone.create(files);
    assert.equal(ana.setUp(program).code, 0);
    ana.commit('set up merging');
  });
  afterEach(() => ana.remove());

  function cloned(who: string): Clone {
    const clone = ana.clone(who);
    assert.deepEqual(clone.setUp(program).code, 0);
    return clone;
  }

  function codes(clone: Clone): string[] {
    return clone
      .records(file)
      .map(({ id, code, conflict }: CodingRecord) =>
        [id, code, conflict && JSON.stringify(conflict)].filter(Boolean).join(' '),
      );
  }

  it('merges what three people did, in any order, without a conflict', () => {
    const [ben, cho] = [cloned('Ben'), cloned('Cho')];
    ana.put({ [file]: codingLines({ ...plan, code: 'b' }, weekly) });
    ben.put({ [file]: codingLines({ ...plan, code: 'd' }, weekly, more) });
    cho.put({ [file]: codingLines({ ...plan, memo: 'Why?' }) });
    for (const clone of [ana, ben, cho]) clone.commit('work');
    const results = [
      [ana, ben, cho],
      [ben, cho, ana],
      [cho, ana, ben],
    ].map(([first, ...others]) => {
      assert.ok(first);
      first.git('checkout', '--quiet', '-b', 'all');
      for (const other of others)
        first.git('pull', '--quiet', '--no-rebase', '--no-edit', other.folder, 'main');
      return first.text(file);
    });
    assert.deepEqual(codes(ana), ['one b [{"code":"d"}]', 'three a']);
    assert.equal(ana.records(file)[0]?.memo, 'Why?');
    assert.deepEqual(results, [results[0], results[0], results[0]]);
  });
  it('merges random work of three people in every order to one result', () => {
    const [works = []] = fc.sample(fc.array(anyWork, { minLength: 3, maxLength: 3 }), 1);
    const clones = [ana, cloned('Ben'), cloned('Cho')].map((clone, i) => {
      clone.put({ [file]: works[i] ?? '' });
      clone.commit('work');
      return clone;
    });
    const results = orders(clones).map((order, number) => {
      const [first, ...others] = order.flatMap((clone) => (clone ? [clone] : []));
      assert.ok(first);
      first.git('checkout', '--quiet', '-b', `all-${number}`, 'main');
      for (const { folder } of others)
        first.git('pull', '--quiet', '--no-rebase', '--no-edit', folder, 'main');
      return first.text(file);
    });
    assert.deepEqual(results, Array<unknown>(6).fill(results[0]), works.join('\n'));
  });
  it('follows codings to where their source has moved', () => {
    const ben = cloned('Ben');
    const [moved, movedFile] = ['field/新 %.md', 'codings/lin/field/新 %.md.jsonl'];
    for (const folder of ['field', 'codings/lin/field'])
      fs.mkdirSync(path.join(ana.folder, folder), { recursive: true });
    ana.git('mv', source, moved);
    ana.git('mv', file, movedFile);
    ana.put({ [movedFile]: codingLines({ ...plan, memo: 'Why?' }, weekly) });
    ben.put({ [file]: codingLines({ ...plan, code: 'b' }, weekly, more) });
    for (const clone of [ana, ben]) clone.commit('work');
    ana.git('pull', '--quiet', '--no-rebase', '--no-edit', ben.folder, 'main');
    assert.equal(
      ana.text(movedFile),
      codingLines({ ...plan, code: 'b', memo: 'Why?' }, weekly, more),
    );
    assert.ok(!fs.existsSync(path.join(ana.folder, file)));
  });
  it('says which codings were changed in different ways', () => {
    const ben = cloned('Ben');
    ana.put({ [file]: codingLines(weekly) });
    ben.put({ [file]: codingLines({ ...plan, memo: 'Why?' }, weekly) });
    for (const clone of [ana, ben]) clone.commit('work');
    const { code, out, error } = ana.tryGit('pull', '--no-rebase', '--no-edit', ben.folder, 'main');
    assert.equal(code, 0, error);
    assert.match(error + out, /a on “plan lessons” \(line 1 of the source\) was changed/);
    assert.deepEqual(codes(ana), ['one a [{"removed":true}]', 'two a']);
  });
  it('does the same when work is rebased, or picked', () => {
    const ben = cloned('Ben');
    ana.put({ [file]: codingLines({ ...plan, code: 'b' }) });
    ana.commit('change one, remove two');
    ben.put({ [file]: codingLines(plan, weekly, more) });
    ben.commit('add three');
    ben.put({ [file]: codingLines({ ...plan, code: 'd' }, weekly, more) });
    ben.commit('change one');
    ana.git('fetch', '--quiet', ben.folder, 'main:ben');
    ana.git('checkout', '--quiet', '-b', 'picked');
    ana.git('cherry-pick', 'ben~1', 'ben');
    assert.deepEqual(codes(ana), ['one b [{"code":"d"}]', 'three a']);
    const picked = ana.text(file);
    ana.git('checkout', '--quiet', 'ben');
    ana.git('rebase', '--quiet', 'main');
    assert.equal(ana.text(file), picked);
  });
  it('merges the register by cells, and marks only the rows that differ', () => {
    const ben = cloned('Ben');
    ana.put({ 'cases.csv': 'case,name,role,age\nL1,Lin,leader,40\nP1,Kim,peer,\n' });
    ben.put({ 'cases.csv': 'case,name,role\nL1,Lin Wei,leader\nP1,Kim,peer\nP2,Jo,peer\n' });
    for (const clone of [ana, ben]) clone.commit('work');
    ana.git('pull', '--quiet', '--no-rebase', '--no-edit', ben.folder, 'main');
    assert.equal(
      ana.text('cases.csv'),
      'case,name,role,age\nL1,Lin Wei,leader,40\nP1,Kim,peer,\nP2,Jo,peer,\n',
    );
    ana.put({ 'cases.csv': ana.text('cases.csv').replace('Lin Wei', 'Lin') });
    ben.put({ 'cases.csv': ben.text('cases.csv').replace('Lin Wei', '林伟') });
    for (const clone of [ana, ben]) clone.commit('more work');
    const { code } = ana.tryGit('pull', '--no-rebase', '--no-edit', ben.folder, 'main');
    assert.equal(code, 1);
    assert.equal(
      ana.text('cases.csv'),
      'case,name,role,age\n<<<<<<< ours\nL1,Lin,leader,40\n=======\nL1,林伟,leader,40\n>>>>>>> theirs\nP1,Kim,peer,\nP2,Jo,peer,\n',
    );
  });
  it('leaves to git what it can’t merge', () => {
    const ben = cloned('Ben');
    ana.put({ [file]: `<<<<<<< HEAD\n${codingLines(plan)}=======\n>>>>>>> x\n` });
    ben.put({ [file]: codingLines(weekly, more) });
    for (const clone of [ana, ben]) clone.commit('work');
    const { code, out, error } = ana.tryGit('pull', '--no-rebase', '--no-edit', ben.folder, 'main');
    assert.equal(code, 1);
    assert.match(out + error, /holds two versions that git left in it/);
    assert.match(ana.text(file), /^<<<<<<< ours$/m);
    assert.match(ana.text(file), /^>>>>>>> theirs$/m);
  });
  it('is set up once, shows beforehand what it will change, and goes without a trace', () => {
    const [attributes, config] = [ana.text('.gitattributes'), ana.text('.git/config')];
    const setup = (...argv: string[]) => runProgram(program, ana.folder, 'git-setup', ...argv);
    assert.deepEqual(setup('--yes').out, 'There is nothing to change.\n');
    const shown = setup('--remove');
    assert.match(shown.out, /^ {2}- codings\/\*\*\/\*\.jsonl merge=codebook diff=codebook/m);
    assert.match(shown.out, /^ {2}- merge\.codebook\.driver = .*100%%/m);
    assert.match(shown.error, /Nothing is changed yet/);
    assert.deepEqual([ana.text('.gitattributes'), ana.text('.git/config')], [attributes, config]);
    assert.equal(setup('--remove', '--yes').error, 'Done.\n');
    assert.ok(!fs.existsSync(path.join(ana.folder, '.gitattributes')));
    assert.doesNotMatch(ana.text('.git/config'), /codebook\.js/);
    assert.match(setup().out, /^ {2}\+ diff\.codebook\.textconv = /m);
  });
  it('can’t be set up where there is no repository', () => {
    const place = new Place({ 'codebook.yaml': usualBook });
    const { code, error } = runProgram(program, place.folder, 'git-setup', '--yes');
    place.remove();
    assert.equal(code, 1);
    assert.match(error, /not in a git repository\. Make it one first/);
  });
  it('shows differences as sentences', () => {
    ana.put({ [file]: codingLines({ ...plan, memo: 'Whose\nlessons?' }, more) });
    const diff = ana.git('diff', '--no-color', '-U0', '--', file);
    assert.deepEqual(
      diff.split('\n').filter((line) => /^[+-]\d/.test(line)),
      [
        '-1 a “plan lessons”',
        '-2 a “她每周四来听我的课”',
        '+1 a “plan lessons” (memo: Whose lessons?)',
        '+3 a “plan more”',
      ],
    );
  });
});

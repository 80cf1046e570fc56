import assert from 'node:assert/strict';
import { Place } from './command';
import { sample } from './sample';

describe('codebook check', () => {
  let place: Place;
  beforeEach(() => (place = new Place(sample)));
  afterEach(() => place.remove());

  it('has nothing to say of a sound project but its size', async () => {
    assert.deepEqual(await place.run('check'), {
      code: 0,
      out: '',
      error: 'No problems in 2 sources, 4 codings. 3 hints more with --hints.\n',
    });
  });
  it('gives each problem a line, and ends with 1 when one is an error', async () => {
    place.put({
      'codings/ana/own.txt.jsonl': `odd\n${sample['codings/ana/own.txt.jsonl']}`,
      'sources.csv': `${sample['sources.csv']}gone.txt,L1,1\n`,
    });
    const { code, out, error } = await place.run('check');
    assert.equal(code, 1);
    assert.deepEqual(out.split('\n'), [
      'codings/ana/own.txt.jsonl:1:1: error: This line is not valid JSON, so it can’t be read as a coding. It stays as it is; mend it, or delete it. (not-json)',
      'sources.csv:4:1: warning: There is no source “gone.txt” in the project. Correct its path, bring the file back, or delete this row. (source-gone)',
      '',
    ]);
    assert.equal(error, '1 error, 1 warning in 2 sources, 4 codings. 3 hints more with --hints.\n');
  });
  it('looks for every excerpt in its text', async () => {
    place.put({ 'own.txt': 'Lin: We planned lessons.\n' });
    const { code, out, error } = await place.run('check');
    assert.deepEqual(
      [code, error],
      [0, '2 warnings in 2 sources, 4 codings. 3 hints more with --hints.\n'],
    );
    assert.match(
      out,
      /^codings\/ana\/own\.txt\.jsonl:1:1: warning: .*“plan lessons” is probably now on line 1.* \(moved-coding\)$/m,
    );
    assert.match(
      out,
      /^codings\/ana\/own\.txt\.jsonl:2:1: warning: .*“她每周四来听我的课”.* \(lost-coding\)$/m,
    );
  });
  it('tells what is unsound in the codebook, and on request what would make it better', async () => {
    place.put({
      'codebook.yaml':
        'codes:\n  a: {definition: D, exclude: [Use b.]}\n  b: {exclude: [Use a.]}\n  c: {codable: false, codes: {d: D}}\n',
    });
    const { code, out } = await place.run('check', '--hints');
    assert.equal(code, 0);
    const told = out.split('\n').map((line) => line.replace(/: [A-Z“].*\(/, ' ('));
    assert.deepEqual(told, [
      'codebook.yaml:2:3: hint (no-example)',
      'codebook.yaml:2:3: info (use-circle)',
      'codebook.yaml:3:3: hint (no-definition)',
      'codebook.yaml:4:31: hint (no-definition)',
      '',
    ]);
  });
  it('gives JSON', async () => {
    assert.equal((await place.run('check', '--format', 'json')).out, '[]\n');
    place.put({ 'codebook.yaml': 'codes:\n\ta: First\n' });
    const { code, out } = await place.run('check', '--format=json');
    const problems = JSON.parse(out) as Readonly<Record<string, unknown>>[];
    const tab = problems.find(({ kind }) => kind === 'yaml-tab');
    assert.equal(code, 1);
    assert.deepEqual(tab, {
      file: 'codebook.yaml',
      range: [2, 1, 2, 2],
      severity: 'error',
      kind: 'yaml-tab',
      sentence:
        'Tabs indent the lines from here on, which YAML does not allow. Indent them with spaces.',
    });
  });
});

import assert from 'node:assert/strict';
import {
  gitSettings,
  programsIn,
  withAttributes,
  withoutAttributes,
} from '../../../../src/core/project/gitSetup';

describe('what git is told in .gitattributes', () => {
  const ours = withAttributes('');

  it('names codings, codebook and registers', () => {
    assert.deepEqual(ours.match(/^\S+ merge=codebook/gm), [
      'codings/**/*.jsonl merge=codebook',
      '/codebook.yaml merge=codebook',
      '/cases.csv merge=codebook',
      '/sources.csv merge=codebook',
    ]);
  });
  it('comes after what stands there, and goes again without a trace', () => {
    for (const text of ['', '*.png binary\n', '# x\r\n*.md text\r\n', '*.md text'])
      assert.equal(withoutAttributes(withAttributes(text)).trimEnd(), text.trimEnd());
    assert.equal(withAttributes('*.md text'), `*.md text\n${ours}`);
    assert.equal(withAttributes('*.md text\r\n'), `*.md text\r\n${ours.replaceAll('\n', '\r\n')}`);
  });
  it('is there once, however often it is written, and is completed', () => {
    assert.equal(withAttributes(ours), ours);
    const [, second = '', ...others] = ours.split('\n');
    assert.equal(withAttributes(`${second}\n*.md text\n`), `*.md text\n${ours}`);
    assert.equal(withAttributes(`${others.join('\n')}\n`), `\n${ours}`);
  });
});

describe('the settings that name our command', () => {
  const driver = (...words: string[]) => gitSettings({ words }).get('merge.codebook.driver');

  it('are as git’s shell reads them', () => {
    assert.equal(
      driver('/bin/node', '/a/codebook.js'),
      '/bin/node /a/codebook.js merge -- %O %A %B %P',
    );
    assert.equal(driver('/my node', "/it's.js"), "'/my node' '/it'\\''s.js' merge -- %O %A %B %P");
    assert.equal(
      driver('C:\\Program Files\\node.exe', '\\\\server\\a\\b.js'),
      "'C:/Program Files/node.exe' //server/a/b.js merge -- %O %A %B %P",
    );
  });
  it('tell which programs they run', () => {
    const words = ['/my node', "/it's/codebook.js"];
    const settings = gitSettings({ words, environment: 'A=1' });
    assert.deepEqual(programsIn(settings.get('diff.codebook.textconv') ?? ''), words);
    assert.deepEqual(programsIn('node C:/a/codebook.js merge -- %O'), ['C:/a/codebook.js']);
  });
  it('keep a % in a path from being taken for a place', () => {
    const settings = gitSettings({ words: ['/100%', 'x'], environment: 'A=1' });
    assert.equal(settings.get('merge.codebook.driver'), "A=1 '/100%%' x merge -- %O %A %B %P");
    assert.equal(settings.get('diff.codebook.textconv'), "A=1 '/100%' x textconv --");
  });
});

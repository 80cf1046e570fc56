import assert from 'node:assert/strict';
import { say, type Sentence } from '../../../../src/core/base/sentences';
import { readingTrouble, systemTrouble } from '../../../../src/core/base/systemTrouble';

function failure(code: string, more: object = {}): Error {
  return Object.assign(new Error(`${code}: something`), { code, ...more });
}

function words(trouble: Sentence | undefined): string {
  return trouble ? say(trouble) : '';
}

describe('an error of the system', () => {
  for (const [code, said] of [
    ['EACCES', /no permission to write “a\/b”.*Make it and its folder writable/],
    ['EPERM', /no permission/],
    ['EROFS', /“a\/b” is on a disk that can only be read.*another disk/],
    ['ENOSPC', /The disk is full, so “a\/b” stays as it was. Make room/],
    ['EDQUOT', /The disk is full/],
    ['EBUSY', /Another program keeps “a\/b” to itself.*Close the file there/],
    ['ENAMETOOLONG', /name “a\/b” is too long.*Shorten/],
    ['ENOTDIR', /A file stands where a folder is needed for “a\/b”/],
    ['EIO', /The disk fails at “a\/b”/],
    ['ETIMEDOUT', /does not answer/],
    ['EMFILE', /could not do what is needed with “a\/b” \(EMFILE: something\)/],
  ] as const)
    it(`${code} is said as a sentence`, () =>
      assert.match(words(systemTrouble(failure(code, { syscall: 'open', path: 'a/b' }))), said));
  for (const [code, said] of [
    ['NoPermissions', /no permission to write “a\/b”/],
    ['Unavailable', /does not answer/],
    ['FileNotADirectory', /a folder is needed/],
    ['FileIsADirectory', /could not do what is needed/],
  ] as const)
    it(`${code}, as VS Code says it, is said as a sentence`, () =>
      assert.match(words(systemTrouble(failure(code, { path: 'a/b' }))), said));
  it('needs no path', () =>
    assert.match(words(systemTrouble(failure('EACCES', { syscall: 'open' }))), /to write “…”/));
  it('is none of the language’s own, nor of a package’s', () => {
    assert.equal(systemTrouble(new TypeError('x')), undefined);
    assert.equal(systemTrouble(failure('ERR_INVALID_ARG_TYPE')), undefined);
    assert.equal(systemTrouble('x'), undefined);
  });
  for (const [code, said] of [
    ['EACCES', /can’t be read: there is no permission.*Change its permissions/],
    ['EIO', /can’t be read: the disk fails.*from a copy/],
    ['EMFILE', /can’t be read \(EMFILE: something\)/],
  ] as const)
    it(`${code} when reading says that nothing counts as empty`, () => {
      const told = words(readingTrouble(failure(code, { syscall: 'open' })));
      assert.match(told, said);
      assert.match(told, /left as it is/);
    });
});

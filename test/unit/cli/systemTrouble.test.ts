import assert from 'node:assert/strict';
import { systemTrouble } from '../../../src/cli/systemTrouble';

function said(code: string, path?: string): string | undefined {
  const error = new Error(`${code}: something`);
  return systemTrouble(Object.assign(error, { code, syscall: 'open', ...(path && { path }) }));
}

describe('an error of the system', () => {
  for (const [code, words] of [
    ['EACCES', /no permission to use “a\/b”/],
    ['EPERM', /no permission/],
    ['EROFS', /“a\/b” can only be read/],
    ['ENOSPC', /The disk is full/],
    ['ENAMETOOLONG', /name of “a\/b” is too long/],
    ['ENOTDIR', /A file stands where a folder is needed for “a\/b”/],
    ['EIO', /could not do what is needed with “a\/b” \(EIO: something\)/],
  ] as const)
    it(`${code} is said as a sentence`, () => assert.match(said(code, 'a/b') ?? '', words));
  it('needs no path', () => assert.match(said('EACCES') ?? '', /to use a file\./));
  it('is none of the language’s own', () => {
    assert.equal(systemTrouble(new TypeError('x')), undefined);
    assert.equal(systemTrouble('x'), undefined);
  });
});

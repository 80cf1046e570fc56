import assert from 'node:assert/strict';
import fc from 'fast-check';
import { idFor, isId } from '../../../../src/core/codebook/id';

function makes(id: string, name: string, ...taken: string[]): void {
  it(`makes ${id} of “${name}”${taken.length ? ` beside ${taken.join(', ')}` : ''}`, () => {
    assert.equal(idFor(name, taken), id);
  });
}

describe('idFor', () => {
  makes('mentoring-peers', 'Mentoring peers');
  makes('带教', '带教');
  makes('带教-师徒', '带教（师徒）');
  makes('time-space', ' Time / space! ');
  makes('what-s-new', 'What’s new?');
  makes('rôle', 'Ro\u0302le');
  makes('v2.1', 'V2.1');
  makes('code', '…');
  makes('code-2', '', 'code');
  makes('peers-3', 'Peers', 'peers', 'PEERS-2');
  makes('__proto__', '__proto__');
  makes('constructor-2', 'constructor', 'constructor');

  it('makes an id of any name, and no id twice', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 80 })), (names) => {
        const taken = new Set<string>();
        for (const name of names) taken.add(idFor(name, taken));
        assert.equal(taken.size, names.length);
        for (const id of taken) assert.ok(isId(id), id);
      }),
    );
  }).timeout(20_000);
});

import assert from 'node:assert/strict';
import type { Code } from '../../../../src/core/codebook/codebook';
import {
  ancestorsOf,
  descendantsOf,
  nameIn,
  namesOf,
  pathOf,
} from '../../../../src/core/codebook/codebook';
import { readCodebook } from '../../../../src/core/codebook/read';

const book = readCodebook(
  'codebook.yaml',
  `codes:
  role:
    name: {en: Role, zh: 角色}
    codes:
      带教:
        codes:
          visits: Visits
      modelling:
  peers:
`,
).value;

function code(id: string): Code {
  return book.byId.get(id) ?? assert.fail(id);
}
const ids = (codes: readonly Code[]) => codes.map(({ id }) => id);

describe('A codebook', () => {
  it('gives a code’s path in a language', () => {
    assert.equal(pathOf(book, code('visits'), 'zh-CN'), '角色 › 带教 › Visits');
    assert.equal(pathOf(book, code('role'), 'en'), 'Role');
  });
  it('gives a code’s names', () => {
    assert.deepEqual(namesOf(code('role')), ['Role', '角色']);
    assert.equal(nameIn(code('modelling'), 'zh'), 'modelling');
  });
  it('gives the codes around a code, and those inside it', () => {
    assert.deepEqual(ids(ancestorsOf(book, code('visits'))), ['role', '带教']);
    assert.deepEqual(ids(descendantsOf(book, 'role')), ['带教', 'visits', 'modelling']);
    assert.deepEqual(ids(descendantsOf(book, 'modelling')), []);
    assert.deepEqual(ids(descendantsOf(book, 'peers')), []);
    assert.deepEqual(ids(descendantsOf(book, '__proto__')), []);
  });
});

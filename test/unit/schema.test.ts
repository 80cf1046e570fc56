import assert from 'node:assert/strict';
import fs from 'node:fs';
import { readHex } from '../../src/core/codebook/color';
import { codeFields } from '../../src/core/codebook/fields';
import { isId } from '../../src/core/codebook/id';

interface Schema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly definitions: {
    readonly codes: { readonly propertyNames: { readonly pattern: string } };
    readonly code: { readonly anyOf: readonly [unknown, Fields] };
  };
}

interface Fields {
  readonly properties: Readonly<Record<string, { readonly pattern?: string }>>;
}

const schema = JSON.parse(fs.readFileSync('schemas/codebook.schema.json', 'utf8')) as Schema;
const { codes, code } = schema.definitions;
const [, { properties }] = code.anyOf;

/** JSON Schema reads patterns as ECMAScript does with the flag `u`. */
const patternOf = (pattern = '') => new RegExp(pattern, 'u');

describe('the JSON Schema of a codebook', () => {
  it('has the fields that our reader knows, and no others', () => {
    assert.deepEqual(Object.keys(schema.properties), ['title', 'codes']);
    assert.deepEqual(Object.keys(properties).sort(), [...codeFields].sort());
  });

  it('takes the ids that our reader takes', () => {
    const pattern = patternOf(codes.propertyNames.pattern);
    for (const id of ['mentoring', '带教', 'a.b-c_1', 'a b', '', 'x/y', 'é'])
      assert.equal(pattern.test(id), isId(id), id);
  });

  it('takes the colours that our reader takes', () => {
    const pattern = patternOf(properties['color']?.pattern);
    for (const color of ['#4e79a7', '#ABC', '#4e79a', 'red', '#4e79a7ff'])
      assert.equal(pattern.test(color), readHex(color) !== undefined, color);
  });
});

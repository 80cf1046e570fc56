import assert from 'node:assert/strict';
import { labelIn, plainLabel, textsOf } from '../../../../src/core/codebook/label';

function gives(language: string, tags: string, expected: string): void {
  it(`gives ${expected === '' ? 'the text of no language' : expected} for ${language} of ${tags}`, () => {
    const label = new Map(tags.split(' ').map((tag) => [tag.replace('none', ''), tag]));
    assert.equal(labelIn(label, language), expected === '' ? 'none' : expected);
  });
}

describe('labelIn', () => {
  gives('zh', 'en zh', 'zh');
  gives('zh-CN', 'en zh zh-Hant', 'zh');
  gives('zh-cn', 'en zh zh-CN', 'zh-CN');
  gives('zh-CN', 'en zh zh-Hans', 'zh-Hans');
  gives('zh-tw', 'en zh zh-Hant', 'zh-Hant');
  gives('zh-TW', 'en zh', 'zh');
  gives('zh-Hant-HK', 'zh zh-Hant', 'zh-Hant');
  gives('zh-TW', 'en zh_TW', 'zh_TW');
  gives('zh', 'en zh-Hant', 'zh-Hant');
  gives('en-US', 'zh en-GB none', 'en-GB');
  gives('fr', 'zh none en', '');
  gives('fr', 'zh en de', 'en');
  gives('fr', 'zh de', 'zh');
  gives('', 'zh none', '');
  gives('constructor', 'zh en', 'en');
  it('gives nothing for a label without text', () => {
    assert.equal(labelIn(new Map(), 'en'), undefined);
  });
});

describe('textsOf', () => {
  it('gives each text once', () => {
    assert.deepEqual(textsOf(new Map([...plainLabel('Wu'), ['en', 'Wu'], ['zh', '吴']])), [
      'Wu',
      '吴',
    ]);
  });
});

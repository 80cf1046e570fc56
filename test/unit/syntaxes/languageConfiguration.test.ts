import assert from 'node:assert/strict';
import fs from 'node:fs';

interface Configuration {
  readonly autoClosingPairs: readonly unknown[];
  readonly surroundingPairs: readonly (readonly string[])[];
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
}

const configuration = JSON.parse(
  fs.readFileSync('language-configuration.json', 'utf8'),
) as Configuration;

describe('the language configuration of transcripts', () => {
  const { pattern, flags } = configuration.wordPattern;
  const words = (text: string) => text.match(new RegExp(pattern, `${flags}g`)) ?? [];

  it('takes English words whole, with their apostrophes, hyphens and decimals', () => {
    assert.deepEqual(words("Kim’s e-mail, don't 3.5 naïve (ok)."), [
      'Kim’s',
      'e-mail',
      "don't",
      '3.5',
      'naïve',
      'ok',
    ]);
  });
  it('ends a Chinese word at marks and at other scripts', () => {
    assert.deepEqual(words('王老师：我用Zoom上课，𠮷田说“好”😀。'), [
      '王老师',
      '我用',
      'Zoom',
      '上课',
      '𠮷田说',
      '好',
    ]);
  });
  it('never matches nothing', () => {
    assert.equal(new RegExp(pattern, flags).test(' ，“”…'), false);
  });
  it('types nothing that the researcher did not, and puts no quotes round a selection', () => {
    assert.deepEqual(configuration.autoClosingPairs, []);
    assert.equal(
      configuration.surroundingPairs.flat().some((mark) => /["'“”‘’]/.test(mark)),
      false,
    );
  });
});

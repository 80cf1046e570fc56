import assert from 'node:assert/strict';
import { Refusal } from '../../../../src/core/base/refusal';
import { readFile } from '../../../../src/core/importing/readers';
import { docx, p, packaged, wordXml } from '../../../support/office';

const encode = (text: string) => new TextEncoder().encode(text);

/** Sound files, small, of each kind that has a grammar of its own. */
const samples: Readonly<Record<string, Uint8Array>> = {
  'a.docx': docx(
    p('<w:r><w:t>One</w:t><w:footnoteReference w:id="2"/></w:r>') +
      `<w:tbl><w:tr><w:tc>${p('a')}</w:tc><w:tc>${p('b')}</w:tc></w:tr></w:tbl>`,
    { 'footnotes.xml': wordXml('footnotes', `<w:footnote w:id="2">${p('foot')}</w:footnote>`) },
  ),
  'a.fodt': encode(
    '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:h text:outline-level="1">A</text:h><text:list><text:list-item><text:p>one</text:p></text:list-item></text:list></office:text></office:body></office:document>',
  ),
  'a.rtf': encode(
    "{\\rtf1\\ansi{\\fonttbl{\\f1\\fcharset134 S;}}{\\f1 \\'cd\\'f5}\\u35848 ?{\\footnote x}{\\*\\atrfstart 0}y{\\*\\atrfend 0}{\\*\\annotation{\\*\\atnref 0}z}\\trowd\\intbl a\\cell\\row end}",
  ),
  'a.html': encode(
    '<h1>A &amp; B</h1><ul><li>one<li>two</ul><table><tr><td>a<td>b</table><p title="x>y">z',
  ),
  'a.vtt': encode(
    'WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.000\n<v Lin>We &lt;plan&gt;</v>\n\n00:02.000 --> 00:03.000\nGood.\n',
  ),
  'a.csv': encode('speaker,text,tags\nLin,"We ""plan"".\nMore",a;b\nKim,Good,\n'),
  'a.json': encode(
    '{"segments":[{"start":1,"text":"We plan.","speaker":"A"},{"start":2,"text":"Good."}]}',
  ),
  'a.xml': encode(
    '<akomaNtoso><debate><meta/><debateBody><speech by="#a"><from>Lin</from><p>We plan.</p></speech></debateBody></debate></akomaNtoso>',
  ),
};

/** Numbers that are the same in every run (Park & Miller 1988). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/** A file is read or refused; what no reader foresaw would be told as “could not be read”. */
async function holds(name: string, bytes: Uint8Array): Promise<void> {
  try {
    await readFile({ name, bytes });
  } catch (error) {
    assert.ok(error instanceof Refusal);
    assert.doesNotMatch(error.message, /could not be read/, JSON.stringify(error.sentence.values));
  }
}

describe('Files that are not sound', function () {
  this.timeout(60_000);

  for (const [name, sample] of Object.entries(samples)) {
    it(`${name.slice(2)}: is read as it is`, async () => {
      const { sources } = await readFile({ name, bytes: sample });
      assert.ok(sources[0]?.text);
    });
    it(`${name.slice(2)}: cut anywhere is read as far as it goes, or refused`, async () => {
      for (let end = 0; end < sample.length; end += Math.max(1, sample.length >> 8))
        await holds(name, sample.slice(0, end));
    });
    it(`${name.slice(2)}: with bytes changed is read or refused`, async () => {
      const next = chance(7);
      for (let round = 0; round < 200; round++) {
        const bytes = sample.slice();
        for (let i = 0; i < 1 + (round % 5); i++) bytes[next(bytes.length)] = next(256);
        await holds(name, bytes);
      }
    });
    it(`${name.slice(2)}: under every other ending is read or refused`, async () => {
      for (const other of Object.keys(samples)) await holds(other, sample);
    });
  }

  const many = 200_000;
  for (const [what, name, text] of [
    ['tables in tables', 'a.html', '<table><tr><td>'.repeat(many)],
    ['tags without an end', 'a.html', '<'.repeat(many)],
    ['comments without an end', 'a.html', '<!--'.repeat(many)],
    ['quotes without an end', 'a.html', '<a b="'.repeat(many)],
    ['groups without an end', 'a.rtf', `{\\rtf1 ${'{'.repeat(many)}`],
    ['brackets without an end', 'a.json', '['.repeat(many)],
    ['quotation marks', 'a.csv', `a,b\n${'"'.repeat(many)}`],
    ['columns', 'a.csv', `${'a,'.repeat(many)}\n${'b,'.repeat(many)}\n`],
    ['cues without words', 'a.vtt', `WEBVTT\n\n${'00:01.000 --> 00:02.000\n\n'.repeat(many / 4)}`],
    ['elements in elements', 'a.xml', `<akomaNtoso>${'<p>'.repeat(many)}`],
    ['one long line', 'a.srt', `1\n00:00:01,000 --> 00:00:02,000\n${'<i>a '.repeat(many)}`],
  ] as const)
    it(`${name.slice(2)}: ${what} (${many}) end`, () => holds(name, encode(text)));

  it('docx: names of parts that lead out of the package are of no use', async () => {
    const bytes = packaged({
      '../../evil.xml': 'x',
      'word/document.xml': wordXml('document', `<w:body>${p('ok')}</w:body>`),
    });
    const { sources } = await readFile({ name: '../../../etc/a.docx', bytes });
    assert.equal(sources[0]?.text, 'ok\n');
  });
});

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../../../src/core/base/refusal';
import type { ImportedFile } from '../../../../src/core/importing/imported';
import { readDocx } from '../../../../src/core/importing/office/docx';
import { docx, p, packaged, run, wordXml } from '../../../support/office';
import { needsRealTranscripts } from '../text/realTranscripts';

function textOf(body: string, parts: Readonly<Record<string, string>> = {}): string {
  return only(readDocx('a.docx', docx(body, parts))).text;
}

function only(file: ImportedFile) {
  const [source, ...others] = file.sources;
  assert.ok(source && !others.length);
  return source;
}

function becomes(what: string, body: string, expected: string, parts = {}) {
  it(what, () => assert.equal(textOf(body, parts), expected));
}

function remarksOf(file: ImportedFile): string[] {
  const { text, remarks } = only(file);
  return remarks.map(
    ({ span, author, text: said }) => `${author}: ${said} → «${text.slice(span.start, span.end)}»`,
  );
}

const comments = wordXml(
  'comments',
  `<w:comment w:id="0" w:author="RA1" w:date="2026-01-01T00:00:00Z">${p('role')}${p('trust')}</w:comment>`,
);

describe('a Word document', () => {
  describe('keeps', () => {
    becomes(
      'paragraphs',
      p('Anna: We plan.') + p('') + p('Ben: 好。'),
      'Anna: We plan.\n\nBen: 好。\n',
    );
    becomes(
      'line breaks and tabs',
      p('<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>'),
      'one\ntwo\tthree\n',
    );
    becomes('blanks between runs', p(run('We ') + run('plan')), 'We plan\n');
    becomes(
      'headings by style, by name and by outline',
      p('One', '<w:pStyle w:val="h"/>') +
        p('Two', '<w:outlineLvl w:val="1"/>') +
        p('so', '<w:outlineLvl w:val="9"/>'),
      '# One\n\n## Two\n\nso\n',
      {
        'styles.xml': wordXml(
          'styles',
          '<w:style w:styleId="h"><w:name w:val="heading 1"/></w:style>',
        ),
      },
    );
    becomes(
      'lists with their marks and depth',
      ['0', '1', '1', '0']
        .map((depth) =>
          p(`d${depth}`, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="7"/></w:numPr>`),
        )
        .join('') + p('after'),
      '1. d0\n  a. d1\n  b. d1\n2. d0\n\nafter\n',
      {
        'numbering.xml': wordXml(
          'numbering',
          '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>',
        ),
      },
    );
    becomes(
      'tables as rows',
      `<w:tbl>${[
        ['school', 'years'],
        ['A', '3'],
      ]
        .map((row) => `<w:tr>${row.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`)
        .join('')}</w:tbl>`,
      '| school | years |\n| --- | --- |\n| A | 3 |\n',
    );
    becomes(
      'tables of speakers as turns',
      `<w:tbl>${[
        ['I', 'What do you plan together?'],
        ['Lin', 'We plan lessons, every week.'],
        ['I', 'And who begins, most of the time?'],
        ['Lin', 'I do.'],
      ]
        .map((row) => `<w:tr>${row.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`)
        .join('')}</w:tbl>`,
      'I: What do you plan together?\n\nLin: We plan lessons, every week.\n\nI: And who begins, most of the time?\n\nLin: I do.\n',
    );
    becomes(
      'insertions, and no deletions',
      p(
        `${run('We ')}<w:ins>${run('now ')}</w:ins><w:del><w:r><w:delText>never </w:delText></w:r></w:del>${run('plan')}`,
      ),
      'We now plan\n',
    );
    becomes(
      'a paragraph whose end was deleted, with the next',
      p(run('We '), '<w:rPr><w:del/></w:rPr>') + p('plan'),
      'We plan\n',
    );
    becomes(
      'moved words where they went',
      p(`<w:moveFrom>${run('x')}</w:moveFrom>${run('a')}`) + p(`<w:moveTo>${run('x')}</w:moveTo>`),
      'a\n\nx\n',
    );
    becomes(
      'content controls, links and fields',
      p(
        `<w:sdt><w:sdtContent>${run('a')}</w:sdtContent></w:sdt><w:hyperlink>${run('b')}</w:hyperlink><w:fldSimple>${run('c')}</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r>`,
      ),
      'abc\n',
    );
    becomes(
      'symbols and hyphens',
      p(
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>e</w:t><w:noBreakHyphen/><w:t>mail</w:t><w:softHyphen/></w:r>',
      ),
      '✓e\u2011mail\n',
    );
    becomes(
      'the reading of a word behind it',
      p(
        `<w:r><w:ruby><w:rt>${run('はん')}</w:rt><w:rubyBase>${run('班')}</w:rubyBase></w:ruby></w:r>`,
      ),
      '班（はん）\n',
    );
    becomes(
      'text boxes, once',
      p(
        `<w:r><w:t>around</w:t><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${p('in the box')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p('in the box')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      'around\n\nin the box\n',
    );
    becomes(
      'foot- and endnotes',
      p(
        '<w:r><w:t>One</w:t><w:footnoteReference w:id="2"/><w:t>, two</w:t><w:endnoteReference w:id="5"/></w:r>',
      ),
      'One[^1], two[^e1]\n\n[^1]: a foot\n\n[^e1]: an end\n',
      {
        'footnotes.xml': wordXml(
          'footnotes',
          `<w:footnote w:id="0" w:type="separator">${p('x')}</w:footnote><w:footnote w:id="2">${p('a foot')}</w:footnote>`,
        ),
        'endnotes.xml': wordXml('endnotes', `<w:endnote w:id="5">${p('an end')}</w:endnote>`),
      },
    );
  });

  it('keeps comments with the words they stand at', () => {
    const body = p(
      `<w:commentRangeStart w:id="0"/>${run(' She ')}${run('insisted')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run(' on it.')}`,
    );
    const file = readDocx('x/Anna.docx', docx(p('First.') + body, { 'comments.xml': comments }));
    assert.deepEqual(remarksOf(file), ['RA1: role\ntrust → «She insisted»']);
    assert.equal(only(file).name, 'x/Anna.md');
  });
  it('keeps comments over several paragraphs, and at one point', () => {
    const over =
      p(`<w:commentRangeStart w:id="0"/>${run('one')}`) +
      p(`${run('two')}<w:commentRangeEnd w:id="0"/>`);
    assert.deepEqual(remarksOf(readDocx('a.docx', docx(over, { 'comments.xml': comments }))), [
      'RA1: role\ntrust → «one\n\ntwo»',
    ]);
    const point = p('before') + p(`${run('here')}<w:r><w:commentReference w:id="0"/></w:r>`);
    assert.deepEqual(remarksOf(readDocx('a.docx', docx(point, { 'comments.xml': comments }))), [
      'RA1: role\ntrust → «here»',
    ]);
  });
  it('says what it leaves out', () => {
    const body =
      p('<w:r><w:drawing/></w:r>') +
      p(`<w:del>${run('x')}</w:del>`) +
      p('<w:r><w:rPr><w:vanish/></w:rPr><w:t>y</w:t></w:r>') +
      p('<w:r><w:object/><w:sym w:font="Odd" w:char="F0FF"/></w:r>');
    const { losses } = readDocx(
      'a.docx',
      docx(body, { 'header1.xml': wordXml('hdr', p('Confidential')) }),
    );
    assert.deepEqual(losses, [
      { kind: 'picture', count: 1 },
      { kind: 'deletion', count: 1 },
      { kind: 'hidden', count: 1 },
      { kind: 'embedded', count: 1 },
      { kind: 'symbol', count: 1 },
      { kind: 'header', count: 1 },
    ]);
  });

  describe('is refused, with what to do, when it', function () {
    // One of them is 130 MB, packed.
    this.timeout(30_000);
    const refused = (what: string, bytes: () => Uint8Array, why: RegExp) =>
      it(what, () =>
        assert.throws(
          () => readDocx('a.docx', bytes()),
          (error) => error instanceof Refusal && why.test(error.sentence.text),
        ),
      );
    const sound = docx(p('We plan.'));
    refused('is cut short', () => sound.subarray(0, sound.length - 30), /broken/);
    refused('is no package', () => new TextEncoder().encode('hello'), /broken/);
    refused(
      'is locked, or of the old kind',
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0),
      /password/,
    );
    refused(
      'is a locked package',
      () => Uint8Array.from(sound, (byte, i) => (i === 6 ? byte | 1 : byte)),
      /password/,
    );
    refused('holds broken XML', () => packaged({ 'word/document.xml': '<w:document>' }), /broken/);
    refused(
      'declares entities',
      () =>
        packaged({
          'word/document.xml': '<!DOCTYPE d [<!ENTITY a "aaa"><!ENTITY b "&a;&a;">]><d>&b;</d>',
        }),
      /made to do harm/,
    );
    refused(
      'asks for another file',
      () =>
        packaged({
          'word/document.xml': '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>',
        }),
      /made to do harm/,
    );
    refused(
      'unpacks to far too much',
      () => packaged({ 'word/document.xml': new Uint8Array(130 * 1024 * 1024) }),
      /unpack/,
    );
    refused(
      'nests without end',
      () => docx('<w:ins>'.repeat(5000) + '</w:ins>'.repeat(5000)),
      /broken/,
    );
  });

  it('of a real coder gives each comment its whole turn', function () {
    needsRealTranscripts(this);
    const file = path.resolve('../shared/realdata/coded/dedoose-docx/coder_a.docx');
    const { text, remarks } = only(readDocx('coder_a.docx', fs.readFileSync(file)));
    const lines = text.split('\n');
    assert.equal(remarks.length, 6);
    for (const { span } of remarks) assert.ok(lines.includes(text.slice(span.start, span.end)));
  });
});

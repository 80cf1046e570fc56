import assert from 'node:assert/strict';
import { Losses } from '../../../../src/core/exchange/lossReport';
import { readQdc } from '../../../../src/core/refi/readCodebook';
import {
  bytesOf,
  codes,
  guid,
  imported,
  packageOf,
  qde,
  quotes,
  textSource,
  tree,
  users,
} from '../../../support/refi';

/** A package with one text, of a program that calls itself so. */
function oneText(
  origin: string,
  text: string,
  selections: Parameters<typeof textSource>[0],
  { folder = 'sources', inner = 'project.qde' } = {},
): Uint8Array {
  return packageOf({
    [inner]: qde(
      `${users}${codes}<Sources>${textSource(selections)}</Sources>`,
      `name="Study" origin="${origin}"`,
    ),
    [`${folder}/${guid(100)}.txt`]: text,
  });
}

const words = (text: string, ...wanted: readonly string[]) =>
  wanted.map((each) => [text.indexOf(each), text.indexOf(each) + each.length] as const);

describe('What programs do differently', () => {
  describe('with positions', () => {
    const lf =
      'I 👩 care.\nWe 👩 share.\nThey dare to 👩 talk.\nNobody cares here.\nAll went home.';
    const crlf = lf.replace(/\n/g, '\r\n');
    const wanted = ['share', 'dare', 'talk', 'cares', 'home', 'Nobody'];

    it('NVivo for Windows counts UTF-16 units and both CR and LF, behind a mark', () => {
      const bytes = oneText('NVivo for Windows 12.6', `\ufeff${crlf}`, words(crlf, ...wanted), {
        folder: 'Sources',
      });
      const { study, told } = imported(bytes);
      assert.deepEqual(quotes(study), wanted);
      assert.equal(study.sources[0]?.text, lf);
      assert.match(told[0] ?? '', /UTF-16 units, and two .* 6 of 6/);
    });

    it('others count code points, and one for a line end (QualCoder on Windows)', () => {
      const inPoints = wanted.map((each) => {
        const start = [...lf.slice(0, lf.indexOf(each))].length;
        return [start, start + each.length] as const;
      });
      const { study, told } = imported(oneText('QualCoder 3.6', `\ufeff${crlf}`, inPoints));
      assert.deepEqual(quotes(study), wanted);
      assert.match(told[0] ?? '', /count characters, and one for a line end/);
    });

    it('ATLAS.ti stores CR LF and counts one', () => {
      const plain = 'We care.\nWe share.\nWe dare.';
      const stored = plain.replace(/\n/g, '\r\n');
      const { study } = imported(
        oneText('ATLAS.ti 9', stored, words(plain, 'share', 'dare', 'care')),
      );
      assert.deepEqual(quotes(study), ['share', 'dare', 'care']);
    });

    it('an unknown program is read by its evidence, whatever is usual', () => {
      const { study, told } = imported(oneText('Other 1.0', crlf, words(crlf, ...wanted)));
      assert.deepEqual(quotes(study), wanted);
      assert.match(told[0] ?? '', /UTF-16/);
    });

    it('the words told beside them decide, cut and escaped as they are', () => {
      const text = '😀😀 a&b c d e f g h i j k l m n';
      const at = text.indexOf('a&b');
      const { study } = imported(
        oneText('NVivo for Windows 14', text, [[at - 2, at + 6, 'a&amp;amp;b c d…']]),
      );
      assert.deepEqual(quotes(study), ['a&b c d ']);
    });

    it('ends may be the last character itself', () => {
      const text = 'We care, share and dare to talk, here and now.';
      const inside = ['care', 'share', 'dare', 'talk', 'here', 'now'].map((each) => {
        const start = text.indexOf(each);
        return [start, start + each.length - 1] as const;
      });
      const { study, told } = imported(oneText('Other', text, inside));
      assert.deepEqual(quotes(study), ['care', 'share', 'dare', 'talk', 'here', 'now']);
      assert.match(told[0] ?? '', /end is its last character/);
    });

    it('Chinese texts have no word edges, and are read as the standard says', () => {
      const text = '她每周四来听我的课。我们一起备课，然后讨论。';
      const { study } = imported(
        oneText('MAXQDA 24', text, words(text, '来听我的课', '一起备课', '讨论')),
      );
      assert.deepEqual(quotes(study), ['来听我的课', '一起备课', '讨论']);
    });

    it('qualitative-coding names a line instead of words, which proves nothing', () => {
      const { study } = imported(oneText('qc', 'We care.\n', [[3, 7, 'line:6']]));
      assert.deepEqual(quotes(study), ['care']);
    });

    it('MAXQDA’s importers name “start,end”, which proves nothing', () => {
      const { study } = imported(oneText('MAXQDA 2020', 'We care.\n', [[3, 7, '3,7']]));
      assert.deepEqual(quotes(study), ['care']);
    });

    it('selections reversed are put in order, empty and outside ones told', () => {
      const { study, lost, told } = imported(
        oneText('Other', 'We care.', [
          [7, 3],
          [2, 2],
          [3, 80],
          [90, 95],
          [-4, 2],
        ]),
      );
      assert.deepEqual(quotes(study), ['care', 'care.']);
      assert.deepEqual(lost, { 'empty-selection': 1, 'outside-text': 2 });
      assert.ok(told.some((line) => line.includes('was cut there')));
    });
  });

  describe('with packages', () => {
    const reads = (name: string, folder: string, inner: string) =>
      it(name, () => {
        const bytes = oneText('x', 'We care.', [[3, 7]], { folder, inner });
        assert.deepEqual(quotes(imported(bytes).study), ['care']);
      });
    reads('the inner file may have the project’s name (ATLAS.ti 26)', 'sources', 'Trial.qde');
    reads('or a capital letter (sky-loom), as may the folder', 'SOURCES', 'Project.qde');
    reads('sources may lie beside it', '.', 'project.qde');

    it('NVivo for Mac adds an empty file to the folder, and texts of one byte', () => {
      const bytes = packageOf({
        'project.qde': qde(`${users}${codes}<Sources>${textSource([])}</Sources>`),
        'sources/.root': '',
        [`sources/${guid(100)}.txt`]: ' ',
      });
      assert.equal(imported(bytes).study.sources[0]?.text, ' ');
    });

    it('paths may be without “internal://”, and files have names of their own (qc)', () => {
      const bytes = packageOf({
        'project.qde': qde(
          `${codes}<Sources><TextSource guid="${guid(5)}" plainTextPath="my notes.txt"/></Sources>`,
        ),
        'sources/my notes.txt': 'We care.',
      });
      const [source] = imported(bytes).study.sources;
      assert.deepEqual([source?.name, source?.text], ['my notes.txt', 'We care.']);
    });

    it('texts may stand in the XML itself', () => {
      const bytes = packageOf({
        'project.qde': qde(
          `<Sources><TextSource guid="${guid(5)}" name="A"><PlainTextContent>We&#13;
care.</PlainTextContent></TextSource></Sources>`,
        ),
      });
      assert.equal(imported(bytes).study.sources[0]?.text, 'We\ncare.');
    });

    it('a source may be a Word file alone', () => {
      const docx = packageOf({
        'word/document.xml':
          '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>We </w:t></w:r><w:del><w:r><w:t>never </w:t></w:r></w:del><w:r><w:t>care.</w:t></w:r></w:p><w:p><w:r><w:t>Yes</w:t><w:tab/></w:r></w:p></w:body></w:document>',
      });
      const bytes = packageOf({
        'project.qde': qde(
          `<Sources><TextSource guid="${guid(5)}" name="A.docx" richTextPath="internal://a.docx"/></Sources>`,
        ),
        'sources/a.docx': docx,
      });
      assert.equal(imported(bytes).study.sources[0]?.text, 'We care.\nYes\t');
    });

    it('sources that are missing are listed, and the others come', () => {
      const bytes = packageOf({
        'project.qde': qde(
          `${users}${codes}<Sources>${textSource([[3, 7]])}${textSource([[0, 2]], { n: 200, name: 'Gone' })}</Sources>`,
        ),
        [`sources/${guid(100)}.txt`]: 'We care.',
      });
      const { study, lost, told } = imported(bytes);
      assert.deepEqual(quotes(study), ['care']);
      assert.deepEqual(lost, { 'missing-text': 1, 'missing-text-coding': 1 });
      assert.ok(told[0]?.includes('(Gone)'));
    });
  });

  describe('with codes', () => {
    const book = (inner: string, origin = '') =>
      imported(
        packageOf({
          'project.qde': qde(
            `<CodeBook><Codes>${inner}</Codes></CodeBook>`,
            `name="x" origin="${origin}"`,
          ),
        }),
      );

    it('ATLAS.ti 8 tells the tree in the names', () => {
      const code = (n: number, name: string) =>
        `<Code guid="${guid(n)}" name="${name}" isCodable="true"/>`;
      const { study } = book(
        code(1, 'Coke::diet') + code(2, 'Coke') + code(3, 'Tea::green'),
        'ATLAS.ti 8',
      );
      assert.deepEqual(tree(study.codes), ['Coke', 'Coke › diet', 'Tea', 'Tea › green']);
      assert.deepEqual(
        study.codes.map(({ codable }) => codable),
        [true, false],
      );
    });

    it('GUIDs may stand in braces, in either case', () => {
      const upper = guid(10).replace('8', 'A').toUpperCase();
      const bytes = packageOf({
        'project.qde':
          qde(`${users}<CodeBook><Codes><Code guid="{${upper}}" name="Care" isCodable="true"/></Codes></CodeBook>
          <Sources><TextSource guid="${guid(100)}" name="A" plainTextPath="internal://a.txt">
            <PlainTextSelection guid="${guid(3)}" startPosition="0" endPosition="2"><Coding guid="${guid(4)}"><CodeRef targetGUID="${upper.toLowerCase()}"/></Coding></PlainTextSelection>
          </TextSource></Sources>`),
        'sources/a.txt': 'We care.',
      });
      const { study, lost } = imported(bytes);
      assert.deepEqual([quotes(study), lost], [['We'], {}]);
    });

    it('a category that was coded with becomes a code, a missing code is added', () => {
      const bytes = packageOf({
        'project.qde':
          qde(`<CodeBook><Codes><Code guid="${guid(10)}" name="Care" isCodable="false"/></Codes></CodeBook>
          <Sources><TextSource guid="${guid(100)}" name="A" plainTextPath="a.txt">
            <PlainTextSelection guid="${guid(3)}" startPosition="0" endPosition="2">
              <Coding guid="${guid(4)}"><CodeRef targetGUID="${guid(10)}"/></Coding>
              <Coding guid="${guid(5)}"><CodeRef targetGUID="${guid(99)}"/></Coding>
            </PlainTextSelection></TextSource></Sources>`),
        'sources/a.txt': 'We care.',
      });
      const { study, lost } = imported(bytes);
      assert.deepEqual(
        study.codes.map(({ name, codable }) => [name, codable]),
        [
          ['Care', true],
          ['Missing code 00000000', true],
        ],
      );
      assert.deepEqual(lost, { 'missing-code': 1 });
    });

    it('two with one identifier are two', () => {
      const { study, lost } = book(
        `<Code guid="${guid(1)}" name="A" isCodable="true"/><Code guid="${guid(1)}" name="B" isCodable="true"/>`,
      );
      assert.deepEqual(tree(study.codes), ['A', 'B']);
      assert.equal(new Set(study.codes.map(({ key }) => key)).size, 2);
      assert.deepEqual(lost, { 'repeated-guid': 1 });
    });

    for (const space of [
      'urn:QDA-XML:codebook:1.0',
      'urn:QDA-XML:codebook:0:4',
      'urn:QDA-XML:codebook:1:0',
    ])
      it(`a codebook of the namespace ${space} is one`, () => {
        const xml = `\ufeff<?xml version="1.0"?><CodeBook xmlns="${space}" origin="MAXQDA 24"><Codes><Code guid="${guid(1)}" name="A" isCodable="true"><Description>What A is.</Description></Code></Codes><Sets/></CodeBook>`;
        const { codes: read, sets } = readQdc('my book.qdc', bytesOf(xml), new Losses());
        assert.deepEqual([read[0]?.name, read[0]?.description, sets], ['A', 'What A is.', []]);
      });
  });

  describe('with people, cases and groups', () => {
    it('ATLAS.ti’s own user is nobody', () => {
      const { study } = imported(
        packageOf({
          'project.qde': qde(
            `<Users><User guid="C32A2BD5-537F-4838-8B17-DF9EFBAFDF4B" name="ATLAS.ti"/><User guid="${guid(1)}" name="Ana"/></Users>`,
          ),
        }),
      );
      assert.deepEqual(
        study.coders.map(({ name }) => name),
        ['Ana'],
      );
    });

    const cased = (cases: string, source = '', variables = '') =>
      imported(
        packageOf({
          'project.qde': qde(`${codes}${variables}<Cases>${cases}</Cases><Sources>
            <TextSource guid="${guid(100)}" name="P1.docx" plainTextPath="internal://a.txt">
              <PlainTextSelection guid="${guid(3)}" startPosition="0" endPosition="2">
                <Coding guid="${guid(4)}"><CodeRef targetGUID="${guid(40)}"/></Coding></PlainTextSelection>${source}
            </TextSource></Sources>`),
          'sources/a.txt': 'We care.',
        }),
      );
    const variable = `<Variables><Variable guid="${guid(50)}" name="Age" typeOfVariable="Integer"/></Variables>`;
    const value = `<VariableValue><VariableRef targetGUID="${guid(50)}"/><IntegerValue>41</IntegerValue></VariableValue>`;

    it('NVivo codes to cases: the source is the case’s then', () => {
      const { study, lost } = cased(`<Case guid="${guid(40)}" name="Li"/>`);
      assert.deepEqual(
        study.cases.map(({ name, sources }) => [name, sources]),
        [['Li', [guid(100)]]],
      );
      assert.deepEqual([quotes(study), lost], [[], { 'case-part': 1 }]);
    });

    it('MAXQDA and Quirkos have cases without a name: that of their source is theirs', () => {
      const { study } = cased(
        `<Case guid="${guid(40)}"/><Case guid="${guid(41)}">${value}<SourceRef targetGUID="${guid(100)}"/></Case>`,
        '',
        variable,
      );
      assert.deepEqual(
        study.cases.map(({ name, values }) => [name, [...values.values()]]),
        [
          ['Case 1', []],
          ['P1', ['41']],
        ],
      );
    });

    it('MAXQDA has values of a source within it', () => {
      const { study } = cased(`<Case guid="${guid(40)}" name="Li"/>`, value, variable);
      assert.deepEqual([...(study.sources[0]?.values ?? [])], [[guid(50), '41']]);
    });

    it('ATLAS.ti has attributes as groups, MAXQDA groups as sets, Transana members named otherwise', () => {
      const set = (name: string, attribute = 'targetGUID') =>
        `<Set guid="${guid(60)}" name="${name}" creatingUser="${guid(1)}"><MemberSource ${attribute}="${guid(100)}"/></Set>`;
      const read = (sets: string, origin: string) =>
        imported(
          packageOf({
            'project.qde': qde(
              `<Sources>${textSource([])}</Sources><Sets>${sets}</Sets>`,
              `name="x" origin="${origin}"`,
            ),
            [`sources/${guid(100)}.txt`]: 'We care.',
          }),
        ).study;
      const atlas = read(set('gender: male'), 'ATLAS.ti 8.4.0');
      assert.deepEqual(
        [atlas.sets, [...(atlas.sources[0]?.values.values() ?? [])]],
        [[], ['male']],
      );
      const maxqda = read(set('gender: male'), 'MAXQDA 24');
      assert.deepEqual(maxqda.sets[0]?.sources, [guid(100)]);
      const transana = read(set('Group', 'guid'), 'Transana 3.22');
      assert.deepEqual(transana.sets[0]?.sources, [guid(100)]);
    });

    it('Transana writes times without a zone, and others in their own', () => {
      const { study } = imported(
        packageOf({
          'project.qde':
            qde(`${codes}<Sources><TextSource guid="${guid(100)}" name="A" plainTextPath="a.txt">
            <PlainTextSelection guid="${guid(3)}" startPosition="0" endPosition="2" creationDateTime="2020-01-02T03:04:05">
              <Coding guid="${guid(4)}"><CodeRef targetGUID="${guid(10)}"/></Coding>
              <Coding guid="${guid(5)}" creationDateTime="2020-01-02T03:04:05.5+02:00"><CodeRef targetGUID="${guid(10)}"/></Coding>
            </PlainTextSelection></TextSource></Sources>`),
          'sources/a.txt': 'We care.',
        }),
      );
      assert.deepEqual(
        study.sources[0]?.codings.map(({ created }) => created),
        ['2020-01-02T03:04:05Z', '2020-01-02T01:04:05Z'],
      );
    });
  });

  describe('with notes', () => {
    const noted = (inner: string, rest: string) =>
      imported(
        packageOf({
          'project.qde':
            qde(`${codes}<Sources><TextSource guid="${guid(100)}" name="A" plainTextPath="a.txt">
            <PlainTextSelection guid="${guid(3)}" startPosition="3" endPosition="7" name="care">${inner}</PlainTextSelection>
          </TextSource></Sources>${rest}`),
          'sources/a.txt': 'We care.',
          'sources/note.txt': 'An annotation.',
        }),
      );
    const note = `<Notes><Note guid="${guid(70)}" name="N" plainTextPath="internal://note.txt"/></Notes>`;
    const passage = { kind: 'passage', key: guid(100), span: { start: 3, end: 7 } };

    it('NVivo’s annotations are linked to a place without a code; their text may be a file', () => {
      const { study, lost } = noted(
        '',
        `${note}<Links><Link guid="${guid(80)}" originGUID="${guid(70)}" targetGUID="${guid(3)}"/></Links>`,
      );
      assert.deepEqual(
        study.notes.map(({ text, about }) => [text, about]),
        [['An annotation.', [passage]]],
      );
      assert.deepEqual([study.links, lost], [[], {}]);
    });

    it('MAXQDA’s memos in the text are descriptions of such a place', () => {
      const { study } = noted('<Description>Look here.</Description>', '');
      assert.deepEqual(
        study.notes.map(({ text, about }) => [text, about]),
        [['Look here.', [passage]]],
      );
    });

    it('a note or description on a coded place is its coding’s memo', () => {
      const { study } = noted(
        `<Description>Look here.</Description><Coding guid="${guid(4)}"><CodeRef targetGUID="${guid(10)}"/><NoteRef targetGUID="${guid(70)}"/></Coding>`,
        note,
      );
      assert.deepEqual(
        [study.sources[0]?.codings.map(({ memo }) => memo), study.notes],
        [['Look here.\n\nN\nAn annotation.'], []],
      );
    });

    it('a place with neither is told', () => {
      assert.deepEqual(noted('', '').lost, { 'uncoded-selection': 1 });
    });
  });

  it('a place of a PDF that is told of its text as well is one place (ATLAS.ti)', () => {
    const { study, lost } = imported(
      packageOf({
        'project.qde':
          qde(`${codes}<Sources><PDFSource guid="${guid(100)}" name="A.pdf" path="internal://a.pdf">
          <PDFSelection guid="${guid(3)}" page="0" firstX="0" firstY="0" secondX="1" secondY="1"><Coding guid="${guid(4)}"><CodeRef targetGUID="${guid(10)}"/></Coding></PDFSelection>
          <PDFSelection guid="${guid(7)}" page="0" firstX="0" firstY="0" secondX="1" secondY="1"><Coding guid="${guid(8)}"><CodeRef targetGUID="${guid(10)}"/></Coding></PDFSelection>
          <Representation guid="${guid(5)}" plainTextPath="internal://a.txt"><PlainTextSelection guid="${guid(3)}" startPosition="3" endPosition="7"><Coding guid="${guid(6)}"><CodeRef targetGUID="${guid(10)}"/></Coding></PlainTextSelection></Representation>
        </PDFSource></Sources>`),
        'sources/a.txt': 'We care.',
      }),
    );
    assert.deepEqual(quotes(study), ['care']);
    assert.deepEqual(lost, { 'pdf-source': 1, 'media-coding': 1 });
  });

  it('a film’s transcript is a source, coded by points in time; MAXQDA has sound as film', () => {
    const { study, lost } = imported(
      packageOf({
        'project.qde':
          qde(`${codes}<Sources><VideoSource guid="${guid(100)}" name="" path="relative:///x/a.m4a">
          <Transcript guid="${guid(5)}" name="Talk" plainTextPath="internal://a.txt">
            <SyncPoint guid="${guid(20)}" timeStamp="0" position="0"/><SyncPoint guid="${guid(21)}" timeStamp="900" position="7"/>
            <TranscriptSelection guid="${guid(3)}" fromSyncPoint="${guid(20)}" toSyncPoint="${guid(21)}"><Coding guid="${guid(6)}"><CodeRef targetGUID="${guid(10)}"/></Coding></TranscriptSelection>
          </Transcript>
          <VideoSelection guid="${guid(9)}" begin="0" end="9"><Coding guid="${guid(8)}"><CodeRef targetGUID="${guid(10)}"/></Coding></VideoSelection>
        </VideoSource></Sources>`),
        'sources/a.txt': 'We care.',
      }),
    );
    assert.deepEqual([study.sources[0]?.name, quotes(study)], ['Talk', ['We care']]);
    assert.deepEqual(lost, { 'video-source': 1, 'media-coding': 1 });
  });

  it('a whole source that is coded is coded from its first word to its last', () => {
    const { study } = imported(
      packageOf({
        'project.qde': qde(
          `${codes}<Sources><TextSource guid="${guid(100)}" name="A" plainTextPath="a.txt"><Coding guid="${guid(4)}"><CodeRef targetGUID="${guid(10)}"/></Coding></TextSource></Sources>`,
        ),
        'sources/a.txt': 'We care.',
      }),
    );
    assert.deepEqual(quotes(study), ['We care.']);
  });

  it('several sources have one name, and one text may be told twice (MAXQDA, ATLAS.ti)', () => {
    const { study } = imported(
      packageOf({
        'project.qde': qde(
          `${users}${codes}<Sources>${textSource([[3, 7]])}${textSource([[0, 2]], { n: 200 })}<AudioSource guid="${guid(300)}" name="Sound"><Transcript guid="${guid(301)}" plainTextPath="internal://${guid(100)}.txt"/></AudioSource></Sources>`,
        ),
        [`sources/${guid(100)}.txt`]: 'We care.',
        [`sources/${guid(200)}.txt`]: 'We share.',
      }),
    );
    assert.deepEqual(
      study.sources.map(({ name }) => name),
      ['Interview', 'Interview'],
    );
    assert.deepEqual(quotes(study), ['care', 'We']);
  });
});

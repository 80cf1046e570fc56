import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { recordsIn } from '../../../src/core/coding/scan';
import { docx, p, run, wordXml } from '../../support/office';
import { Place } from './command';

const book = 'codes:\n  role:\n    name: Role\n';
const comments = wordXml(
  'comments',
  `<w:comment w:id="0" w:author="Ana">${p('role')}${p('trust')}</w:comment>`,
);
const commented = docx(
  p(
    `${run('Lin: We ')}<w:commentRangeStart w:id="0"/>${run('plan lessons')}<w:commentRangeEnd w:id="0"/>${run('.')}`,
  ) +
    p('Kim: I see.') +
    p('Lin: Yes.') +
    p('Kim: Good.'),
  { 'comments.xml': comments },
);

describe('codebook import', () => {
  let place: Place;
  beforeEach(() => (place = new Place({ 'study/codebook.yaml': book })));
  afterEach(() => place.remove());

  function put(name: string, bytes: Uint8Array | string): void {
    fs.mkdirSync(path.dirname(path.join(place.folder, name)), { recursive: true });
    fs.writeFileSync(path.join(place.folder, name), bytes);
  }

  function files(): string[] {
    return fs
      .readdirSync(path.join(place.folder, 'study'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.relative(path.join(place.folder, 'study'), path.join(entry.parentPath, entry.name)),
      )
      .sort();
  }

  it('says what it would write, and writes nothing', async () => {
    put('in/Lin.docx', commented);
    const { code, out, error } = await place.run('import', 'in', '--into', 'study');
    assert.equal(code, 0);
    assert.equal(out, 'Lin.docx -> transcripts/Lin.md; speakers: Lin, Kim; 1 comment\n');
    assert.match(error, /Comments, left out \(see --comments\): 1\nNothing is written yet/);
    assert.deepEqual(files(), ['codebook.yaml']);
  });
  it('writes with --yes, and writes the same again only once', async () => {
    put('in/Lin.docx', commented);
    put('in/deep/Kim.txt', 'Kim: Hello.\r\n');
    await place.run('import', 'in', '--into', 'study', '--yes');
    assert.deepEqual(files(), ['codebook.yaml', 'transcripts/Lin.md', 'transcripts/deep/Kim.txt']);
    assert.equal(place.text('study/transcripts/deep/Kim.txt'), 'Kim: Hello.\n');
    const again = await place.run('import', 'in', '--into', 'study', '--yes');
    assert.match(again.error, /There is nothing to write/);
  });
  it('makes codings of comments, by their authors, with codes that are there or new', async () => {
    put('Lin.docx', commented);
    await place.run('import', 'Lin.docx', '--into', 'study', '--yes', '--comments', 'codings');
    const made = recordsIn(Buffer.from(place.text('study/codings/Ana/transcripts/Lin.md.jsonl')));
    assert.deepEqual(
      made.map(({ code, quote }) => `${code}: ${quote}`),
      ['role: plan lessons', 'trust: plan lessons'],
    );
    assert.equal(place.text('study/codebook.yaml'), `${book}  trust:\n    name: trust\n`);
  });
  it('makes memos of comments, by the coder named', async () => {
    put('Lin.docx', commented);
    await place.run(
      'import',
      'Lin.docx',
      '--into',
      'study',
      '--yes',
      '--comments',
      'memos',
      '--coder',
      'kim',
    );
    const [made] = recordsIn(Buffer.from(place.text('study/codings/kim/transcripts/Lin.md.jsonl')));
    assert.deepEqual([made?.code, made?.memo], ['comment', 'Ana: role\ntrust']);
  });
  it('never writes over another text; with --replace its codings go over, and the old text is kept', async () => {
    put('study/transcripts/Lin.txt', 'Lin: We plan lesons.\nKim: And then?\n');
    put('Lin.txt', 'Title\n\nLin: We plan lessons.\nKim: And then?\n');
    await place.run(
      'apply',
      'study',
      '--source',
      'transcripts/Lin.txt',
      '--find',
      'And then?',
      '--code',
      'role',
      '--coder',
      'kim',
    );
    const plain = await place.run('import', 'Lin.txt', '--into', 'study', '--yes');
    assert.match(plain.out, /NOT written/);
    assert.match(plain.error, /another text under this name/);
    assert.equal(place.text('study/transcripts/Lin.txt').split('\n')[0], 'Lin: We plan lesons.');
    const replaced = await place.run('import', 'Lin.txt', '--into', 'study', '--yes', '--replace');
    assert.match(replaced.error, /1 found, 0 to review, 0 lost/);
    const [coding] = recordsIn(
      Buffer.from(place.text('study/codings/kim/transcripts/Lin.txt.jsonl')),
    );
    assert.deepEqual([coding?.range, coding?.quote], [[4, 6, 4, 15], 'And then?']);
    const [kept] = files().filter((name) => name.startsWith('.codebook/replaced/'));
    assert.match(place.text(`study/${kept}`), /lesons/);
  });
  it('brings in the others where one can’t be read, says which, and ends with 1', async () => {
    put('in/a.docx', 'no package');
    put('in/b.txt', 'Words.');
    const { code, out, error } = await place.run(
      'import',
      'in',
      '--into',
      'study',
      '--yes',
      '--report',
      'r.json',
    );
    assert.equal(code, 1);
    assert.equal(out, 'b.txt -> transcripts/b.txt\n');
    assert.match(error, /a\.docx: This file is broken/);
    assert.equal(place.text('study/transcripts/b.txt'), 'Words.\n');
    const [report] = JSON.parse(place.text('r.json')) as { file: string; failure?: string }[][];
    assert.deepEqual(
      report?.map(({ file, failure }) => [file, failure !== undefined]),
      [
        ['a.docx', true],
        ['b.txt', false],
      ],
    );
  });
  it('says how to save an old Word file, and which kinds there are', async () => {
    put('a.doc', 'x');
    put('a.xyz', 'x');
    const { code, error } = await place.run('import', 'a.doc', 'a.xyz', '--into', 'study');
    assert.equal(code, 1);
    assert.match(error, /a\.doc: .* save it as \.docx\.\na\.xyz: Files of the kind “xyz”/);
  });
  it('guesses an encoding and says so, or takes the one that is named', async () => {
    const gb = Uint8Array.from([0xcd, 0xf5, 0xa3, 0xba, 0xc4, 0xe3, 0xba, 0xc3, 0x0a]); // 王：你好
    put('wang.txt', gb);
    const { out, error } = await place.run(
      'import',
      'wang.txt',
      '--into',
      'study',
      '--encoding',
      'gb18030',
      '--yes',
    );
    assert.match(out + error, /^wang.txt -> transcripts\/wang.txt\n1 source written/);
    assert.equal(place.text('study/transcripts/wang.txt'), '王：你好\n');
    const unknown = await place.run(
      'import',
      'wang.txt',
      '--into',
      'study',
      '--encoding',
      'klingon',
    );
    assert.match(unknown.error, /There is no encoding “klingon”/);
  });
  it('leaves the project’s own files alone in a folder that holds it', async () => {
    put('study/cases.csv', 'case,name\nL1,Lin\n');
    put('study/memos/a.md', 'A memo.');
    put('study/transcripts/a.txt', 'Words.');
    put('study/raw/Kim.docx', docx(p('Kim: Hello.')));
    const { out } = await place.run('import', 'study', '--into', 'study');
    assert.equal(out, 'raw/Kim.docx -> transcripts/raw/Kim.md\n');
  });
  it('asks for files that are there', async () => {
    assert.equal((await place.run('import', '--into', 'study')).code, 2);
    assert.equal((await place.run('import', 'nowhere.docx', '--into', 'study')).code, 2);
    assert.equal((await place.run('import', 'study', '--into', 'study')).code, 2);
    put('a.txt', 'Words.');
    assert.equal((await place.run('import', 'a.txt', '--into', 'nowhere')).code, 2);
  });
});

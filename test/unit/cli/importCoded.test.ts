import assert from 'node:assert/strict';
import { Place } from './command';

const text = 'Li: We plan lessons together.\nWu: 她每周四来听我的课。\n';
const project = {
  'study/codebook.yaml': 'codes:\n  planning: Planning # ours\n',
  'study/transcripts/li.txt': text,
};

describe('codebook import of codes and codings', () => {
  let place: Place;
  beforeEach(() => (place = new Place(project)));
  afterEach(() => place.remove());

  it('shows how columns are taken, and adds what is new to the codebook', async () => {
    place.put({ 'codes.csv': 'Code;Comment\nPlanning;Made by two.\nVisits > Weekly;Each week.\n' });
    const first = await place.run('import', 'codes.csv', '--into', 'study');
    assert.equal(first.out, 'codes.csv -> study/: 2 codes (there already: 1 code)\n');
    assert.match(
      first.error,
      /Columns of “codes” are taken so: Code → code, Comment → definition\./,
    );
    assert.match(first.error, /add --yes/);
    assert.equal(place.text('study/codebook.yaml'), project['study/codebook.yaml']);
    await place.run('import', 'codes.csv', '--into', 'study', '--yes');
    assert.equal(
      place.text('study/codebook.yaml'),
      'codes:\n  planning:\n    name: Planning # ours\n    definition: Made by two.\n' +
        '  visits:\n    name: Visits\n    codable: false\n    codes:\n' +
        '      weekly:\n        name: Weekly\n        definition: Each week.\n',
    );
  });

  it('looks for the words of codings in the sources, and lists those that are nowhere', async () => {
    place.put({
      'quotations.csv':
        'ID,Document,Quotation Content,Codes,Comment,Created by\n' +
        '1:1,li,We plan  lessons,Planning,Good.,Ana\n' +
        '1:2,li,We do plan lessons together,Planning,,Ana\n' +
        '1:3,li,Never said by anybody at all,Planning,,Ana\n',
    });
    const { error } = await place.run(
      'import',
      'quotations.csv',
      '--into',
      'study',
      '--yes',
      '--report',
      'r.json',
    );
    assert.match(
      error,
      /1 × Codings whose words are in no source.*\(li: Never said by anybody at all\)/,
    );
    assert.match(error, /1 × Codings whose words were found only roughly/);
    assert.match(error, /quotations\.csv: 2 codings added\./);
    const { out } = await place.run('excerpts', 'study', '--format', 'csv');
    assert.match(out, /We plan lessons,/);
    const again = await place.run('import', 'quotations.csv', '--into', 'study');
    assert.match(again.out, /nothing new \(there already: 1 code, 2 codings\)/);
  });

  it('does a codebook and the codings beside it in one go', async () => {
    place.put({
      'a codes.md': '# Codes\n\n| Code | Definition |\n|---|---|\n| Visits | Somebody comes. |\n',
      'b codings.csv': 'Document,Segment,Code\nli,每周四来,Visits\n',
    });
    const { code, error } = await place.run(
      'import',
      'a codes.md',
      'b codings.csv',
      '--into',
      'study',
      '--coder',
      'bo',
      '--yes',
    );
    assert.equal(code, 0);
    assert.match(error, /a codes\.md: 1 code added\.\nb codings\.csv: 1 coding added\./);
    assert.match(
      place.text('study/codings/bo/transcripts/li.txt.jsonl'),
      /"code":"visits".*每周四来/,
    );
  });

  it('makes a project of labelled texts, and of a vault', async () => {
    place.put({
      'labels.jsonl': '{"id":1,"text":"We 👩 plan","label":[[5,9,"Planning"]]}\n',
      'vault/Codes/visits.md': '---\ncode description: x\n---\n![[Data/li#^id-1]]\n',
      'vault/Data/li.md': 'She comes. [[visits]] ^id-1\n',
    });
    const labels = await place.run('import', 'labels.jsonl', '--yes');
    assert.match(labels.out, /labels\.jsonl -> labels\/: 1 code, 1 source, 1 coding/);
    const vault = await place.run('import', 'vault', '--into', 'new', '--yes');
    assert.match(vault.out, /vault -> new\/: 1 code, 1 source, 1 coding/);
    const { out } = await place.run('excerpts', 'labels', '--format', 'csv');
    assert.match(out, /,plan,/);
  });

  it('does what is asked for, where a table is none by itself', async () => {
    place.put({ 'list.csv': 'Thing,What it is\nVisits,Somebody comes\n' });
    const { out } = await place.run(
      'import',
      'list.csv',
      '--into',
      'study',
      '--as',
      'codebook',
      '--column',
      'code=Thing',
      '--column',
      'definition=what it is',
    );
    assert.equal(out, 'list.csv -> study/: 1 code\n');
    place.put({ 'codes.csv': 'Code;Comment\nPlanning;Made by two, in an hour of talk or so.\n' });
    const source = await place.run('import', 'codes.csv', '--into', 'study', '--as', 'sources');
    assert.match(source.out, /codes\.csv -> cases\.csv/);
    const wrong = await place.run('import', 'list.csv', '--into', 'study', '--column', 'x=y');
    assert.match(wrong.error, /--column is code, name/);
  });
});

import assert from 'node:assert/strict';
import { readFrontMatter } from '../../../../src/core/cases/frontMatter';
import { readSources } from '../../../../src/core/cases/readSources';
import { casesOf, sourceFacts } from '../../../../src/core/cases/register';
import { readerTests } from '../codebook/told';

const table = readSources(
  'sources.csv',
  'source,case,kind,round,perspective,date,place\na.md,L01;L02,interview,1,,,school\n',
).value;

/** The facts of `a.md`, which the table knows, or of another source. */
function facts(head: string, path = 'a.md') {
  const frontMatter = readFrontMatter(path, head)?.value;
  return sourceFacts(path, table.rows.get(path), frontMatter);
}
const { tells, silent } = readerTests(facts);

describe('sourceFacts', () => {
  it('takes the table’s word, and where it is silent the front matter’s', () => {
    const { value } = facts('---\ncase: P09\nround: 2\nperspective: peer\nlanguage: zh\n---\n');
    assert.deepEqual(value, {
      path: 'a.md',
      cases: ['L01', 'L02'],
      kind: 'interview',
      round: '1',
      perspective: 'peer',
      date: '',
      attributes: new Map([
        ['place', 'school'],
        ['language', 'zh'],
      ]),
    });
  });
  it('takes the front matter’s word where there is no row', () => {
    const { value, problems } = facts('---\ncase: [P09]\nkind: talk\n---\n', 'b.md');
    assert.deepEqual([value.cases, value.kind, problems], [['P09'], 'talk', []]);
  });
  it('lets a source that names no case be its own', () => {
    const { value } = facts('', 'b.md');
    assert.deepEqual([value.cases, casesOf(value)], [[], ['b.md']]);
    assert.deepEqual(casesOf(facts('').value), ['L01', 'L02']);
  });

  const kind = 'contradicting-register';
  tells(
    kind,
    'another kind',
    '---\n«kind»: talk\n---\n',
    'Here “kind” is “talk”, but sources.csv says “interview”',
  );
  tells(kind, 'another round', '---\ncase: L02; L01\n«Round»: 2\n---\n', '“round”');
  tells(kind, 'another case', '---\n«case»: [L01]\n---\n', '“L01; L02”');
  tells(kind, 'another attribute', '---\n«place»: home\n---\n', '“school”');
  silent('the same', '---\ncase: [L02, L01]\nkind: interview\nround: 1\nplace: school\n---\n');
  silent('a silent table', '---\nperspective: peer\ndate: 2026\n---\n');
  silent('a silent front matter', '---\nkind:\n---\n');
});

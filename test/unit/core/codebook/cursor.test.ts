import assert from 'node:assert/strict';
import { cursorAt } from '../../../../src/core/codebook/cursor';

/** What may be written at `|`: a few words on it. */
function offers(title: string, withCursor: string, wanted: string | undefined): void {
  it(title, () => {
    const offset = withCursor.indexOf('|');
    const cursor = cursorAt(withCursor.replace('|', ''), offset);
    assert.equal(cursor && wordsOf(cursor), wanted);
  });
}

function wordsOf(cursor: NonNullable<ReturnType<typeof cursorAt>>): string {
  switch (cursor.kind) {
    case 'field':
      return `field of ${cursor.code ?? cursor.of}, not ${cursor.present.join(' ')}`;
    case 'id':
      return 'id';
    case 'value':
      return `${cursor.field} of ${cursor.code ?? 'book'}: ${cursor.before}`;
  }
}

const book = 'title: T\ncodes:\n  a:\n    name: A\n    codes:\n      b:\n        key: m\n';

describe('the place of the cursor in a codebook', () => {
  offers('in an empty file', '|', 'field of book, not ');
  offers('at the first column', 'title: T\nco|', 'field of book, not title');
  offers('below codes', 'codes:\n  |', 'id');
  offers('where an id is begun', 'codes:\n  men|', 'id');
  offers('below an id', 'codes:\n  a:\n    |', 'field of a, not ');
  offers(
    'where a field is begun',
    'codes:\n  a:\n    name: A\n    def|\n    key: x',
    'field of a, not name key',
  );
  offers('deeper', `${book}        def|`, 'field of b, not key');
  offers('after the codes inside', `${book}    def|`, 'field of a, not codes name');
  offers('of a code beside', `${book}      |`, 'id');
  offers(
    'after a list',
    'codes:\n  a:\n    include:\n      - x\n    ex|',
    'field of a, not include',
  );
  offers('in a colour', 'codes:\n  a:\n    color: |', 'color of a: ');
  offers('in a colour with its quotation mark', 'codes:\n  a:\n    color: "#4|', 'color of a: "#4');
  offers(
    'in a rule',
    'codes:\n  a:\n    exclude:\n      - Talks (use |',
    'exclude of a: Talks (use ',
  );
  offers(
    'in a rule, less indented',
    'codes:\n  a:\n    exclude:\n    - Talks (use |',
    'exclude of a: Talks (use ',
  );
  offers('in a list in brackets', 'codes:\n  a:\n    aliases: [x, y|', 'aliases of a: y');
  offers(
    'in a text in one language',
    'codes:\n  a:\n    definition:\n      en: The |',
    'definition of a: The ',
  );
  offers(
    'in a text over several lines',
    'codes:\n  a:\n    definition: >\n      See [[|',
    'definition of a: See [[',
  );
  offers('in braces', 'codes:\n  a: {name: A, |}', 'field of a, not name');
  offers('in a value in braces', 'codes:\n  a: {name: A, color: |}', 'color of a: ');
  offers('with tabs', 'codes:\n\ta:\n\t\tna|', 'field of a, not ');
  offers(
    'below a line that is half written',
    'codes:\n  a:\n    name "x\n    |',
    'field of a, not ',
  );
  offers('with an id in quotation marks', 'codes:\n  "a":\n    |', 'field of a, not ');
  offers('in a comment', 'codes:\n  a: # na|', undefined);
  offers('in a name after its id', 'codes:\n  a: Na|', undefined);
});

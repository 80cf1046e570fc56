import assert from 'node:assert/strict';
import { idBegunIn, linksIn, mentionsIn } from '../../../../src/core/codebook/mentions';
import { marked } from '../../../support/marked';

const codes = new Set(['mentoring', 'trust', 'trust-craft', 'judged', '带教', 'a.b', 'tools']);

/** What is marked is named, each in the way given in its order. */
function names(title: string, text: string, ...kinds: readonly string[]): void {
  it(title, () => {
    const { text: plain, spans } = marked(text);
    const mentions = mentionsIn(plain, (id) => codes.has(id));
    const wanted = spans.map((span, i) => ({
      id: plain.slice(span.start, span.end),
      span,
      kind: kinds[i],
    }));
    assert.deepEqual(mentions, wanted);
  });
}

describe('the codes that a text names', () => {
  names('one to use instead', 'Talks to many (use «mentoring»)', 'use');
  names('several', '(use «mentoring», «judged» or «trust-craft»)', 'use', 'use', 'use');
  names('the last of a sentence', 'Otherwise use «mentoring».', 'use');
  names('one with a point in it', 'use «a.b».', 'use');
  names('below another', 'What happens later (use a code under «trust»)', 'use');
  names('in quotation marks', 'use “«mentoring»” or “«trust»”', 'use', 'use');
  names('one to add', 'Seen as a person (add «trust»)', 'beside');
  names('one that may stand beside', '(use «judged», often together with this code)', 'beside');
  names('both if both', 'Fear (use «judged»; both if both)', 'beside');
  names('in links, whatever they hold', 'See [[«judged»]] and [[«nobody»]].', 'link', 'link');
  names('in a link with a heading', '[[ «judged»#Rules]]', 'link');
  names('one to see', 'For the how, see «trust».', 'see');
  names('in Chinese', '这里编“做什么”，“怎么做”见 «trust»。', 'see');
  names('none by a word that only holds one of these', '各有意见trust');
  names(
    'in Chinese, without spaces',
    '听一次课（用«带教»）；改用«带教»或«trust»',
    'use',
    'use',
    'use',
  );
  names('by an id that is no ordinary word', 'Unlike «trust-craft», it lasts.', 'see');
  names('none by ordinary words', 'We trust the tools that we use.');
  names('none by words after an id', '(use «mentoring» if the tools fit)', 'use');
  names('none in longer words', 'use trustworthy people');

  it('are links even where there is no such code', () => {
    assert.deepEqual(
      linksIn('[[x]] and [[ y z ]]').map(({ id }) => id),
      ['x', 'y z'],
    );
  });
});

describe('an id that is being written', () => {
  const begins = (before: string, begun: string | undefined) =>
    it(`${before}|`, () => {
      const at = idBegunIn(before);
      assert.equal(at === undefined ? undefined : before.slice(at), begun);
    });
  begins('Talks (use ', '');
  begins('Talks (use men', 'men');
  begins('(use mentoring, ', '');
  begins('(use mentoring or tr', 'tr');
  begins('（用', '');
  begins('改用带', '带');
  begins('see [[', '');
  begins('see [[ju', 'ju');
  begins('Talks to many', undefined);
  begins('because', undefined);
});

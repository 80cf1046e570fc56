import assert from 'node:assert/strict';
import { readSettings } from '../../../../src/core/project/settings';

function reads(
  what: string,
  text: string,
  expected: Partial<ReturnType<typeof readSettings>['value']>,
  ...problems: string[]
): void {
  it(what, () => {
    const { value, problems: told } = readSettings('project.yaml', text);
    const lists = { kinds: [], interviewers: [], terms: [], queries: new Map() };
    const none = { title: undefined, sources: undefined, ...lists };
    assert.deepEqual(value, { ...none, ...expected });
    assert.deepEqual(
      told.map(({ range, kind }) => `${range[0]}:${range[1]} ${kind}`),
      problems,
    );
  });
}

describe('readSettings', () => {
  reads('nothing', '', {});
  reads('a comment', '# later\n', {});
  reads(
    'all there is',
    'title: A\nkinds: [talk, 访谈]\ninterviewers: [Q, 问]\nterms:\n  - 磨课\nsources: [a.txt, "b/**"]\n',
    {
      title: 'A',
      kinds: ['talk', '访谈'],
      interviewers: ['Q', '问'],
      terms: ['磨课'],
      sources: { include: ['a.txt', 'b/**'], exclude: [] },
    },
  );
  reads('one text where a list may stand', 'interviewers: Q\nsources: t/*\n', {
    interviewers: ['Q'],
    sources: { include: ['t/*'], exclude: [] },
  });
  reads('sources left out', 'sources:\n  exclude: [drafts/]\n', {
    sources: { include: [], exclude: ['drafts/'] },
  });
  reads('a title in two languages: the first', 'title: {zh: 甲, en: A}\n', { title: '甲' });
  reads('questions by their names', 'queries:\n  Ours: code:a near/3 code:b\n  信任: "x # y"\n', {
    queries: new Map([
      ['Ours', 'code:a near/3 code:b'],
      ['信任', 'x # y'],
    ]),
  });
  reads('questions without names', 'queries: [code:a]\n', {}, '1:10 wrong-type');
  reads('numbers and other words as they are written', 'kinds: [1.0, yes, null]\n', {
    kinds: ['1.0', 'yes'],
  });
  reads('keys that it does not know', 'color: red\n', {});
  reads(
    'what is left of broken YAML',
    'title: "A"\nkinds: [a\n',
    { title: 'A', kinds: ['a'] },
    '2:8 yaml-syntax',
  );
  reads('a list where a map belongs', '- a\n', {}, '1:1 wrong-type');
  reads('a map where texts belong', 'terms: {a: b}\n', {}, '1:8 wrong-type');
});

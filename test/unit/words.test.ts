import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const languages = ['zh-cn', 'zh-tw'];

/** Every English sentence in our source that a person reads: `l10n.t('…')` and `sentence('…')`. */
function sentencesInSource(): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of fs.readdirSync('src', { recursive: true }).map(String)) {
    if (!name.endsWith('.ts') || name.endsWith('.d.ts')) continue;
    // The command line speaks English.
    if (/^cli[\\/]/.test(name)) continue;
    const file = path.join('src', name);
    const text = fs.readFileSync(file, 'utf8');
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && isForPeople(node.expression)) {
        const [words] = node.arguments;
        if (words && ts.isStringLiteralLike(words)) found.set(words.text, file);
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  }
  return found;
}

function isForPeople(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 'sentence';
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 't') return false;
  const owner = callee.expression;
  return ts.isPropertyAccessExpression(owner) && owner.name.text === 'l10n';
}

function placesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}

const json = (file: string) => JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;

describe('Every sentence that people read', () => {
  const sentences = sentencesInSource();

  it('is found in our source', () => {
    assert.ok(sentences.size > 100, `${sentences.size} sentences`);
  });

  for (const language of languages) {
    it(`stands in ${language}`, () => {
      const bundle = json(`l10n/bundle.l10n.${language}.json`);
      const missing = [...sentences].filter(([text]) => !bundle[text]);
      assert.deepEqual(
        missing.map(([text, file]) => `${file}: ${text}`),
        [],
      );
    });

    it(`has the same places in ${language}, and none is there that nobody says`, () => {
      for (const [english, words] of Object.entries(json(`l10n/bundle.l10n.${language}.json`))) {
        assert.ok(sentences.has(english), `nobody says “${english}”`);
        assert.deepEqual(placesIn(words), placesIn(english), words);
      }
    });

    it(`stands in ${language} for menus, views and settings`, () => {
      const english = json('package.nls.json');
      const words = json(`package.nls.${language}.json`);
      assert.deepEqual(Object.keys(words).sort(), Object.keys(english).sort());
    });
  }

  it('is named in package.json only by keys that there are', () => {
    const manifest = fs.readFileSync('package.json', 'utf8');
    const used = [...manifest.matchAll(/"%([\w.-]+)%"/g)].map(([, key = '']) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(json('package.nls.json')).sort());
  });
});

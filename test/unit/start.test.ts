import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as ts from 'typescript';

/**
 * What every window loads: all that plain imports reach from where the extension starts. The rest
 * is imported by `await import('…')`. `npm run build -- --why` tells the way to each part.
 */
describe('What every window loads', () => {
  for (const host of ['node', 'web'])
    it(`holds no package in the ${host} host`, () => {
      const { files, packages } = reached(path.resolve(`src/extension/extension.${host}.ts`));
      assert.ok(files.size > 50, `${files.size} files`);
      assert.deepEqual(
        [...packages].filter(([name]) => !name.startsWith('node:')).map(([name]) => name),
        ['vscode'],
        [...packages].map(([name, file]) => `${file} → ${name}`).join('\n'),
      );
    });
});

/** All files, and each package with the first of them that imports it. */
function reached(start: string) {
  const files = new Set([start]);
  const packages = new Map<string, string>();
  for (const file of files)
    for (const name of plainImports(file)) {
      const at = path.resolve(path.dirname(file), name);
      const found = [`${at}.ts`, path.join(at, 'index.ts')].find((each) => fs.existsSync(each));
      if (!name.startsWith('.')) packages.set(name, packages.get(name) ?? path.relative('.', file));
      else if (found) files.add(found);
      else assert.fail(`${file} imports ${name}, which is not there`);
    }
  return { files, packages };
}

/** Those that bring code along at the start: neither types nor `import('…')`. */
function plainImports(file: string): string[] {
  const text = fs.readFileSync(file, 'utf8');
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    const isImport = ts.isImportDeclaration(statement) && !statement.importClause?.isTypeOnly;
    const isExport = ts.isExportDeclaration(statement) && !statement.isTypeOnly;
    if (!isImport && !isExport) return [];
    const { moduleSpecifier } = statement;
    return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : [];
  });
}

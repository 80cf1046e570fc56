import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as ts from 'typescript';

const source = path.resolve('src');

/** Folders of core by floor: a file imports from its own folder and from lower floors. */
const floors = [
  ['base'],
  ['text'],
  ['anchor', 'codebook', 'cases', 'packed'],
  ['coding', 'memos'],
  ['project'],
  ['analysis', 'importing', 'refactor'],
  ['exchange', 'autocoding'],
  ['refi', 'sqlite', 'joining'],
  ['exporting', 'programs'],
];

/** What each file imports, by its path below `src`: such paths, or names of packages. */
const imports = new Map(filesBelow('').map((file) => [file, importsOf(file)]));

describe('the house', () => {
  it('is there to be looked at', () => {
    assert.ok(imports.size > 100);
    assert.ok([...imports.values()].flat().length > imports.size);
  });
  it('lets no lower floor of core know of a higher one, nor folders of one floor of each other', () => {
    const wrong = (file: string, to: string) => {
      const [from, into] = [folderIn('core', file), folderIn('core', to)];
      if (from === undefined || into === undefined || from === into) return false;
      return !(floorOf(into) < floorOf(from));
    };
    assert.deepEqual(edges(wrong), []);
  });
  it('has every folder of core on a floor', () => {
    const folders = new Set([...imports.keys()].map((file) => folderIn('core', file)));
    folders.delete(undefined);
    assert.deepEqual(
      [...folders].filter((folder) => folder && floorOf(folder) < 0),
      [],
    );
  });
  it('has no imports that go round in circles', () => {
    assert.deepEqual(circles(), []);
  });
  it('keeps core to itself and to the packages it is built with', () => {
    const others = (file: string, to: string) =>
      inside('core', file) &&
      !inside('core', to) &&
      !['docx', 'fflate', 'fuse.js', 'saxes', 'yaml'].includes(to);
    assert.deepEqual(edges(others), []);
  });
  it('lets each wing import only what is below it', () => {
    const below: Readonly<Record<string, readonly string[]>> = {
      core: [],
      protocol: ['core'],
      node: ['core'],
      cli: ['core', 'node'],
      extension: ['core', 'protocol', 'node'],
      webview: ['core', 'protocol'],
    };
    const wings = new Set([...imports.keys()].map(wingOf));
    assert.deepEqual(
      [...wings].filter((wing) => !Object.hasOwn(below, wing)),
      [],
    );
    const across = (file: string, to: string) =>
      imports.has(to) && wingOf(file) !== wingOf(to) && !below[wingOf(file)]?.includes(wingOf(to));
    assert.deepEqual(edges(across), []);
  });
  it('hands the extension what is Node’s only in extension.node.ts', () => {
    const handed = (file: string, to: string) =>
      inside('extension', file) && (inside('node', to) || to.startsWith('node:'));
    const files = new Set(edges(handed).map((edge) => edge.split(' → ')[0]));
    assert.deepEqual([...files], ['extension/extension.node.ts']);
  });
  it('keeps vscode to the extension', () => {
    assert.deepEqual(
      edges((file, to) => to === 'vscode' && !inside('extension', file)),
      [],
    );
  });
  it('has features that never import each other', () => {
    const feature = (file: string) => folderIn('extension/features', file);
    const wrong = (file: string, to: string) => {
      const [from, into] = [feature(file), feature(to)];
      return from !== undefined && into !== undefined && from !== into;
    };
    assert.deepEqual(edges(wrong), []);
  });
});

describe('the walls that the compiler holds', function () {
  this.timeout(30_000);

  const allowed = `
    import { Parser } from 'yaml';
    import { sentence } from './sentences';
    export const all = [new Parser(), sentence('x'), new TextDecoder().decode(), [1].at(-1)];`;
  const walls = [
    ['vscode', "import * as vscode from 'vscode';\nexport const at = vscode.window;", /window/],
    ['types of vscode', "import type { Uri } from 'vscode';\nexport type At = Uri;", /Uri/],
    ['Node’s modules', "import fs from 'node:fs';\nexport { fs };", /'node:fs'/],
    ['Node’s modules by their old names', "import fs from 'fs';\nexport { fs };", /'fs'/],
    ['Node’s globals', 'export const cwd = process.cwd();', /'process'/],
    ['the page', 'export const title = document.title;', /'document'/],
    ['the clock of a host', 'setTimeout(() => undefined, 1);\nexport {};', /'setTimeout'/],
    ['the network', "export const page = fetch('x');", /'fetch'/],
  ] as const;
  let complaints: readonly string[] = [];
  before(() => (complaints = compileIn('core/base', [allowed, ...walls.map(([, text]) => text)])));

  it('let through what is core’s', () => assert.equal(complaints[0], ''));
  walls.forEach(([what, , complaint], i) => {
    it(`keep ${what} out of core`, () => assert.match(complaints[i + 1] ?? '', complaint));
  });

  const inPages = `
    import { shadeOf } from '../../core/analysis/tableShare';
    import { Handler } from '../../protocol/handler';
    export const all = [shadeOf(1, 2), Handler, document.title, setTimeout(() => undefined, 1)];`;
  const ofPages = ['vscode', 'types of vscode', 'Node’s modules', 'Node’s globals'];
  const outOfPages = walls.filter(([what]) => ofPages.includes(what));
  let pageComplaints: readonly string[] = [];
  before(() => {
    const texts = [inPages, ...outOfPages.map(([, text]) => text)];
    pageComplaints = compileIn('webview/matrix', texts);
  });

  it('let the page into the page wing', () => assert.equal(pageComplaints[0], ''));
  outOfPages.forEach(([what, , complaint], i) => {
    it(`keep ${what} out of the page wing`, () =>
      assert.match(pageComplaints[i + 1] ?? '', complaint));
  });

  it('keep page and host out of what goes between them', () => {
    const page = walls.filter(([what]) => ['vscode', 'Node’s globals', 'the page'].includes(what));
    const found = compileIn(
      'protocol',
      page.map(([, text]) => text),
    );
    page.forEach(([, , complaint], i) => assert.match(found[i] ?? '', complaint));
  });
});

/** What the compiler says of each of these texts, as a file of a folder. Nothing is written. */
function compileIn(folder: string, texts: readonly string[]): string[] {
  const [wing = ''] = folder.split('/');
  const config = path.join(source, wing, 'tsconfig.json');
  const { config: read } = ts.readConfigFile(config, (name) => ts.sys.readFile(name)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(read, ts.sys, path.dirname(config));
  const once = {
    ...options,
    noEmit: true,
    rootDir: source,
    composite: false,
    declaration: false,
    emitDeclarationOnly: false,
  };
  const files = new Map(texts.map((text, i) => [path.join(source, `${folder}/file${i}.ts`), text]));
  const disk = ts.createCompilerHost(once);
  const textOf = (name: string) => files.get(path.normalize(name));
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => textOf(name) !== undefined || disk.fileExists(name),
    readFile: (name) => textOf(name) ?? disk.readFile(name),
    getSourceFile: (name, version) => {
      const text = textOf(name);
      if (text === undefined) return disk.getSourceFile(name, version);
      return ts.createSourceFile(name, text, version);
    },
  };
  const platform = path.join(source, 'core/platform.d.ts');
  const program = ts.createProgram([...files.keys(), platform], once, host);
  return [...files.keys()].map((file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
      .join('\n'),
  );
}

/** Each import for which something is wrong, as `from → to`. */
function edges(isWrong: (file: string, to: string) => boolean): string[] {
  return [...imports].flatMap(([file, all]) =>
    all.filter((to) => isWrong(file, to)).map((to) => `${file} → ${to}`),
  );
}

/** The imports that close a circle, each with the way from the file back to itself. */
function circles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (done.has(file) || way.includes(file)) return;
    for (const to of imports.get(file) ?? []) if (imports.has(to)) visit(to, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return found;
}

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(path.join(source, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
}

function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(fs.readFileSync(path.join(source, file), 'utf8'));
  return importedFiles.map(({ fileName }) => {
    if (!fileName.startsWith('.')) return fileName;
    const below = path.posix.join(path.posix.dirname(file), fileName);
    const found = [below, `${below}.ts`, `${below}/index.ts`].find(
      (name) => fs.existsSync(path.join(source, name)) && name.endsWith('.ts'),
    );
    return found ?? below;
  });
}

function wingOf(file: string): string {
  return file.split('/')[0] ?? '';
}

function inside(wing: string, file: string): boolean {
  return imports.has(file) && file.startsWith(`${wing}/`);
}

/** The folder right below `parent` in which a file is. */
function folderIn(parent: string, file: string): string | undefined {
  if (!file.startsWith(`${parent}/`)) return undefined;
  const rest = file.slice(parent.length + 1).split('/');
  return rest.length > 1 ? rest[0] : undefined;
}

function floorOf(folder: string): number {
  return floors.findIndex((floor) => floor.includes(folder));
}

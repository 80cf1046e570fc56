import * as assert from 'node:assert/strict';
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A little extension: what `open` and `close` import is needed later; they share `doors`. */
const source = {
  'main.ts': `
    import * as host from 'vscode';
    import { readChunksBy } from '${path.resolve('src/extension/host/chunks')}';
    import { Refusal } from './refusal';
    export { readChunksBy, Refusal };
    export const hostName = host.env.appName;
    export const open = async () => (await import('./open')).open();
    export const close = async () => (await import('./close')).close();
    export const text = "import('./open')";`,
  'refusal.ts': `
    globalThis.timesMade = (globalThis.timesMade ?? 0) + 1;
    export class Refusal extends Error {}`,
  'doors.ts': 'export const doors = [];',
  'open.ts': `
    import * as host from 'vscode';
    import { doors } from './doors';
    export const open = () => doors.push(host.env.appName);`,
  'close.ts': `
    import { doors } from './doors';
    import { Refusal } from './refusal';
    export const close = async () => {
      if (doors.length === 0) throw new Refusal('none is open');
      const { bang } = await import('./bang');
      return bang(doors.pop());
    };`,
  'bang.ts': 'export const bang = (door) => door + "!";',
};

interface Main {
  readonly hostName: string;
  readonly text: string;
  readonly Refusal: new () => Error;
  open(): Promise<void>;
  close(): Promise<string>;
  readChunksBy(read: (file: string) => unknown): void;
}

type Split = () => esbuild.Plugin;

const vscode = { env: { appName: 'door' } };

for (const minify of [false, true])
  describe(`An extension split into files${minify ? ', minified' : ''}`, function () {
    this.timeout(20_000);

    let folder: string;
    before(async () => {
      folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'codebook-split-')));
      for (const [name, text] of Object.entries(source))
        fs.writeFileSync(path.join(folder, name), text);
      fs.mkdirSync(path.join(folder, 'dist'));
      fs.writeFileSync(path.join(folder, 'dist/open-OLDOLDOL.js'), 'of an earlier build');
      const script = pathToFileURL(path.resolve('scripts/support/split.mjs')).href;
      const { splitting } = (await import(script)) as { splitting: Split };
      await esbuild.build({
        absWorkingDir: process.cwd(),
        entryPoints: { main: path.join(folder, 'main.ts') },
        outdir: path.relative(process.cwd(), path.join(folder, 'dist')),
        bundle: true,
        metafile: true,
        platform: 'node',
        format: 'cjs',
        external: ['vscode'],
        minify,
        plugins: [splitting()],
        logLevel: 'silent',
      });
    });
    after(() => fs.rmSync(folder, { recursive: true }));

    const textOf = (file: string) => fs.readFileSync(path.join(folder, 'dist', file), 'utf8');

    /** Runs the main file as a host does: with its text and a `require` that knows `vscode` alone. */
    function start(read: (file: string) => unknown): Main {
      const module = { exports: {} };
      const known = (name: string) => {
        assert.equal(name, 'vscode');
        return vscode;
      };
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- as the host does it
      new Function('module', 'exports', 'require', textOf('main.js')).call(
        undefined,
        module,
        module.exports,
        known,
      );
      const main = module.exports as Main;
      main.readChunksBy(read);
      return main;
    }

    const inNode = (file: string) =>
      createRequire(path.join(folder, 'dist/main.js'))(`./${file}`) as unknown;
    const asText = (file: string) => {
      const module: { exports?: unknown } = {};
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- as the host does it
      new Function('module', textOf(file)).call(undefined, module);
      return Promise.resolve(module.exports);
    };

    for (const [host, read] of [
      ['Node', inNode],
      ['a worker', asText],
    ] as const)
      it(`works in ${host}, with every module made once`, async () => {
        const global = globalThis as { timesMade?: number };
        delete global.timesMade;
        const main = start(read);
        assert.equal(main.hostName, 'door');
        await assert.rejects(main.close(), main.Refusal);
        await main.open();
        assert.equal(await main.close(), 'door!');
        await assert.rejects(main.close(), main.Refusal);
        assert.equal(global.timesMade, 1);
        assert.equal(main.text, "import('./open')");
      });

    it('reads nothing before it is needed', async () => {
      const reads: string[] = [];
      const main = start((file) => {
        reads.push(file.replace(/-.*/, ''));
        return asText(file);
      });
      assert.deepEqual(reads, []);
      await main.open();
      assert.deepEqual(reads, ['chunk', 'open']);
    });

    it('leaves no file of an earlier build', () => {
      const names = fs
        .readdirSync(path.join(folder, 'dist'))
        .map((name) => name.replace(/-.*/, ''));
      assert.deepEqual(names.sort(), ['bang', 'chunk', 'close', 'main.js', 'open']);
    });
  });

/** Two hosts: what one holds from the start, the other needs later. */
const twoHosts = {
  'house.ts': `
    import { readChunksBy } from '${path.resolve('src/extension/host/chunks')}';
    import { rooms } from './rooms';
    export { readChunksBy };
    export const count = () => rooms.length;
    export const enter = async () => (await import('./enter')).enter();`,
  'hut.ts': `
    import { readChunksBy } from '${path.resolve('src/extension/host/chunks')}';
    export { readChunksBy };
    export const count = () => 0;
    export const enter = async () => (await import('./enter')).enter();`,
  'size.ts': 'globalThis.timesMade = (globalThis.timesMade ?? 0) + 1; export const size = 1;',
  'rooms.ts': `
    import { size } from './size';
    export const rooms = [];
    export const add = () => rooms.push(size);`,
  'enter.ts': `
    import { add } from './rooms';
    import { size } from './size';
    export const enter = () => add() + size;`,
};

describe('Two hosts that share what they load later', function () {
  this.timeout(20_000);

  interface Host {
    count(): number;
    enter(): Promise<number>;
    readChunksBy(read: (file: string) => unknown): void;
  }

  let folder: string;
  before(async () => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'codebook-split-')));
    for (const [name, text] of Object.entries(twoHosts))
      fs.writeFileSync(path.join(folder, name), text);
    const script = pathToFileURL(path.resolve('scripts/support/split.mjs')).href;
    const { splitting } = (await import(script)) as {
      splitting: (told: undefined, folder: string) => esbuild.Plugin;
    };
    await esbuild.build({
      absWorkingDir: process.cwd(),
      entryPoints: {
        'house/main': path.join(folder, 'house.ts'),
        'hut/main': path.join(folder, 'hut.ts'),
      },
      outdir: path.relative(process.cwd(), path.join(folder, 'dist')),
      bundle: true,
      metafile: true,
      platform: 'browser',
      format: 'cjs',
      plugins: [splitting(undefined, 'chunks')],
      logLevel: 'silent',
    });
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  for (const [name, rooms] of [
    ['house', 2],
    ['hut', 0],
  ] as const)
    it(`make every module once: the ${name}`, async () => {
      const global = globalThis as { timesMade?: number };
      delete global.timesMade;
      const load = createRequire(path.join(folder, 'dist', name, 'main.js'));
      const host = load('./main.js') as Host;
      host.readChunksBy((file) => load(`../chunks/${file}`));
      assert.deepEqual([await host.enter(), await host.enter()], [2, 3]);
      assert.deepEqual([host.count(), global.timesMade], [rooms, 1]);
    });
});

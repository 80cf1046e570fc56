// Packages the extension for people to install: dist/qualitative-codebook-<version>.vsix
//   node scripts/package.mjs [--check]
// With --check, the package that is there is installed into a workbench, and what arrives is looked at.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { mustRun } from './support/commands.mjs';
import { ensureDependencies } from './support/dependencies.mjs';
import {
  filesBelow,
  inProject,
  manifest,
  root,
  scratch,
  temporaryFolder,
  vsix,
} from './support/project.mjs';
import { installVsix } from './workbench/server.mjs';

/** Bytes that the file which every window loads may have. `npm run build -- --why` tells what they are. */
const mainLimit = 250 * 1000;

/** What every window loads. What it imports by `await import('…')` stands in other files beside it. */
const mainFiles = ['dist/node/extension.js', 'dist/web/extension.js'];

/** Bytes that a page may have: it is read anew each time it comes into sight. */
const pageLimit = 150 * 1000;

/** Documents that VS Code shows or that a licence asks for; everything else is in "files". */
const documents = ['README.md', 'CHANGELOG.md', 'LICENSE'];

/** What has to arrive; VS Code's packager renames documents. */
const required = [
  'package.json',
  'LICENSE.txt',
  'NOTICE.txt',
  ...mainFiles,
  'dist/cli/codebook.js',
  'dist/pdf/pdf.js',
  ...['matrix', 'table'].flatMap((page) => [`dist/pages/${page}.js`, `dist/pages/${page}.css`]),
];

const { values: asked } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

await ensureDependencies();
const staging = path.join(scratch, 'package');
if (asked.check) await check();
else {
  await stage();
  await pack();
  console.log(`Packaged ${path.relative(root, vsix)} (${kilobytes(fs.statSync(vsix).size)})`);
}

/** Puts together what is to be packaged, away from `dist`, which others may be running from. */
async function stage() {
  fs.rmSync(staging, { recursive: true, force: true });
  fs.mkdirSync(staging, { recursive: true });
  // Of no use to anyone who installs it; and "files" has done its work when all is put together.
  const forUs = ['scripts', 'devDependencies', 'files'];
  const shipped = Object.fromEntries(
    Object.entries(manifest).filter(([name]) => !forUs.includes(name)),
  );
  fs.writeFileSync(path.join(staging, 'package.json'), JSON.stringify(shipped, null, 2));
  for (const name of [...documents, ...manifest.files.flatMap(matching)]) {
    if (name === 'dist' || !fs.existsSync(inProject(name))) continue;
    fs.cpSync(inProject(name), path.join(staging, name), { recursive: true });
  }
  const dist = path.relative(root, path.join(staging, 'dist'));
  const build = [inProject('scripts/build.mjs'), '--production', '--no-tests', '--dist', dist];
  await mustRun(process.execPath, build);
}

/** "files" names folders, or files of the project's own folder with a star in their names. */
function matching(pattern) {
  if (!pattern.includes('*')) return [pattern];
  const [start, end] = pattern.split('*');
  const fits = (name) => name.startsWith(start) && name.endsWith(end);
  return fs.readdirSync(root).filter(fits);
}

async function pack() {
  fs.mkdirSync(path.dirname(vsix), { recursive: true });
  const vsce = inProject('node_modules/@vscode/vsce/vsce');
  const options = [
    '--no-dependencies', // everything is bundled
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
  ];
  const args = [vsce, 'package', ...options, '--out', vsix];
  await mustRun(process.execPath, args, { cwd: staging });
}

async function check() {
  const folder = await installVsix(vsix, temporaryFolder('installed'));
  const files = filesBelow(folder).map((file) => path.relative(folder, file));
  console.log(`${files.length} files arrive where it is installed.`);
  const troubles = [
    ...strangers(files.map((file) => file.replaceAll('\\', '/'))),
    ...oversized(folder),
    ...unloadable(folder),
    ...(await mute(folder)),
  ];
  for (const trouble of troubles) console.error(`✘ ${trouble}`);
  if (troubles.length > 0) process.exitCode = 1;
}

/** Files that are missing, and files that should have stayed at home. */
function strangers(files) {
  const added = ['.vsixmanifest', 'package.json', 'readme.md', 'changelog.md', 'LICENSE.txt'];
  const allowed = manifest.files.map((pattern) => {
    const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*');
    return new RegExp(`^${escaped}(/|$)`);
  });
  const isAllowed = (file) =>
    added.includes(file) ||
    (allowed.some((pattern) => pattern.test(file)) && !/\.(ts|map|tsbuildinfo)$/.test(file));
  return [
    ...required.filter((file) => !files.includes(file)).map((file) => `missing: ${file}`),
    ...files.filter((file) => !isAllowed(file)).map((file) => `not wanted: ${file}`),
  ];
}

function oversized(folder) {
  const pages = fs.readdirSync(path.join(folder, 'dist/pages')).map((name) => `dist/pages/${name}`);
  const limits = [
    ...mainFiles.map((file) => [file, mainLimit]),
    ...pages.map((file) => [file, pageLimit]),
  ];
  return limits.flatMap(([file, limit]) => {
    const { size } = fs.statSync(path.join(folder, file));
    console.log(`${file}: ${kilobytes(size)}`);
    return size > limit ? [`${file} has ${kilobytes(size)}; it may have ${kilobytes(limit)}`] : [];
  });
}

/** Every file that is loaded later has to be there, and no other. */
function unloadable(folder) {
  const chunks = path.join(folder, 'dist/chunks');
  const names = fs.readdirSync(chunks);
  const files = [
    ...mainFiles.map((file) => path.join(folder, file)),
    ...names.map((name) => path.join(chunks, name)),
  ];
  const lists = files.flatMap(
    (file) => fs.readFileSync(file, 'utf8').match(/\["[\w.-]+\.js"(?:,"[\w.-]+\.js")*\]/g) ?? [],
  );
  const loaded = new Set(lists.flatMap((list) => JSON.parse(list)));
  const beside = mainFiles.flatMap((file) =>
    fs
      .readdirSync(path.dirname(path.join(folder, file)))
      .filter((name) => name !== path.basename(file)),
  );
  return [
    ...[...loaded].filter((name) => !names.includes(name)).map((name) => `missing: ${name}`),
    ...names.filter((name) => !loaded.has(name)).map((name) => `never loaded: ${name}`),
    ...beside.map((name) => `not wanted beside a main file: ${name}`),
  ];
}

/** The command line has to run from where the extension was unpacked. */
async function mute(folder) {
  const program = path.join(folder, 'dist/cli/codebook.js');
  const help = await mustRun(process.execPath, [program, '--help']);
  return /codebook/.test(help) ? [] : ['codebook --help says nothing'];
}

function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} KB`;
}

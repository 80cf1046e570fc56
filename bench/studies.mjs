// The generated projects: made once, kept in out/bench, made again when the generator has changed.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { mustRun } from '../scripts/support/commands.mjs';
import { filesBelow, inProject, removeFolder } from '../scripts/support/project.mjs';
import { sizes, usualSeed } from './data/sizes.mjs';

const outFolder = inProject('out/bench');
/** The largest takes 2 GB, and twice that while it is made. Bytes. */
const roomForLargest = 10e9;
/** What programs that were killed left behind in a project. */
const leftovers = ['codings/bench'];

/** A generated project: `folder`, `project` in it, `meta` with what programs have to find. */
export async function study(size, say) {
  const folder = path.join(outFolder, size);
  const stamp = stampOf(size);
  if (read(path.join(folder, 'stamp')) !== stamp) await generate(size, folder, stamp, say);
  const project = path.join(folder, 'project');
  for (const name of leftovers) removeFolder(path.join(project, name));
  const meta = JSON.parse(read(path.join(folder, 'meta.json')));
  return { size, folder, project, meta };
}

/** Why a size can't be made here; undefined when it can. */
export function whyNot(size) {
  if (!sizes[size]) return `there is no size ${size}; there are ${Object.keys(sizes).join(', ')}`;
  if (size !== 'XL' || read(path.join(outFolder, size, 'stamp')) === stampOf(size))
    return undefined;
  fs.mkdirSync(outFolder, { recursive: true });
  const { bavail, bsize } = fs.statfsSync(outFolder);
  return bavail * bsize > roomForLargest ? undefined : 'less than 10 GB are free on this disk';
}

async function generate(size, folder, stamp, say) {
  const began = Date.now();
  say(`Generating the project ${size} …`);
  const beside = `${folder}.${process.pid}`;
  const clean = () => removeFolder(beside);
  process.once('exit', clean);
  await mustRun(process.execPath, [inProject('bench/data/generate.mjs'), size, beside]);
  fs.writeFileSync(path.join(beside, 'stamp'), stamp);
  removeFolder(folder);
  fs.renameSync(beside, folder);
  process.off('exit', clean);
  say(`The project ${size} is there (${Math.round((Date.now() - began) / 1000)} s).`);
}

/** Says whether a project is what the generator would make now. */
function stampOf(size) {
  const hash = crypto.createHash('sha256').update(`${size} ${usualSeed}`);
  for (const file of filesBelow('bench/data')) hash.update(fs.readFileSync(file));
  return hash.digest('hex');
}

function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

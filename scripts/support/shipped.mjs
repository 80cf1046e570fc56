// Lists what ships beside the code: a web host can read a file of the extension, but not a folder.
import fs from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { filesBelow, inProject } from './project.mjs';

const example = 'examples/cross-school-leadership';

export function writeShipped(dist) {
  const files = filesBelow(example).map((file) => relative(inProject(example), file));
  const codebooks = filesBelow('codebooks')
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => describe(file));
  const text = JSON.stringify({ example: { folder: example, files }, codebooks });
  fs.mkdirSync(inProject(dist), { recursive: true });
  fs.writeFileSync(inProject(dist, 'shipped.json'), text);
}

function describe(file) {
  const book = parseDocument(fs.readFileSync(file, 'utf8')).toJS();
  const title = typeof book.title === 'string' ? book.title : Object.values(book.title).join(' · ');
  return { file: relative(inProject(), file), title, codes: count(book.codes) };
}

function count(codes) {
  return Object.values(codes ?? {}).reduce((n, code) => n + 1 + count(code?.codes), 0);
}

function relative(folder, file) {
  return path.relative(folder, file).split(path.sep).join('/');
}

// Tells what of our source and of packages is in an extension's main file and its chunks, and by which
// import it came there: `npm run build -- --why`.
import path from 'node:path';

/** What is smaller than this is not told of. Bytes. */
const least = 1000;

/** @param made what `splitting` tells */
export function why({ metafile: { inputs }, files, entry, main, chunks }) {
  const start = files.get(entry).entryPoint;
  const from = shortestWays(inputs, start);
  const isMain = (file) => main.includes(file);
  const lines = [`${files.get(entry).name}: ${kilobytes(sum(sizesIn(files, main).values()))}`];
  for (const [group, { bytes, first }] of groups(sizesIn(files, main), from))
    lines.push(`  ${kilobytes(bytes).padStart(8)}  ${group.padEnd(34)} ${way(from, first)}`);
  for (const file of chunks) {
    const loaders = [...files.values()].filter(({ loads }) => loads.includes(file));
    const users = [...files.values()].filter(({ needs }) => needs.includes(file));
    const names = (all) =>
      all.map((each) => (isMain(each.file) ? 'main' : path.basename(each.file)));
    const sizes = sizesIn(files, [file]);
    const { entryPoint } = files.get(file);
    lines.push(
      `${path.basename(file)}: ${kilobytes(sum(sizes.values()))}` +
        (entryPoint ? `, ${entryPoint}, loaded by ${names(loaders).join(', ')}` : '') +
        (users.length ? `, needed by ${names(users).join(', ')}` : ''),
    );
    for (const [group, { bytes }] of groups(sizes, from).slice(0, 6))
      lines.push(`  ${kilobytes(bytes).padStart(8)}  ${group}`);
  }
  return lines.join('\n');
}

/** Bytes that each file of our source and of packages takes in these files. */
function sizesIn(files, chosen) {
  const sizes = new Map();
  for (const file of chosen)
    for (const [input, { bytesInOutput }] of Object.entries(files.get(file).inputs))
      sizes.set(input, (sizes.get(input) ?? 0) + bytesInOutput);
  return sizes;
}

/** By package or folder, the largest first; `first` is the file of it that the shortest way leads to. */
function groups(sizes, from) {
  const found = new Map();
  const order = [...from.keys()];
  for (const [input, bytes] of sizes) {
    const group = groupOf(input);
    const { bytes: others = 0, first = input } = found.get(group) ?? {};
    const isNearer = order.indexOf(input) < order.indexOf(first);
    found.set(group, { bytes: others + bytes, first: isNearer ? input : first });
  }
  return [...found]
    .filter(([, { bytes }]) => bytes >= least)
    .sort(([, a], [, b]) => b.bytes - a.bytes);
}

function groupOf(input) {
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1];
  return name ? `package ${name}` : path.dirname(input).replace(/^src\//, '');
}

/** Where each file that plain imports reach is imported by first. Nearest files first. */
function shortestWays(inputs, start) {
  const from = new Map([[start, undefined]]);
  for (const file of from.keys())
    for (const { path: to, kind, external } of inputs[file].imports)
      if (kind !== 'dynamic-import' && !external && !from.has(to)) from.set(to, file);
  return from;
}

function way(from, file) {
  const steps = [];
  for (let at = file; at !== undefined; at = from.get(at)) steps.unshift(at.replace(/^src\//, ''));
  return steps.slice(-4).join(' → ');
}

function sum(numbers) {
  return [...numbers].reduce((total, number) => total + number, 0);
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

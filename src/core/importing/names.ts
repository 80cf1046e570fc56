/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A path below a folder that every system can hold: without `..`, and no part with odd characters. */
export function safePath(name: string): string {
  const parts = name.split(/[\\/]+/).map(safePart);
  return parts.filter((part) => part !== '' && part !== '.' && part !== '..').join('/');
}

/** One part of a path. */
export function safePart(part: string): string {
  const plain = part
    .normalize('NFC')
    .replace(/[\\/\p{Cc}\u2028\u2029<>:"|?*]+/gu, '_')
    .replace(/^\s+|[\s.]+$/g, '')
    // Hidden files are no sources.
    .replace(/^\.+/, '');
  const short = shortened(plain);
  return reserved.test(short) ? `_${short}` : short;
}

/** In lower case, without a full stop; '' for a name without one. */
export function endingOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** File systems hold 255 bytes a name; a coding file adds a few to it. */
function shortened(part: string): string {
  const ending = /\.[^.]{1,8}$/.exec(part)?.[0] ?? '';
  let stem = [...part.slice(0, part.length - ending.length)];
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  while (bytes(stem.join('') + ending) > 200) stem = stem.slice(0, -1);
  return stem.join('') + ending;
}

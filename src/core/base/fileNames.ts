/** Names that Windows keeps for devices, with or without an ending. */
const reserved = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\..*)?$/i;

/** Bytes that a name may have on every disk, with room for a number and an ending. */
const mostBytes = 160;

/**
 * A name for a file or folder that every system takes, from any text: it never leads to another
 * folder, is no hidden file and no device.
 */
export function fileName(text: string, fallback: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\p{C}\u2028\u2029]+/gu, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  const [name, ending] = partsOf(plain);
  const short = `${shortened(name, mostBytes - ending.length)}${ending}`;
  if (short === '' || /^_+$/.test(short)) return fallback;
  return reserved.test(short) || short.toLowerCase() === 'node_modules' ? `_${short}` : short;
}

/** Hands out paths no two of which are the same, on disks too that know no letter case. */
export class FreePaths {
  private readonly files = new Set<string>();
  private readonly folders = new Set<string>();

  /** The path itself, or one with a number before an ending in it. */
  take(path: string): string {
    const [name = '', ...above] = path.split('/').reverse();
    let folder = '';
    for (const part of above.reverse()) {
      folder += numbered(part, (each) => !this.files.has(fold(folder + each)));
      this.folders.add(fold(folder));
      folder += '/';
    }
    const isFree = (each: string) =>
      !this.files.has(fold(folder + each)) && !this.folders.has(fold(folder + each));
    const free = folder + numbered(name, isFree);
    this.files.add(fold(free));
    return free;
  }
}

function numbered(name: string, isFree: (name: string) => boolean): string {
  const [stem, ending] = partsOf(name);
  let free = name;
  for (let n = 2; !isFree(free); n++) free = `${stem}-${n}${ending}`;
  return free;
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** The name and its ending, with the full stop; '' without one. */
export function partsOf(name: string): readonly [string, string] {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return ending.length === name.length
    ? [name, '']
    : [name.slice(0, name.length - ending.length), ending];
}

function shortened(text: string, bytes: number): string {
  let short = '';
  let size = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (size > bytes) return short.trimEnd();
    short += character;
  }
  return short;
}

/**
 * Gives each distinct name a small number, so that columns of numbers can stand for columns of
 * text. Numbers are handed out from 0 in the order in which names are first met, and never reused.
 */
export class Names {
  private readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();
  /** The UTF-8 bytes of each name: lets a scanner look a name up without decoding it. */
  private readonly encoded: Uint8Array[] = [];
  /** Open addressing over `encoded`: number + 1, or 0 where free. */
  private slots = new Int32Array(256);

  get size(): number {
    return this.texts.length;
  }

  /** In the order of their numbers. */
  all(): readonly string[] {
    return this.texts;
  }

  text(number: number): string {
    return this.texts[number] ?? '';
  }

  find(text: string): number | undefined {
    return this.numbers.get(text);
  }

  of(text: string): number {
    return this.numbers.get(text) ?? this.add(text, new TextEncoder().encode(text));
  }

  /**
   * As `of`, for the name whose UTF-8 bytes stand at start … end.
   * @param hash of these bytes, by `mixName`, from whoever had to look at each of them anyway
   */
  ofBytes(bytes: Uint8Array, start: number, end: number, hash = hashOf(bytes, start, end)): number {
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = (this.slots[slot] ?? 0) - 1;
      if (number < 0) break;
      if (sameBytes(this.encoded[number], bytes, start, end)) return number;
    }
    // Not `slice`: that of Node's Buffer shares the bytes, which are not ours to keep.
    const own = new Uint8Array(bytes.subarray(start, end));
    const text = decoder.decode(own);
    return this.numbers.get(text) ?? this.add(text, own);
  }

  private add(text: string, bytes: Uint8Array): number {
    const number = this.texts.push(text) - 1;
    this.numbers.set(text, number);
    this.encoded.push(bytes);
    if (this.texts.length * 2 > this.slots.length) this.grow();
    else this.place(number, bytes);
    return number;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    this.encoded.forEach((bytes, number) => this.place(number, bytes));
  }

  private place(number: number, bytes: Uint8Array): void {
    const mask = this.slots.length - 1;
    let slot = hashOf(bytes, 0, bytes.length) & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = number + 1;
  }
}

/** A name may begin with U+FEFF, which is no byte order mark there. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The hash of a name is FNV-1a, 32 bits (Fowler, Noll & Vo): it begins here … */
export const nameBasis = 0x811c9dc5 | 0;

/** … and takes in one byte after another. */
export function mixName(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = nameBasis;
  for (let i = start; i < end; i++) hash = mixName(hash, bytes[i] ?? 0);
  return hash;
}

function sameBytes(
  name: Uint8Array | undefined,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  if (name?.length !== end - start) return false;
  for (let i = 0; i < name.length; i++) if (name[i] !== bytes[start + i]) return false;
  return true;
}

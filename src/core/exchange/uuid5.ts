import { encodeUtf8 } from '../text/decode';

/** A UUID version 5 (RFC 9562, 5.5): the same name within the same space is the same UUID. */
export function uuid5(space: string, name: string): string {
  const words = encodeUtf8(name);
  const input = new Uint8Array(16 + words.length);
  input.set(bytesOf(space));
  input.set(words, 16);
  const bytes = sha1(input).subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  let out = '';
  for (let i = 0; i < 16; i++) out += dashes.has(i) ? `-${hexOf(bytes[i])}` : hexOf(bytes[i]);
  return out;
}

/** Before these bytes stands a dash. */
const dashes: ReadonlySet<number> = new Set([4, 6, 8, 10]);
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexOf(byte: number | undefined): string {
  return hex[byte ?? 0] ?? '';
}

const spaces = new Map<string, Uint8Array>();

function bytesOf(space: string): Uint8Array {
  let bytes = spaces.get(space);
  if (!bytes) {
    const digits = space.replace(/-/g, '');
    bytes = Uint8Array.from({ length: 16 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16));
    spaces.set(space, bytes);
  }
  return bytes;
}

/** FIPS 180-4, 6.1: here a name for things, no protection. 20 bytes. */
function sha1(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((message.length + 8) >> 6) << 6) + 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 0x20000000));
  view.setUint32(padded.length - 4, message.length << 3);
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  for (let block = 0; block < padded.length; block += 64) mixBlock(view, block, state);
  const digest = new Uint8Array(20);
  const out = new DataView(digest.buffer);
  state.forEach((word, i) => out.setUint32(4 * i, word));
  return digest;
}

/** Room that every block needs anew. */
const w = new Int32Array(80);

function mixBlock(view: DataView, block: number, state: Uint32Array): void {
  for (let i = 0; i < 80; i++)
    w[i] =
      i < 16
        ? view.getInt32(block + 4 * i)
        : turned((w[i - 3] ?? 0) ^ (w[i - 8] ?? 0) ^ (w[i - 14] ?? 0) ^ (w[i - 16] ?? 0), 1);
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let i = 0; i < 80; i++) {
    let f = (b & c) | (~b & d);
    let k = 0x5a827999;
    if (i >= 60) [f, k] = [b ^ c ^ d, 0xca62c1d6];
    else if (i >= 40) [f, k] = [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
    else if (i >= 20) [f, k] = [b ^ c ^ d, 0x6ed9eba1];
    const next = (turned(a, 5) + f + e + k + (w[i] ?? 0)) | 0;
    e = d;
    d = c;
    c = turned(b, 30);
    b = a;
    a = next;
  }
  [a, b, c, d, e].forEach((word, i) => (state[i] = (state[i] ?? 0) + word));
}

function turned(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** What an RTF file is made of (Microsoft, RTF specification 1.9.1). */
export type RtfToken =
  | { readonly kind: 'open' | 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly value: number | undefined }
  /** A byte of text: written as itself, or as `\'hh`. */
  | { readonly kind: 'byte'; readonly byte: number; readonly isHex: boolean };

const backslash = 0x5c;

/** Goes through a file from start to end; whatever it holds, each byte is looked at once. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    at++;
    if (byte === 0x7b) yield { kind: 'open' };
    else if (byte === 0x7d) yield { kind: 'close' };
    else if (byte === 0x0d || byte === 0x0a || byte === 0) continue;
    else if (byte !== backslash) yield { kind: 'byte', byte, isHex: false };
    else {
      const next = bytes[at] ?? 0;
      if (next === 0x27) {
        const hex = String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
        at += 3;
        if (/^[\da-f]{2}$/i.test(hex))
          yield { kind: 'byte', byte: Number.parseInt(hex, 16), isHex: true };
      } else if (!isLetter(next)) {
        at++;
        yield { kind: 'word', name: String.fromCharCode(next), value: undefined };
      } else {
        const start = at;
        while (at - start < 32 && isLetter(bytes[at] ?? 0)) at++;
        const name = String.fromCharCode(...bytes.subarray(start, at));
        const number = at;
        if (bytes[at] === 0x2d) at++;
        while (at - number < 11 && isDigit(bytes[at] ?? 0)) at++;
        const digits = String.fromCharCode(...bytes.subarray(number, at));
        const value = /\d/.test(digits) ? Number(digits) : undefined;
        if (bytes[at] === 0x20) at++;
        // What follows are bytes of a picture, whatever they look like.
        if (name === 'bin') at += Math.max(0, value ?? 0);
        else yield { kind: 'word', name, value };
      }
    }
  }
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

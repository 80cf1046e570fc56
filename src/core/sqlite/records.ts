import { damagedDatabase, type TextEncoding } from './pages';

/** What a cell of a table holds; whole numbers too large to be exact are bigints. */
export type SqlValue = null | number | bigint | string | Uint8Array;

/** A number of up to 64 bits in one to nine bytes (file format, 1.6), and where it ends. */
export function varint(view: DataView, at: number): readonly [value: number, next: number] {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = byteAt(view, at + i);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + i + 1];
  }
  return [value * 256 + byteAt(view, at + 8), at + 9];
}

/** The values of a record (file format, 2.1). */
export function readRecord(payload: Uint8Array, encoding: TextEncoding): SqlValue[] {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const [headerEnd, first] = varint(view, 0);
  if (headerEnd > payload.length) throw damagedDatabase();
  const values: SqlValue[] = [];
  let body = headerEnd;
  for (let at = first; at < headerEnd;) {
    const [type, next] = varint(view, at);
    const size = sizeOf(type);
    if (body + size > payload.length) throw damagedDatabase();
    values.push(valueAt(view, payload, body, type, encoding));
    body += size;
    at = next;
  }
  return values;
}

const sizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0];

function sizeOf(type: number): number {
  return type < 12 ? (sizes[type] ?? 0) : Math.floor((type - 12) / 2);
}

function valueAt(
  view: DataView,
  payload: Uint8Array,
  at: number,
  type: number,
  encoding: TextEncoding,
): SqlValue {
  switch (type) {
    case 0:
      return null;
    case 1:
      return view.getInt8(at);
    case 2:
      return view.getInt16(at);
    case 3:
      return view.getInt8(at) * 65_536 + view.getUint16(at + 1);
    case 4:
      return view.getInt32(at);
    case 5:
      return view.getInt16(at) * 2 ** 32 + view.getUint32(at + 2);
    case 6: {
      const value = view.getBigInt64(at);
      return BigInt.asIntN(53, value) === value ? Number(value) : value;
    }
    case 7:
      return view.getFloat64(at);
    case 8:
      return 0;
    case 9:
      return 1;
    default: {
      const bytes = payload.subarray(at, at + sizeOf(type));
      return type % 2 === 0 ? bytes.slice() : decoderOf(encoding).decode(bytes);
    }
  }
}

const decoders = new Map<TextEncoding, TextDecoder>();

function decoderOf(encoding: TextEncoding): TextDecoder {
  let decoder = decoders.get(encoding);
  // A text may begin with U+FEFF, which is a character of it.
  if (!decoder) decoders.set(encoding, (decoder = new TextDecoder(encoding, { ignoreBOM: true })));
  return decoder;
}

function byteAt(view: DataView, at: number): number {
  if (at >= view.byteLength) throw damagedDatabase();
  return view.getUint8(at);
}

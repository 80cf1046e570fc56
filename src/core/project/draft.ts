import { encodeUtf8 } from '../text/decode';

/** A file as it is and as it is to become; undefined where there is none. */
export interface Draft {
  readonly path: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
}

const LF = 0x0a;

/** A line that says what follows, and how much of it, then the bytes before and after. */
export function writeDraft({ path, before, after }: Draft): Uint8Array {
  const sizes = [before?.length ?? -1, after?.length ?? -1];
  const head = encodeUtf8(`${JSON.stringify({ path, sizes })}\n`);
  const bytes = new Uint8Array(head.length + (before?.length ?? 0) + (after?.length ?? 0) + 1);
  bytes.set(head);
  if (before) bytes.set(before, head.length);
  if (after) bytes.set(after, head.length + (before?.length ?? 0));
  bytes[bytes.length - 1] = LF; // says that all of it is there
  return bytes;
}

/** Undefined for a draft that was never finished. */
export function readDraft(bytes: Uint8Array | undefined): Draft | undefined {
  const end = bytes?.indexOf(LF) ?? -1;
  if (!bytes || end < 0) return undefined;
  const head = readHead(new TextDecoder().decode(bytes.subarray(0, end)));
  if (!head) return undefined;
  const [old, fresh] = head.sizes;
  const middle = end + 1 + Math.max(0, old);
  const last = middle + Math.max(0, fresh);
  if (bytes.length !== last + 1 || bytes[last] !== LF) return undefined;
  return {
    path: head.path,
    before: old < 0 ? undefined : bytes.slice(end + 1, middle),
    after: fresh < 0 ? undefined : bytes.slice(middle, last),
  };
}

function readHead(
  line: string,
): { readonly path: string; readonly sizes: [number, number] } | undefined {
  try {
    const head = JSON.parse(line) as { path: string; sizes: [number, number] };
    return typeof head.path === 'string' && Array.isArray(head.sizes) ? head : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // it was left in part
    throw error;
  }
}

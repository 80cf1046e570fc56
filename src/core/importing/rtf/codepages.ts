import { decode } from '../../text/charsets';

/** What a font’s `\fcharset` means as a code page; 0 is the file’s own. */
const ofFont: Readonly<Record<number, number>> = {
  128: 932,
  129: 949,
  130: 1361,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** Code page → what hosts call it. */
const labels: Readonly<Record<number, string>> = {
  936: 'gb18030',
  54936: 'gb18030',
  950: 'big5',
  932: 'shift_jis',
  949: 'euc-kr',
  65001: 'utf-8',
  874: 'windows-874',
  866: 'ibm866',
  10000: 'macintosh',
  28591: 'windows-1252',
};

export function codePageOfFont(charset: number): number | undefined {
  return ofFont[charset];
}

/** Whether characters of a code page may take two bytes, of which the first is this one. */
export function isLead(page: number, byte: number): boolean {
  if (![936, 54936, 950, 932, 949].includes(page)) return false;
  return page === 932
    ? (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc)
    : byte >= 0x81 && byte <= 0xfe;
}

/** The text of bytes in a code page; what it has no place for is shown as �. */
export function decodePage(page: number, bytes: Uint8Array): string {
  const label = labels[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252');
  if (label === 'windows-1252') return decode('windows-1252', bytes, false) ?? '';
  try {
    return new TextDecoder(label).decode(bytes);
  } catch (error) {
    // A RangeError says that this host does not know the charset.
    if (!(error instanceof RangeError)) throw error;
    return decode('windows-1252', bytes, false) ?? '';
  }
}

import { once } from '../../text/once';

/**
 * Old PDF files in Chinese, Japanese or Korean name a table of characters that every reader is to
 * have, and hold no letters themselves. The tables are megabytes; but what they are of are charsets
 * that every host decodes. So we hand pdf.js tables made on the spot, one for each document, in which
 * a code stands for the number of its letter in Unicode.
 */
export class MadeTables {
  private isMade = false;

  /** The table of that name, as text; undefined for one that we can’t make. */
  named(name: string): string | undefined {
    // Numbers that come from none of our tables are those of a font, and say nothing of letters.
    if (/^Adobe-(?:GB1|CNS1|Japan1|Korea1)-UCS2$/.test(name))
      return this.isMade ? letters() : unknown();
    const charset = charsetOf.find(([pattern]) => pattern.test(name))?.[1];
    if (charset === undefined) return undefined;
    this.isMade = true;
    return charset === 'utf-16be' ? unicode() : table(charset);
  }
}

/** Tables by the charset that their codes are in. */
const charsetOf: readonly (readonly [RegExp, string])[] = [
  [/^Uni(?:GB|CNS|JIS|JIS2004|KS)-(?:UCS2|UTF16)(?:-HW)?-[HV]$/, 'utf-16be'],
  [/^(?:GBK|GBKp|GBK2K|GB|GBpc)(?:-EUC)?-[HV]$/, 'gb18030'],
  [/^(?:B5pc|ETen-B5|ETenms-B5|HKscs-B5)-[HV]$/, 'big5'],
  [/^(?:90ms|90msp|90pv|83pv|Add|Ext)-RKSJ-[HV]$/, 'shift_jis'],
  [/^EUC-[HV]$/, 'euc-jp'],
  [/^(?:KSC|KSCms|KSCpc)-(?:EUC|UHC)(?:-HW)?-[HV]$/, 'euc-kr'],
];

const letters = once(() =>
  cmap('<0000> <ffff>', ['1 beginbfrange', '<0000> <ffff> <0000>', 'endbfrange']),
);

/** Every number stands for a private place, which no text has. */
const unknown = once(() => {
  const ranges = Array.from({ length: 11 }, (_, i) => {
    const [first, last] = [i * 0x1900, Math.min(0xffff, (i + 1) * 0x1900 - 1)];
    return `<${first.toString(16).padStart(4, '0')}> <${last.toString(16).padStart(4, '0')}> <e000>`;
  });
  return cmap('<0000> <ffff>', [`${ranges.length} beginbfrange`, ...ranges, 'endbfrange']);
});

const unicode = once(() =>
  cmap('<0000> <ffff>', ['1 begincidrange', '<0000> <ffff> 0', 'endcidrange']),
);

/** Codes of one and two bytes, each asked of the host’s own decoder. */
function table(charset: string): string {
  const decoder = new TextDecoder(charset);
  const lines: string[] = [];
  const add = (...bytes: number[]) => {
    const letter = decoder.decode(Uint8Array.from(bytes));
    if (letter.length !== 1 || letter === '\ufffd') return;
    const code = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    lines.push(`<${code}> ${letter.charCodeAt(0)}`);
  };
  for (let byte = 0x20; byte <= 0x7f; byte++) add(byte);
  if (charset === 'shift_jis') for (let byte = 0xa1; byte <= 0xdf; byte++) add(byte);
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) add(lead, trail);
  const single = charset === 'shift_jis' ? '<00> <80> <a0> <df>' : '<00> <80>';
  const pairs = charset === 'shift_jis' ? '<8140> <9ffc> <e040> <fcfc>' : '<8140> <fefe>';
  return cmap(`${single} ${pairs}`, [`${lines.length} begincidchar`, ...lines, 'endcidchar']);
}

/** @param spaces pairs of the lowest and the highest code */
function cmap(spaces: string, body: readonly string[]): string {
  const ranges = spaces.match(/<\w+> <\w+>/g) ?? [];
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    `${ranges.length} begincodespacerange`,
    ...ranges,
    'endcodespacerange',
    ...body,
    'endcmap',
  ].join('\n');
}

import type { Losses } from '../losses';
import { symbolOf } from '../office/symbols';
import { codePageOfFont, decodePage, isLead } from './codepages';

/** Makes letters of bytes: which ones they are, the font says, or else the file. */
export class RtfLetters {
  /** Of the file. */
  codePage = 1252;
  /** Of each font, where it is not the file’s. */
  private readonly fonts = new Map<number, number | 'symbol'>();
  private bytes: number[] = [];
  private high = '';

  constructor(private readonly losses: Losses) {}

  /** @param charset as in `\fcharset` */
  noteFont(font: number, charset: number): void {
    const page = charset === 2 ? 'symbol' : codePageOfFont(charset);
    if (page !== undefined) this.fonts.set(font, page);
  }

  /** Takes a byte in; gives it as a letter where it is one by itself, undefined where it waits. */
  take(byte: number, font: number | undefined): string | undefined {
    const page = this.pageOf(font);
    if (page !== 'symbol' && byte < 0x80 && !this.awaitsTrail(page))
      return String.fromCharCode(byte);
    this.bytes.push(byte);
    return undefined;
  }

  /** The letters of the bytes that waited. */
  flush(font: number | undefined): string {
    if (this.bytes.length === 0) return '';
    const bytes = Uint8Array.from(this.bytes);
    this.bytes = [];
    const page = this.pageOf(font);
    if (page !== 'symbol') return decodePage(page, bytes);
    return Array.from(bytes, (byte) => this.symbol(byte)).join('');
  }

  /** A unit of UTF-16 as RTF counts it, from -32768 on; '' for the first half of a pair. */
  unicode(value: number): string {
    const unit = (value < 0 ? value + 65536 : value) & 0xffff;
    // In fonts of symbols Word writes private places.
    if (unit >= 0xf000 && unit <= 0xf0ff) return this.symbol(unit);
    const letter = this.high + String.fromCharCode(unit);
    const isFirst = unit >= 0xd800 && unit <= 0xdbff;
    this.high = isFirst ? String.fromCharCode(unit) : '';
    return isFirst ? '' : letter;
  }

  private symbol(code: number): string {
    const shown = symbolOf('Symbol', code);
    if (shown === undefined) this.losses.add('symbol');
    return shown ?? '\ufffd';
  }

  private awaitsTrail(page: number): boolean {
    let at = 0;
    while (at < this.bytes.length) at += isLead(page, this.bytes[at] ?? 0) ? 2 : 1;
    return at > this.bytes.length;
  }

  private pageOf(font: number | undefined): number | 'symbol' {
    return (font === undefined ? undefined : this.fonts.get(font)) ?? this.codePage;
  }
}

import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';

/** How the texts of a database are stored. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The pages of an SQLite database (sqlite.org/fileformat2.html, 1.2 and 1.3). */
export class Pages {
  readonly size: number;
  /** Bytes of a page that hold data. */
  readonly usable: number;
  readonly encoding: TextEncoding;
  /** Whether what was written last may stand in a file beside it (…-wal). */
  readonly isWal: boolean;
  readonly count: number;
  private readonly view: DataView;

  /** Throws a Refusal where it is no database. */
  constructor(private readonly file: Uint8Array) {
    const magic = new TextDecoder().decode(file.subarray(0, 15));
    if (file.length < 100 || magic !== 'SQLite format 3') throw noDatabase();
    this.view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    const size = this.view.getUint16(16);
    this.size = size === 1 ? 65_536 : size;
    this.usable = this.size - (file[20] ?? 0);
    if (this.size < 512 || (this.size & (this.size - 1)) !== 0 || this.usable < 480)
      throw damagedDatabase();
    this.isWal = file[18] === 2 || file[19] === 2;
    const encodings = ['utf-8', 'utf-8', 'utf-16le', 'utf-16be'] as const;
    this.encoding = encodings[this.view.getUint32(56)] ?? 'utf-8';
    this.count = Math.floor(file.length / this.size);
  }

  /** A page by its number, from 1. Throws a Refusal for one that is not there. */
  page(number: number): DataView {
    if (number < 1 || number > this.count) throw damagedDatabase();
    const { buffer, byteOffset } = this.file;
    return new DataView(buffer, byteOffset + (number - 1) * this.size, this.size);
  }
}

export function damagedDatabase(): Refusal {
  return new Refusal(
    sentence(
      'This database is damaged: a part of it is missing. Open it in its program and save it anew.',
    ),
  );
}

function noDatabase(): Refusal {
  return new Refusal(sentence('This is no SQLite database, or it is locked by a password.'));
}

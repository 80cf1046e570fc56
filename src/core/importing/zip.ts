import { unzipSync } from 'fflate';
import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';

/** No part of a package may unpack to more. Bytes. */
const largestPart = 128 * 1024 * 1024;
/** Nor all parts that are read together. Bytes. */
const largestWhole = 384 * 1024 * 1024;

/**
 * The parts of a package whose names are wanted. Throws a Refusal for one that is broken, encrypted,
 * or would unpack to more than we hold: of each part no more is unpacked than its entry announces.
 */
export function unpack(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  refuseOther(bytes);
  let total = 0;
  const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    if (!isWanted(name)) return false;
    total += originalSize;
    if (originalSize > largestPart || total > largestWhole) throw new Refusal(tooLarge);
    return true;
  };
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter })));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // fflate throws errors of its own and, for a broken file, those of the language.
    throw new Refusal(broken);
  }
}

/** Word, Excel and LibreOffice keep documents with a password, and old ones, as no zip at all. */
function refuseOther(bytes: Uint8Array): void {
  const view = (...expected: number[]) => expected.every((byte, i) => bytes[i] === byte);
  if (view(0xd0, 0xcf, 0x11, 0xe0)) throw new Refusal(locked);
  if (!view(0x50, 0x4b)) throw new Refusal(broken);
  if (view(0x50, 0x4b, 3, 4) && ((bytes[6] ?? 0) & 1) === 1) throw new Refusal(locked);
}

const tooLarge = sentence(
  'This file would unpack to more than can be read, as files made to do harm do. Nothing of it was read. If it is sound, take out its pictures or split it.',
);
const broken = sentence(
  'This file is broken, or is not what its name says. Open it in the program that it comes from, and save it anew.',
);
const locked = sentence(
  'This file is locked with a password, or is of an old kind (.doc, .xls). Open it in Word or Excel, and save it without a password as .docx or .xlsx.',
);

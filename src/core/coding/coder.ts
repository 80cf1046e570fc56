import { type Sentence, sentence } from '../base/sentences';
import { encodeUtf8 } from '../text/decode';

/** Names that Windows keeps for devices, with or without an ending. */
const reserved = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\..*)?$/i;

/**
 * Why a coder's name can't be the name of a folder on every system (the codings of a coder are
 * kept in one), or undefined when it can.
 */
export function coderNameFault(name: string): Sentence | undefined {
  if (name.trim() === '') return sentence('Type a name: your codings are kept under it.');
  if (name !== name.trim()) return sentence('The name begins or ends with a space.');
  if ([...name].length > 64 || encodeUtf8(name).length > 240)
    return sentence('The name is longer than 64 characters.');
  if (!/^[\p{L}\p{M}\p{N} ._'-]+$/u.test(name))
    return sentence('Use letters, digits, spaces and . _ - only: the name becomes a folder.');
  if (/^[.]|[.]$/.test(name)) return sentence('The name begins or ends with a full stop.');
  if (reserved.test(name)) return sentence('Windows keeps the name “{name}” for itself.', { name });
  return undefined;
}

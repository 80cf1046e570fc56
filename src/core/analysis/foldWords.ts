import { simplified, traditional } from '../anchor/hanForms';

const isAscii = /^[\0-\x7f]*$/;

let simpleForms: ReadonlyMap<string, string> | undefined;

/** Text for comparing as people type it: small letters, no accents, half width, simplified characters. */
export function foldWords(text: string): string {
  const plain = isAscii.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '');
  const small = plain.toLowerCase();
  if (!/[\u3400-\u9fff]/.test(small)) return small;
  simpleForms ??= new Map([...traditional].map((from, i) => [from, simplified[i] ?? from]));
  const forms = simpleForms;
  return small.replace(/[\u3400-\u9fff]/g, (one) => forms.get(one) ?? one);
}

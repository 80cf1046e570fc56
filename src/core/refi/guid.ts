export { keyFor as guidFor } from '../exchange/studyKeys';

/** A GUID as we keep it, for one written in any way that there is; undefined for none. */
export function plainGuid(text: string | undefined): string | undefined {
  const plain = text
    ?.trim()
    .replace(/^\{|\}$/g, '')
    .toLowerCase();
  return plain === '' ? undefined : plain;
}

export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}

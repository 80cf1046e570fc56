/** How wide text stands in a face like Arial or Helvetica, near enough to lay it out. In ems. */
export function emsOf(text: string): number {
  let ems = 0;
  for (const one of text) ems += emsOfOne(one);
  return ems;
}

/** The beginning of a text in at most so many ems. */
export function withinEms(text: string, most: number): string {
  if (emsOf(text) <= most) return text;
  let [kept, ems] = ['', 1];
  for (const one of text) {
    ems += emsOfOne(one);
    if (ems > most) break;
    kept += one;
  }
  return `${kept.trimEnd()}…`;
}

function emsOfOne(one: string): number {
  if (one >= '\u1100') return one >= '\u2010' && one <= '\u2e7f' ? 0.7 : 1;
  if (/[ .,:;!|'ijlI()[\]]/.test(one)) return 0.28;
  if (/[frt/\\"-]/.test(one)) return 0.35;
  if (/[mwMW@%]/.test(one)) return 0.87;
  return /[A-Z&]/.test(one) ? 0.7 : 0.56;
}

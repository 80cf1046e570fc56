/** Formats that Excel knows without their being written down (ECMA-376, 18.8.30). */
const known = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57]);

/** Whether a number format shows a date or a time: it names years, days or hours outside quotes. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return known.has(id);
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]/gi, '');
  return /[ymdhs年月日]/i.test(bare) && !/general/i.test(bare);
}

/**
 * A day that Excel counts, as `2026-11-25`, `2026-11-25 09:12` or `09:12`. Counts from 1900 or 1904;
 * the day that 1900 never had comes out one too early, as in all readers.
 */
export function shownDate(days: number, is1904: boolean): string {
  const seconds = Math.round(days * 86400);
  const day = Math.floor(seconds / 86400);
  const rest = seconds - day * 86400;
  const time = new Date(rest * 1000).toISOString().slice(11, rest % 60 === 0 ? 16 : 19);
  if (day === 0 && !is1904) return time;
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(epoch + day * 86_400_000);
  if (Number.isNaN(date.getTime())) return String(days);
  const shown = date.toISOString().slice(0, 10);
  return rest === 0 ? shown : `${shown} ${time}`;
}

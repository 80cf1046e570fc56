/** A stretch of speech as a caption, a row of a table or a transcript service gives it. */
export interface Segment {
  /** '' where nobody is named. */
  readonly speaker: string;
  /** When it begins, in seconds; undefined where nobody says. */
  readonly start: number | undefined;
  readonly words: string;
  /** Codes that somebody has put on it. */
  readonly tags: readonly string[];
}

/** Seconds as `00:00:07`, hours always: the labels of a file are alike. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** Seconds of `1:02:03.5`, `02:03,5`, `3.5`, `3.5s` or `PT1M2.5S`; undefined for anything else. */
export function secondsOf(text: string): number | undefined {
  const plain = /^\s*(\d+(?:[.,]\d+)?)\s*s?\s*$/.exec(text);
  if (plain) return Number((plain[1] ?? '').replace(',', '.'));
  const iso = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/i.exec(text.trim());
  if (iso) return Number(iso[1] ?? 0) * 3600 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0);
  const parts = /^\s*(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:[.,]\d+)?)\s*$/.exec(text);
  if (!parts) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.'));
}

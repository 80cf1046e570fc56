/** How large a generated study is. Two sources a case; HOT is one long transcript, coded densely. */
export const sizes = {
  S: { sources: 24, codes: 60, codings: 5_000, districts: 4, lines: 600 },
  M: { sources: 200, codes: 150, codings: 50_000, districts: 10, lines: 600 },
  L: { sources: 2_000, codes: 300, codings: 500_000, districts: 25, lines: 600 },
  XL: { sources: 10_000, codes: 500, codings: 2_000_000, districts: 40, lines: 600 },
  HOT: { sources: 1, codes: 120, codings: 2_000, districts: 1, lines: 5_000 },
};

export const usualSeed = 20240701;

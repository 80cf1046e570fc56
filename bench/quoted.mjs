// What is known from elsewhere, to stand beside what a run measures; nothing of it is run here.
// Measured on 2026-11-23 on one machine (2 virtual cores of an AMD EPYC, Zen 4; Node 20) with
// projects of the same shape and size, every program by its own code: QualCoder 4.x (c320464,
// without its window), Taguette 1.5.2 (8415bbc, its own server), requal 1.2.4.9009 (dd26614).
// `limit` is what the least code took that does the work in Node and keeps nothing else;
// `target` is what we set out to reach on that machine. Milliseconds, if no unit is given.

export const quoted = {
  W1: {
    limit: { S: 13, M: 47, L: 240, XL: 700 },
    target: { S: 20, M: 60, L: 350, XL: 1200 },
    others: {
      S: 'QualCoder 29 ms',
      M: 'Taguette, server warm, 117 ms; QualCoder 294 ms',
      L: 'Taguette, server warm, 1.8 s; QualCoder 3.4 s',
      XL: 'Taguette, server warm, 11 s; QualCoder 14 s',
    },
  },
  W2: {
    limit: { S: 1.1, M: 8, L: 51, XL: 119 },
    target: { S: 5, M: 12, L: 70, XL: 180 },
    others: {
      S: 'Taguette, server warm, 18 ms',
      M: 'Taguette, server warm, 117 ms',
      L: 'Taguette, server warm, 1.8 s',
      XL: 'Taguette, server warm, 11 s',
    },
  },
  W3: {
    limit: { S: 0.4, M: 1.9, L: 3.3, XL: 29 },
    target: { S: 1, M: 3, L: 8, XL: 45 },
    others: {
      S: 'requal, by document, 257 ms; QualCoder, by case, 2 s',
      M: 'requal, by document, 327 ms; QualCoder, by case, 4 min',
      L: 'requal, by document, 3.8 s',
    },
  },
  W4: {
    limit: { S: 1, M: 3, L: 27, XL: 13 },
    target: { S: 5, M: 5, L: 30, XL: 40 },
    others: {
      S: 'Taguette 33 ms',
      M: 'Taguette 0.5 s',
      L: 'Taguette 5.2 s',
      XL: 'Taguette 24 s',
    },
  },
  W5: {
    limit: { S: 8, M: 50, L: 499, XL: 1300 },
    target: { S: 12, M: 60, L: 450, XL: 1500 },
    others: {
      S: 'QualCoder 4 ms, shown after 0.9 s',
      M: 'QualCoder 50 ms, shown after 21 s',
      L: 'QualCoder 349 ms, not shown after 3 min',
      XL: 'QualCoder 1.8 s; Taguette 1.1 min',
    },
  },
  W6: {
    limit: { S: 1.9, M: 12, L: 77, XL: 260 },
    target: { S: 4, M: 20, L: 120, XL: 400 },
    others: {
      S: 'QualCoder 1 s; qc, by lines, 3.2 s',
      M: 'QualCoder 14 s; qc, by lines, 1.4 min',
      L: 'QualCoder 2.5 min',
      XL: 'QualCoder 14 min',
    },
  },
  W9: { target: { S: 5, M: 20, L: 120, XL: 400 } },
  W10: {
    limit: { S: 0.48, M: 0.48, L: 0.48, XL: 0.52 },
    target: { S: 1, M: 1, L: 1, XL: 1 },
    others: {
      S: 'QualCoder 2 ms',
      M: 'QualCoder 3.3 ms; Taguette 35 ms',
      L: 'QualCoder 7.3 ms; Taguette 60 ms',
      XL: 'QualCoder 22 ms; Taguette 71 ms',
    },
  },
  W12: {
    limit: { S: 20, M: 186, L: 970 },
    target: { S: 30, M: 250, L: 1300 },
    others: {
      S: 'QualCoder 109 ms; Taguette 0.9 s',
      M: 'QualCoder 1.3 s; Taguette 8.7 s',
      L: 'QualCoder 24 s; Taguette 1.5 min',
    },
  },
  W12q: {
    target: { S: 90, M: 750 },
    others: {
      S: 'QualCoder 1 s; qc 1.6 s',
      M: 'qc 5.2 s; QualCoder 56 s',
    },
  },
  W14: { limit: { HOT: 0.07 }, target: { HOT: 1 } },
  W17: { limit: { HOT: 4.6 }, target: { HOT: 15 } },
  W19: {
    limit: { XL: '79 MB' },
    target: { S: '150 MB', M: '150 MB', L: '150 MB', XL: '150 MB' },
    others: {
      M: 'requal 1.5 GB; QualCoder 1.6 GB (matrix)',
      L: 'Taguette 565 MB',
      XL: 'QualCoder 600 MB',
    },
  },
};

/** How often a word stands in a text, and how many words the text has. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/**
 * Log-likelihood G² of a word in two texts: how surprising the difference would be if both used it
 * alike (Dunning 1993; in this two-cell form Rayson & Garside 2000). 0 for none; above 3.84 one in
 * twenty words would differ so by chance. It grows with the texts, so it describes and doesn't prove:
 * words of one interview are not independent of each other.
 */
export function logLikelihood(one: Share, other: Share): number {
  const both = one.count + other.count;
  const all = one.of + other.of;
  if (!both || !one.of || !other.of) return 0;
  const part = ({ count, of }: Share) =>
    count ? count * Math.log((count * all) / (of * both)) : 0;
  return Math.max(0, 2 * (part(one) + part(other)));
}

/**
 * Log ratio (Hardie 2014): how many times the share doubles from the other text to this one. 1 is
 * twice as often, -1 half as often. A count of zero is taken as a half.
 */
export function logRatio(one: Share, other: Share): number {
  if (!one.of || !other.of) return 0;
  const share = ({ count, of }: Share) => (count || 0.5) / of;
  return Math.log2(share(one) / share(other));
}

/** The digits as they stand on a keyboard. */
export const digits = '1234567890';

/**
 * The codes of the digits after the recent codes have changed. A code keeps its digit as long as it
 * is among the recent ones, so that fingers can learn it; new ones take the digits that are free.
 * @param before by place in `digits`; undefined where a digit has no code
 * @param recent ids, the latest first
 */
export function slotsAfter(
  before: readonly (string | undefined)[],
  recent: readonly string[],
): readonly (string | undefined)[] {
  const wanted = recent.slice(0, digits.length);
  const slots = Array.from(digits, (_, i) => {
    const code = before[i];
    return code !== undefined && wanted.includes(code) ? code : undefined;
  });
  for (const code of wanted) if (!slots.includes(code)) slots[slots.indexOf(undefined)] = code;
  return slots;
}

/** Label of what has no value. */
export const noValue = '(none)';

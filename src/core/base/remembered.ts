/** So many answers are kept; then all are forgotten, which costs less than to keep count of each. */
const most = 50_000;

/** A function of a text that works each answer out once: for what is asked again at every keystroke. */
export function remembered<Answer>(of: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = of(text);
      if (known.size >= most) known.clear();
      known.set(text, answer);
    }
    return answer;
  };
}

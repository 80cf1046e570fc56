/**
 * Whether an answer is right: at least half of what it marks comes from the excerpt or came in its
 * place, and it marks at least half of what is left of that; or it reaches from its first to its last
 * remains, whatever was put between them. Also where nobody could tell it from the truth: of “that
 * that” either may be the one that was there before.
 */
export function isRight(after, answer, truth) {
  if (!truth.span) return false;
  const { placed, kept } = after.comingFrom(answer, truth);
  const left = truth.share > 0 ? kept : placed;
  if (2 * placed >= answer.end - answer.start && 2 * left >= truth.size) return true;
  return overlap(answer, truth.hull) >= 0.5 || isSameElse(after.text, answer, truth.span);
}

/** Of two stretches, what they share by what they cover together. */
function overlap(a, b) {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function isSameElse(text, a, b) {
  const shift = Math.abs(a.start - b.start);
  const whole = text.slice(Math.min(a.start, b.start), Math.max(a.end, b.end));
  const isAsLong = a.end - a.start === b.end - b.start;
  return shift > 0 && isAsLong && whole.slice(shift) === whole.slice(0, -shift);
}

/** Of an excerpt that survived thus far a method is to find the place. */
export const survived = 0.7;

export class Score {
  excerpts = 0;
  surviving = 0;
  rightSurviving = 0;
  present = 0;
  rightPresent = 0;
  placed = 0;
  wrong = 0;
  wrongFound = 0;
  exact = 0;
  found = 0;
  time = 0;

  add({ locations, truths, taken, after }) {
    this.time += taken;
    locations.forEach((location, i) => this.judge(location, truths[i], after));
  }

  judge(location, truth, after) {
    const isPlaced = location.state !== 'lost';
    const isFound = location.state === 'found';
    const right = isPlaced && isRight(after, location.span, truth);
    this.excerpts++;
    if (truth.share > 0) {
      this.present++;
      this.rightPresent += right;
    }
    if (truth.share >= survived) {
      this.surviving++;
      this.rightSurviving += right;
    }
    this.placed += isPlaced;
    this.wrong += isPlaced && !right;
    this.found += isFound;
    this.wrongFound += isFound && !right;
    this.exact += isPlaced && isSame(location.span, truth.span);
  }
}

function isSame(a, b) {
  return a.start === b?.start && a.end === b?.end;
}

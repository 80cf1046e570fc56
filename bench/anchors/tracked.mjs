/**
 * A text that knows, through every edit, where each of its characters came from: so the benchmark
 * knows the truth. Positions are UTF-16 units.
 */
export class Tracked {
  /** @param text LF line ends */
  static of(text) {
    const from = Int32Array.from({ length: text.length }, (_, i) => i);
    return new Tracked(text, from, new Uint8Array(text.length).fill(1), text.length);
  }

  /**
   * @param from for each unit the unit of the first text whose place it has; -1 if put in
   * @param kept for each unit whether it is still that one, if in another form
   */
  constructor(text, from, kept, firstLength) {
    this.text = text;
    this.from = from;
    this.kept = kept;
    this.firstLength = firstLength;
  }

  /**
   * Puts other text in places: `{ start, end, text, isForm }`, in order, none overlapping. What
   * replaces words has their place; `isForm` says that it is the same words.
   */
  replace(edits) {
    const parts = [];
    const from = [];
    const kept = [];
    let at = 0;
    const copy = (end) => {
      parts.push(this.text.slice(at, end));
      for (; at < end; at++) {
        from.push(this.from[at]);
        kept.push(this.kept[at]);
      }
    };
    for (const { start, end, text, isForm = false } of edits) {
      if (start < at) continue;
      copy(start);
      parts.push(text);
      const isSame = isForm || text === this.text.slice(start, end);
      for (let i = 0; i < text.length; i++) {
        const origin = start + Math.floor((i * (end - start)) / text.length);
        from.push(end > start ? this.from[origin] : -1);
        kept.push(isSame && end > start ? this.kept[origin] : 0);
      }
      at = end;
    }
    copy(this.text.length);
    return this.with(parts.join(''), from, kept);
  }

  /** Puts stretches in another order: spans that together are the whole text. */
  reorder(spans) {
    const parts = [];
    const from = [];
    const kept = [];
    for (const { start, end } of spans) {
      parts.push(this.text.slice(start, end));
      for (let i = start; i < end; i++) {
        from.push(this.from[i]);
        kept.push(this.kept[i]);
      }
    }
    return this.with(parts.join(''), from, kept);
  }

  with(text, from, kept) {
    return new Tracked(text, Int32Array.from(from), Uint8Array.from(kept), this.firstLength);
  }

  /**
   * How many units between two places have the place of a stretch of the first text, and how many of
   * them are still what stood there.
   */
  comingFrom({ start, end }, first) {
    let [placed, kept] = [0, 0];
    for (let i = start; i < end; i++) {
      if (this.from[i] < first.start || this.from[i] >= first.end) continue;
      placed++;
      kept += this.kept[i];
    }
    return { placed, kept };
  }

  /**
   * Where stretches of the first text are now, and what share of each survived; no span where
   * nothing has its place. Of one that was torn apart, the part of which most is left; `size` is
   * how many units of it are left (where none is, how many have its place), `hull` reaches from the
   * first to the last of all parts.
   */
  truths(spans) {
    const places = new Int32Array(this.firstLength + 1);
    for (const origin of this.from) if (origin >= 0) places[origin + 1]++;
    for (let i = 0; i < this.firstLength; i++) places[i + 1] += places[i];
    const order = new Int32Array(places[this.firstLength]);
    const next = places.slice();
    this.from.forEach((origin, at) => {
      if (origin >= 0) order[next[origin]++] = at;
    });
    return spans.map((span) => this.truth(span, order.slice(places[span.start], places[span.end])));
  }

  truth({ start, end }, positions) {
    positions.sort();
    const hull = positions.length ? { start: positions[0], end: positions.at(-1) + 1 } : undefined;
    let best = { share: 0, span: undefined, size: 0, start, end };
    for (let i = 0; i < positions.length;) {
      let [last, kept] = [i, 0];
      // Farther apart than it was long, it is torn.
      const reach = Math.max(20, end - start);
      for (let j = i; j < positions.length && positions[j] - positions[last] < reach; j++) {
        last = j;
        kept += this.kept[positions[j]];
      }
      const size = last - i + 1;
      const span = { start: positions[i], end: positions[last] + 1 };
      if (kept > best.share * (end - start) || (!best.span && size > best.size))
        best = { share: Math.min(1, kept / (end - start)), span, size: kept || size, start, end };
      i = last + 1;
    }
    return { ...best, hull };
  }
}

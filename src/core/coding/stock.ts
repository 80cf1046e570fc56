/** Numbers; of the last as many as those of thirty interviews, for small projects fewer. */
const [firstLength, lastLength] = [1 << 10, 1 << 15];

/** Room for many short rows of numbers: each by itself would cost more than filling it. */
export class Stock {
  private room = new Int32Array(0);
  private taken = 0;

  /** All zero. */
  take(length: number): Int32Array {
    if (length > lastLength / 8) return new Int32Array(length);
    if (this.taken + length > this.room.length) {
      const twice = Math.max(this.room.length * 2, length, firstLength);
      this.room = new Int32Array(Math.min(twice, lastLength));
      this.taken = 0;
    }
    this.taken += length;
    return this.room.subarray(this.taken - length, this.taken);
  }
}

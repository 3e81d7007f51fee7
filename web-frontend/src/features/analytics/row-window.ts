/** Where each line begins below the first one, and, last, where they all end. */
export function offsetsOf(heights: readonly number[]): readonly number[] {
  const offsets = [0];
  let end = 0;
  for (const height of heights) {
    end += height;
    offsets.push(end);
  }
  return offsets;
}

/** So many are drawn even when all are out of sight: keyboards and screen readers reach them without scrolling. */
const LEAST = 10;

/** The lines that a stretch of the page touches, or those nearest to it: the first, and the one after the last. */
export function linesWithin(offsets: readonly number[], from: number, to: number) {
  const count = offsets.length - 1;
  const touched = Math.max(0, firstAbove(offsets, from) - 1);
  const first = Math.max(0, Math.min(touched, count - LEAST));
  const end = Math.min(count, Math.max(first + LEAST, firstAbove(offsets, to)));
  return { first, end };
}

/** The index of the first offset that is greater; offsets never fall. */
function firstAbove(offsets: readonly number[], value: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

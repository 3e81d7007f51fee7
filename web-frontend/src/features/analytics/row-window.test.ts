import { describe, expect, it } from 'vitest';
import { linesWithin, offsetsOf } from './row-window';

/** A day and three calls, twice. */
const HEIGHTS = [36, 60, 60, 60, 36, 60, 60, 60];
const OFFSETS = offsetsOf(HEIGHTS);

describe('the lines near the screen', () => {
  it('begin where those above them end', () => {
    expect(OFFSETS).toEqual([0, 36, 96, 156, 216, 252, 312, 372, 432]);
    expect(offsetsOf([])).toEqual([0]);
  });

  it.each([
    [0, 36, 0, 2],
    [0, 35, 0, 1],
    [-500, 10, 0, 1],
    [36, 97, 1, 3],
    [95, 96, 1, 3],
    [100, 250, 2, 5],
    [400, 9_000, 7, 8],
    [-200, -100, 0, 0],
    [9_000, 9_500, 8, 8],
  ])('from %i to %i are those from %i on, up to %i', (from, to, first, end) => {
    expect(linesWithin(OFFSETS, from, to)).toEqual({ first, end });
  });

  it('are none of none', () => {
    expect(linesWithin(offsetsOf([]), 0, 1_000)).toEqual({ first: 0, end: 0 });
  });

  it('are found as fast among a hundred thousand', () => {
    const many = offsetsOf(Array.from({ length: 100_000 }, () => 60));

    expect(linesWithin(many, 3_000_000, 3_000_900)).toEqual({ first: 50_000, end: 50_016 });
  });
});

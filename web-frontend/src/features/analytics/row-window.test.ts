import { describe, expect, it } from 'vitest';
import { linesWithin, offsetsOf } from './row-window';

/** A day and three calls, twice. */
const HEIGHTS = [36, 60, 60, 60, 36, 60, 60, 60];
const OFFSETS = offsetsOf(HEIGHTS);
/** The same, over and over: 200 lines. */
const MANY = offsetsOf(Array.from({ length: 200 }, (_, index) => HEIGHTS[index % 8] ?? 0));

describe('the lines near the screen', () => {
  it('begin where those above them end', () => {
    expect(OFFSETS).toEqual([0, 36, 96, 156, 216, 252, 312, 372, 432]);
    expect(offsetsOf([])).toEqual([0]);
  });

  it.each([
    [0, 1_000, 0, 19],
    [36, 996, 1, 19],
    [700, 1_300, 13, 25],
    [732, 1_900, 13, 36],
  ])('from %i to %i are those from %i on, up to %i', (from, to, first, end) => {
    expect(linesWithin(MANY, from, to)).toEqual({ first, end });
  });

  it.each([
    [-2_000, -500, 0, 10],
    [90_000, 91_000, 190, 200],
    [Number.NEGATIVE_INFINITY, 0, 0, 10],
  ])('out of sight, from %i to %i, are the nearest ten: from %i on', (from, to, first, end) => {
    expect(linesWithin(MANY, from, to)).toEqual({ first, end });
  });

  it('are all there are, if those are few', () => {
    expect(linesWithin(OFFSETS, -5_000, -4_000)).toEqual({ first: 0, end: 8 });
    expect(linesWithin(OFFSETS, 5_000, 6_000)).toEqual({ first: 0, end: 8 });
  });

  it('are none of none', () => {
    expect(linesWithin(offsetsOf([]), 0, 1_000)).toEqual({ first: 0, end: 0 });
  });

  it('are found as fast among a hundred thousand', () => {
    const many = offsetsOf(Array.from({ length: 100_000 }, () => 60));

    expect(linesWithin(many, 3_000_000, 3_000_900)).toEqual({ first: 50_000, end: 50_016 });
  });
});

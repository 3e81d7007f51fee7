import { describe, expect, it } from 'vitest';
import { smoothArea, smoothPath } from './smooth-path';

const points = (...heights: number[]) => heights.map((y, x) => ({ x: x * 10, y }));
/** All y of a path, control points too. */
const heights = (path: string) => [...path.matchAll(/,(-?[\d.]+)(?=[,CLMZ]|$)/g)].map(([, y]) => Number(y));

describe('a smooth line', () => {
  it('goes through its points', () => {
    expect(smoothPath(points(0, 10, 10))).toMatch(/^M0,0C[^C]*10,10C[^C]*20,10$/);
  });

  it('is straight between two points, a dot at one and nothing at none', () => {
    expect(smoothPath(points(0, 30))).toBe('M0,0C3.333,10,6.667,20,10,30');
    expect(smoothPath(points(5))).toBe('M0,5Z');
    expect(smoothPath([])).toBe('');
  });

  it('never swings beyond the values beside it', () => {
    const path = smoothPath(points(100, 100, 0, 100, 100, 40, 45, 100));

    expect(heights(path).length).toBeGreaterThan(20);
    expect(Math.min(...heights(path))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...heights(path))).toBeLessThanOrEqual(100);
  });

  it('is closed along the base to be filled', () => {
    expect(smoothArea(points(0, 30), 100)).toBe('M0,0C3.333,10,6.667,20,10,30L10,100L0,100Z');
    expect(smoothArea(points(0), 100)).toBe('');
  });
});

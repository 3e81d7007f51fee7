import { describe, expect, it } from 'vitest';
import { bandPath, funnelBands } from './funnel-geometry';

const stages = (...counts: number[]) => counts.map((count, index) => ({ key: `stage-${index}`, count }));

/** A small generator with a seed, so that a failure can be run again. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('funnel', () => {
  it('never widens, not even for counts that do', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const next = numbers(seed);
      const counts = Array.from({ length: 2 + Math.floor(next() * 5) }, () => Math.floor(next() ** 4 * 1e7));

      const bands = funnelBands(stages(...counts));

      bands.forEach((band, index) => {
        const before = bands[index - 1];
        expect(band.end, `seed ${seed}, ${counts}`).toBeLessThanOrEqual(band.start);
        if (before) expect(band.start, `seed ${seed}, ${counts}`).toBe(before.end);
        expect(band.start).toBeGreaterThanOrEqual(0);
        expect(band.start).toBeLessThanOrEqual(1);
      });
    }
  });

  it('draws heights in proportion and leaves a visible line for the few', () => {
    const bands = funnelBands(stages(100_000, 50_000, 3, 0));

    expect(bands.map((band) => band.start)).toEqual([1, 0.5, 0.012, 0]);
  });

  it('names each share of the stage before and none where there is nothing to divide by', () => {
    expect(funnelBands(stages(200, 100, 0, 0)).map((band) => band.ofPrevious)).toEqual([null, 0.5, 0, null]);
    expect(funnelBands(stages(0, 0)).map((band) => band.ofPrevious)).toEqual([null, null]);
  });

  it('is flat when nobody was called, and keeps unreadable counts out of the drawing', () => {
    expect(funnelBands(stages(0, 0, 0)).every((band) => band.start === 0 && band.end === 0)).toBe(true);
    expect(funnelBands(stages(10, Number.NaN, -4)).map((band) => band.start)).toEqual([1, 0, 0]);
    expect(funnelBands([])).toEqual([]);
  });

  it('outlines a band that is mirrored at the middle and whose ends are level', () => {
    expect(bandPath({ start: 1, end: 0.5 })).toBe('M0,0 C55,0 60,25 100,25 L100,75 C60,75 55,100 0,100 Z');
  });
});

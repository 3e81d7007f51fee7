import { describe, expect, it } from 'vitest';
import { labelledSteps, layOutTrend, moveCursor, nearestStep } from './trend-geometry';

describe('trend', () => {
  it('starts at zero and ends at a round number above the highest value', () => {
    const { ticks } = layOutTrend(3, [
      [1240, 1420, 700],
      [600, 700, 300],
    ]);

    expect(ticks.map((tick) => tick.value)).toEqual([0, 500, 1000, 1500]);
    expect(ticks.map((tick) => Math.round(tick.top))).toEqual([100, 67, 33, 0]);
  });

  it('has one tick, at the bottom, when everything is zero or nothing is there', () => {
    expect(layOutTrend(2, [[0, 0]]).ticks).toEqual([{ value: 0, top: 100 }]);
    expect(layOutTrend(0, [[]]).ticks).toEqual([{ value: 0, top: 100 }]);
  });

  it('counts in whole calls', () => {
    expect(layOutTrend(2, [[1, 0]]).ticks.map((tick) => tick.value)).toEqual([0, 1]);
    expect(layOutTrend(2, [[2, 1]]).ticks.map((tick) => tick.value)).toEqual([0, 1, 2]);
  });

  it('keeps huge numbers inside the box', () => {
    const { y, ticks } = layOutTrend(2, [[9_876_543_210, 1]]);

    expect(y(9_876_543_210)).toBeGreaterThanOrEqual(0);
    expect(ticks.every((tick) => tick.top >= 0 && tick.top <= 100)).toBe(true);
  });

  it('never dips below zero between days', () => {
    const { linePath } = layOutTrend(6, [[0, 0, 900, 0, 0, 5]]);

    const heights = [...linePath([0, 0, 900, 0, 0, 5]).matchAll(/,(-?[\d.]+)/g)].map((match) =>
      Number(match[1]),
    );
    expect(Math.max(...heights)).toBeLessThanOrEqual(100);
  });

  it('puts a single day in the middle', () => {
    expect(layOutTrend(1, [[5]]).x(0)).toBe(50);
  });

  it('breaks the line where a value is unknown', () => {
    const { linePath } = layOutTrend(4, [[4]]);

    expect(linePath([1, null, 2, 3]).match(/M/g)).toHaveLength(2);
  });

  it('labels as many steps as fit, always with the newest', () => {
    expect(labelledSteps(14, 7)).toEqual([1, 3, 5, 7, 9, 11, 13]);
    expect(labelledSteps(90, 8).at(-1)).toBe(89);
    expect(labelledSteps(90, 8).length).toBeLessThanOrEqual(8);
    expect(labelledSteps(1, 0.4)).toEqual([0]);
    expect(labelledSteps(0, 5)).toEqual([]);
  });

  it('finds the step under the pointer and stays within the days there are', () => {
    expect(nearestStep(14, 0.5)).toBe(7);
    expect(nearestStep(14, -3)).toBe(0);
    expect(nearestStep(14, 3)).toBe(13);
    expect(nearestStep(1, 0.9)).toBe(0);
  });

  it('moves by day, by week and to the ends, and leaves other keys alone', () => {
    expect(moveCursor('ArrowLeft', 0, 14)).toBe(0);
    expect(moveCursor('ArrowRight', 3, 14)).toBe(4);
    expect(moveCursor('PageDown', 10, 14)).toBe(3);
    expect(moveCursor('PageUp', 10, 14)).toBe(13);
    expect(moveCursor('Home', 10, 14)).toBe(0);
    expect(moveCursor('End', 1, 14)).toBe(13);
    expect(moveCursor('Tab', 1, 14)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { wholeSteps } from './whole-scale';

describe('the steps of an axis', () => {
  it.each([
    [0, [0]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [5, [0, 1, 2, 3, 4, 5]],
    [9, [0, 2, 4, 6, 8, 10]],
    [100, [0, 20, 40, 60, 80, 100]],
    [1420, [0, 500, 1000, 1500]],
  ])('up to %i are round and whole', (highest, steps) => {
    expect(wholeSteps(highest, 4)).toEqual(steps);
  });

  it('are few, whatever the size, and reach over the highest', () => {
    for (let highest = 1; highest < 1e12; highest = Math.ceil(highest * 1.37)) {
      const steps = wholeSteps(highest, 4);

      expect(steps.at(-1)).toBeGreaterThanOrEqual(highest);
      expect(steps.length).toBeLessThanOrEqual(8);
    }
  });
});

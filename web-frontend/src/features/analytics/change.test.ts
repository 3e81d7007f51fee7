import { describe, expect, it } from 'vitest';
import { pointChange, relativeChange } from './change';

describe('change against the period before', () => {
  it('has nothing to say where one side is unknown or nothing', () => {
    expect(relativeChange(null, 10)).toBeNull();
    expect(relativeChange(10, null)).toBeNull();
    expect(relativeChange(10, 0)).toBeNull();
    expect(pointChange(null, 0.4)).toBeNull();
    expect(pointChange(0.4, null)).toBeNull();
  });

  it('compares amounts with what they were and shares in points', () => {
    expect(relativeChange(112, 100)).toEqual({ direction: 'up', amount: 0.12 });
    expect(relativeChange(0, 100)).toEqual({ direction: 'down', amount: 1 });
    expect(pointChange(0.5, 0.25)).toEqual({ direction: 'up', amount: 25 });
    expect(pointChange(0, 0.25)).toEqual({ direction: 'down', amount: 25 });
  });

  it('does not call a rounding error a change', () => {
    expect(relativeChange(100_001, 100_000)).toEqual({ direction: 'same', amount: 0 });
    expect(pointChange(0.3333, 0.33334)).toEqual({ direction: 'same', amount: 0 });
  });
});

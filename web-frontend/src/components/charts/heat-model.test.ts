import { describe, expect, it } from 'vitest';
import { heatWeek } from './heat-model';

const square = (week: ReturnType<typeof heatWeek>, weekday: number, hour: number) =>
  week.rows.flat().find((candidate) => candidate.weekday === weekday && candidate.hour === hour);

describe('heat map', () => {
  it('shows a working day when there are no calls at all', () => {
    const week = heatWeek([]);

    expect(week.hours).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
    expect(week.rows).toHaveLength(7);
    expect(week.rows.flat().every((cell) => cell.rate === null)).toBe(true);
  });

  it('grows to the hours in which somebody was called', () => {
    const week = heatWeek([
      { weekday: 7, hour: 0, called: 1, talked: 0 },
      { weekday: 1, hour: 23, called: 1, talked: 1 },
    ]);

    expect(week.hours).toHaveLength(24);
    expect(square(week, 7, 0)?.rate).toBe(0);
    expect(square(week, 1, 23)?.rate).toBe(1);
  });

  it('does not let one lucky call outshine many answered ones', () => {
    const week = heatWeek([
      { weekday: 1, hour: 10, called: 80, talked: 60 },
      { weekday: 2, hour: 11, called: 1, talked: 1 },
      { weekday: 3, hour: 12, called: 200, talked: 40 },
    ]);

    expect(square(week, 2, 11)?.heat).toBeLessThan(square(week, 1, 10)?.heat ?? 0);
  });

  it('keeps every colour between the ends, however alike or far apart the hours are', () => {
    for (const talked of [0, 1, 50, 99, 100]) {
      const week = heatWeek([
        { weekday: 1, hour: 9, called: 100, talked },
        { weekday: 2, hour: 9, called: 100, talked: 50 },
      ]);
      for (const cell of week.rows.flat()) {
        expect(cell.heat).toBeGreaterThanOrEqual(0);
        expect(cell.heat).toBeLessThanOrEqual(1);
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import { dayOf, midnight, readDay, readPreset, resolvePeriod, shift } from './period';

describe('period', () => {
  it('is the last fourteen days, today included, when the address says nothing', () => {
    const period = resolvePeriod({}, '2026-03-10');

    expect(period).toMatchObject({ preset: 14, firstDay: '2026-02-25', lastDay: '2026-03-10', length: 14 });
    expect(period.from).toBe(new Date(2026, 1, 25).toISOString());
    expect(period.to).toBe(new Date(2026, 2, 11).toISOString());
  });

  it('keeps the usual length out of the address and drops what is no length', () => {
    expect([7, '30', 14, 15, '', null, Number.NaN, [7]].map(readPreset)).toEqual([
      7,
      30,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      7,
    ]);
  });

  it('takes only days that exist', () => {
    expect(readDay('2024-02-29')).toBe('2024-02-29');
    for (const nonsense of [
      '2026-02-30',
      '2026-13-01',
      '01.02.2026',
      '9999-01-01',
      '',
      5,
      null,
      ['2026-01-01'],
      '<script>',
    ]) {
      expect(readDay(nonsense)).toBeUndefined();
    }
  });

  it('puts reversed days in order, cuts what is longer than a year and ignores a lone day', () => {
    expect(resolvePeriod({ from: '2026-01-31', to: '2026-01-01' }, '2026-02-01')).toMatchObject({
      firstDay: '2026-01-01',
      lastDay: '2026-01-31',
      length: 31,
    });
    expect(resolvePeriod({ from: '1999-01-01', to: '2026-01-31' }, '2026-02-01').length).toBe(366);
    expect(resolvePeriod({ from: '2026-01-31' }, '2026-02-01').preset).toBe(14);
  });

  it('may be a single day', () => {
    expect(resolvePeriod({ from: '2026-01-31', to: '2026-01-31' }, '2026-02-01')).toMatchObject({
      preset: 'custom',
      length: 1,
    });
  });

  it('counts days across months, years and clock changes', () => {
    expect(shift('2026-03-01', -1)).toBe('2026-02-28');
    expect(shift('2024-02-28', 1)).toBe('2024-02-29');
    expect(shift('2025-12-31', 1)).toBe('2026-01-01');
    expect(shift('2026-03-29', 1)).toBe('2026-03-30');
    expect(dayOf(midnight('2026-10-25'))).toBe('2026-10-25');
  });
});

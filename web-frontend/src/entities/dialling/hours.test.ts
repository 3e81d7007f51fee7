import { describe, expect, it } from 'vitest';
import { isAllDay, mayRingAt, shortTime } from './hours';
import type { CountryRule } from './schema';

/** 22 November 2026, noon in UTC: 17:00 in Tashkent, 15:00 in Moscow, midnight in Kamchatka. */
const NOON = Date.UTC(2026, 10, 22, 12);

const rule = (from: string, until: string, ...zones: string[]): CountryRule => ({
  country: 'UZ',
  zones,
  needs_consent: false,
  from,
  until,
});

describe('the hours of a country', () => {
  it.each([
    ['09:00', '21:00', true],
    ['17:00', '17:01', true],
    ['09:00', '17:00', false],
    ['17:01', '21:00', false],
    ['22:00', '18:00', true],
    ['22:00', '17:00', false],
    ['09:00:00', '21:00:00', true],
    ['00:00', '00:00', true],
  ])('from %s until %s are open at 17:00 over there: %s', (from, until, open) => {
    expect(mayRingAt(rule(from, until, 'Asia/Tashkent'), NOON)).toBe(open);
  });

  it('must hold in every zone, for a number does not tell where its phone is', () => {
    expect(mayRingAt(rule('09:00', '21:00', 'Europe/Moscow', 'Asia/Kamchatka'), NOON)).toBe(false);
    expect(mayRingAt(rule('09:00', '21:00', 'Europe/Moscow', 'Asia/Tashkent'), NOON)).toBe(true);
  });

  it('are not guessed where a zone or a time is unknown, but one closed zone is enough', () => {
    expect(mayRingAt(rule('09:00', '21:00', 'Mars/Olympus', 'Asia/Tashkent'), NOON)).toBeNull();
    expect(mayRingAt(rule('09:00', '10:00', 'Mars/Olympus', 'Asia/Tashkent'), NOON)).toBe(false);
    expect(mayRingAt(rule('nine', '21:00', 'Asia/Tashkent'), NOON)).toBeNull();
    expect(mayRingAt(rule('09:00', '21:00'), NOON)).toBeNull();
  });

  it('are around the clock when they end where they begin', () => {
    expect(isAllDay(rule('08:00', '08:00:00', 'Asia/Tashkent'))).toBe(true);
    expect(isAllDay(rule('08:00', '20:00', 'Asia/Tashkent'))).toBe(false);
    expect(shortTime('08:00:00')).toBe('08:00');
  });
});

import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '@/i18n/languages';
import { formatDuration, formatFor, formatPhone } from './format';

const NBSP = '\u00a0';
/** Sunday, 22 November 2026, 12:38:05 by the clock on the wall. */
const SUNDAY = new Date(2026, 10, 22, 12, 38, 5).getTime();
const now = () => new Date(2026, 10, 25, 9, 0).getTime();

describe('dates', () => {
  it.each([
    ['ru', '22 ноя', '22 ноября 2026', 'воскресенье, 22 ноября'],
    ['uz', '22-noy', '2026-yil 22-noyabr', 'yakshanba, 22-noyabr'],
    ['tg', '22 ноя', '22 ноябри 2026', 'якшанбе, 22 ноябри'],
    ['en', '22 Nov', '22 November 2026', 'Sunday, 22 November'],
  ] as const)('are written the way people write them in %s', (language, day, longDay, heading) => {
    const format = formatFor(language, now);

    expect(format.day(SUNDAY)).toBe(day);
    expect(format.longDay(SUNDAY)).toBe(longDay);
    expect(format.dayHeading(SUNDAY)).toBe(heading);
    expect(format.dateTime(SUNDAY)).toBe(`${day}, 12:38`);
    expect(format.fullDateTime(SUNDAY)).toBe(`${longDay}, 12:38:05`);
  });

  it.each([
    ['ru', 'сегодня', 'вчера'],
    ['uz', 'bugun', 'kecha'],
    ['tg', 'имрӯз', 'дирӯз'],
    ['en', 'today', 'yesterday'],
  ] as const)('name today and yesterday in %s', (language, today, yesterday) => {
    const format = formatFor(language, now);
    const earlier = new Date(2026, 10, 24, 23, 59);

    expect(format.dateTime(now())).toBe(`${today}, 09:00`);
    expect(format.dayHeading(earlier)).toBe(yesterday);
  });

  it('know yesterday across a new year', () => {
    const format = formatFor('en', () => new Date(2027, 0, 1, 8, 0).getTime());

    expect(format.dayHeading(new Date(2026, 11, 31, 22, 0))).toBe('yesterday');
    expect(format.day(new Date(2026, 11, 31))).toBe('31 Dec 2026');
  });

  it.each(LANGUAGES)('have twelve different months and seven different weekdays in %s', (language) => {
    const format = formatFor(language, now);
    const months = Array.from({ length: 12 }, (_, month) => format.longDay(new Date(2026, month, 1)));
    const weekdays = [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [
      format.weekdayShort(day),
      format.weekdayLong(day),
    ]);

    expect(new Set(months).size).toBe(12);
    expect(months.join()).not.toMatch(/M\d\d/);
    expect(new Set(weekdays).size).toBe(14);
  });
});

describe('numbers', () => {
  it.each([
    ['ru', `16${NBSP}248`, `47,8${NBSP}%`],
    ['uz', `16${NBSP}248`, '47,8%'],
    ['tg', `16${NBSP}248`, `47,8${NBSP}%`],
    ['en', '16,248', '47.8%'],
  ] as const)('are grouped and divided as in %s', (language, number, percent) => {
    const format = formatFor(language, now);

    expect(format.number(16_248)).toBe(number);
    expect(format.percent(0.478)).toBe(percent);
  });

  it('show a dash for a share of nothing, and 0 for a share of none', () => {
    const format = formatFor('en', now);

    expect(format.percent(null)).toBe('–');
    expect(format.percent(0)).toBe('0.0%');
  });
});

describe('durations', () => {
  it.each([
    [0, '0:00'],
    [7.9, '0:07'],
    [107, '1:47'],
    [3_723, '1:02:03'],
    [-3, '0:00'],
    [null, '–'],
    [Number.NaN, '–'],
  ] as const)('show %s seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

describe('phone numbers', () => {
  it.each([
    ['+998901234567', '+998 90 123-45-67'],
    ['+992921234567', '+992 92 123-45-67'],
    ['+79214448666', '+7 921 444-86-66'],
    ['+996555123456', '+996 555 12-34-56'],
    ['+12025550123', '+1 202 555-0123'],
    ['+4915112345678', '+491 511 234 5678'],
    ['+49151123456789', '+491 511 234 567 89'],
  ])('group the digits of %s', (e164, text) => {
    expect(formatPhone(e164).replaceAll(NBSP, ' ')).toBe(text);
  });
});

it('joins a list with the word for "and" before the last', () => {
  const and = (list: string, last: string) => `${list} and ${last}`;
  const { list } = formatFor('en', now);

  expect(list(['a', 'b', 'c'], and)).toBe('a, b and c');
  expect(list(['a'], and)).toBe('a');
  expect(list([], and)).toBe('');
});

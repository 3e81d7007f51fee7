import type { CountryRule } from './schema';

/** The minute of the day a time such as 09:00 or 09:00:00 names; null when it names none. */
function minuteOf(time: string): number | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time);
  return parts === null ? null : Number(parts[1]) * 60 + Number(parts[2]);
}

/** The minute of the day it is in a time zone; null for a zone this browser does not know. */
function minuteIn(zone: string, now: number): number | null {
  try {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    return minuteOf(format.format(now));
  } catch {
    return null;
  }
}

/** Whether people may be called around the clock. */
export function isAllDay({ from, until }: CountryRule): boolean {
  return minuteOf(from) === minuteOf(until);
}

/** A time of day without its seconds. */
export function shortTime(time: string): string {
  return time.slice(0, 5);
}

/**
 * Whether a phone of the country may ring at that moment, wherever in the country it is; null when this browser cannot
 * tell. The server decides for itself: this only shows what it will say.
 */
export function mayRingAt(rule: CountryRule, now: number): boolean | null {
  const from = minuteOf(rule.from);
  const until = minuteOf(rule.until);
  const minutes = rule.zones.map((zone) => minuteIn(zone, now));
  if (from === null || until === null || minutes.length === 0) return null;
  let known = true;
  for (const minute of minutes) {
    if (minute === null) known = false;
    else if (!isWithin(minute, from, until)) return false;
  }
  return known ? true : null;
}

/** Hours that end before they begin go on past midnight; the last minute does not count. */
function isWithin(minute: number, from: number, until: number): boolean {
  if (from === until) return true;
  return from < until ? minute >= from && minute < until : minute >= from || minute < until;
}

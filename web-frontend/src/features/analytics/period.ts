/** A day of the calendar as the reader's clock has it: `YYYY-MM-DD`. */
export type Day = string;

/** Lengths offered by a click; the rest is chosen from a calendar. */
export const PRESETS = [7, 14, 30] as const;
export type Preset = (typeof PRESETS)[number];
const USUAL: Preset = 14;

/** A year is the longest period: further back a chart of days says nothing. */
const LONGEST = 366;

/** What the address says about the period: a number of days up to today, or two days of the calendar; nothing means the usual. */
export interface PeriodSearch {
  readonly days?: Preset | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** A period in whole days of the reader's clock, both ends included, and as the instants the server is asked for. */
export interface Period {
  /** How it was chosen: one of the offered lengths, or two days of the calendar. */
  preset: Preset | 'custom';
  firstDay: Day;
  lastDay: Day;
  length: number;
  /** Included. */
  from: string;
  /** Not included: the midnight after the last day. */
  to: string;
}

/** The period that the address means when today is `today`. Days in reverse are put in order; a lone day means nothing. */
export function resolvePeriod(search: PeriodSearch, today: Day): Period {
  const { from, to, days = USUAL } = search;
  const custom = from !== undefined && to !== undefined;
  const first = custom ? (from < to ? from : to) : shift(today, 1 - days);
  const lastDay = custom ? (from < to ? to : from) : today;
  const firstDay = distance(first, lastDay) >= LONGEST ? shift(lastDay, 1 - LONGEST) : first;
  return {
    preset: custom ? 'custom' : days,
    firstDay,
    lastDay,
    length: distance(firstDay, lastDay) + 1,
    from: midnight(firstDay).toISOString(),
    to: midnight(shift(lastDay, 1)).toISOString(),
  };
}

/** One of the offered lengths; undefined for the usual one, which needs no words in the address, and for anything else. */
export function readPreset(raw: unknown): Preset | undefined {
  return PRESETS.find((days) => days !== USUAL && days === Number(raw));
}

/** A day that exists, between 1900 and 2199. */
export function readDay(raw: unknown): Day | undefined {
  if (typeof raw !== 'string' || !/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(raw)) return undefined;
  const time = Date.parse(`${raw}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== raw ? undefined : raw;
}

/** The day an instant falls on by the reader's clock. */
export function dayOf(instant: Date): Day {
  const pad = (part: number, width: number) => String(part).padStart(width, '0');
  return `${pad(instant.getFullYear(), 4)}-${pad(instant.getMonth() + 1, 2)}-${pad(instant.getDate(), 2)}`;
}

/** The instant at which a day begins by the reader's clock. */
export function midnight(day: Day): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** The day so many days later, or earlier when negative; clock changes make no difference. */
export function shift(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function distance(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

import { useMemo } from 'react';
import { useTranslation } from '@/i18n';
import type { UiLanguage } from '@/i18n/languages';

/**
 * Dates, numbers, durations and phone numbers as people write them in each language. Months and weekdays are our own
 * tables: Chromium knows no Tajik and prints Uzbek dates as "2026 M11 22".
 */
interface Calendar {
  readonly monthsShort: readonly string[];
  /** As it stands after a day: "22 ноября", "22-noyabr", "22 ноябри", "22 November". */
  readonly monthsLong: readonly string[];
  /** Monday first. */
  readonly weekdaysShort: readonly string[];
  readonly weekdaysLong: readonly string[];
  readonly today: string;
  readonly yesterday: string;
  readonly dayMonth: (day: number, month: string) => string;
  readonly withYear: (dayMonth: string, year: number) => string;
}

const CALENDAR = {
  ru: {
    monthsShort: ['янв', 'фев', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
    monthsLong: [
      'января',
      'февраля',
      'марта',
      'апреля',
      'мая',
      'июня',
      'июля',
      'августа',
      'сентября',
      'октября',
      'ноября',
      'декабря',
    ],
    weekdaysShort: ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс'],
    weekdaysLong: ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'],
    today: 'сегодня',
    yesterday: 'вчера',
    dayMonth: (day, month) => `${day} ${month}`,
    withYear: (dayMonth, year) => `${dayMonth} ${year}`,
  },
  uz: {
    monthsShort: ['yan', 'fev', 'mar', 'apr', 'may', 'iyn', 'iyl', 'avg', 'sen', 'okt', 'noy', 'dek'],
    monthsLong: [
      'yanvar',
      'fevral',
      'mart',
      'aprel',
      'may',
      'iyun',
      'iyul',
      'avgust',
      'sentabr',
      'oktabr',
      'noyabr',
      'dekabr',
    ],
    weekdaysShort: ['Du', 'Se', 'Ch', 'Pa', 'Ju', 'Sh', 'Ya'],
    weekdaysLong: ['dushanba', 'seshanba', 'chorshanba', 'payshanba', 'juma', 'shanba', 'yakshanba'],
    today: 'bugun',
    yesterday: 'kecha',
    dayMonth: (day, month) => `${day}-${month}`,
    withYear: (dayMonth, year) => `${year}-yil ${dayMonth}`,
  },
  tg: {
    monthsShort: ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
    monthsLong: [
      'январи',
      'феврали',
      'марти',
      'апрели',
      'майи',
      'июни',
      'июли',
      'августи',
      'сентябри',
      'октябри',
      'ноябри',
      'декабри',
    ],
    weekdaysShort: ['Дш', 'Сш', 'Чш', 'Пш', 'Ҷм', 'Шн', 'Яш'],
    weekdaysLong: ['душанбе', 'сешанбе', 'чоршанбе', 'панҷшанбе', 'ҷумъа', 'шанбе', 'якшанбе'],
    today: 'имрӯз',
    yesterday: 'дирӯз',
    dayMonth: (day, month) => `${day} ${month}`,
    withYear: (dayMonth, year) => `${dayMonth} ${year}`,
  },
  en: {
    monthsShort: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    monthsLong: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    weekdaysShort: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    weekdaysLong: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    today: 'today',
    yesterday: 'yesterday',
    dayMonth: (day, month) => `${day} ${month}`,
    withYear: (dayMonth, year) => `${dayMonth} ${year}`,
  },
} as const satisfies Record<UiLanguage, Calendar>;

const NUMBER_LOCALE = { ru: 'ru', uz: 'ru', tg: 'ru', en: 'en' } as const satisfies Record<
  UiLanguage,
  string
>;
const NBSP = '\u00a0';

type Moment = string | number | Date;

export interface Format {
  readonly language: UiLanguage;
  /** 12 345 or, with `digits`, a fixed number of decimals. */
  number(value: number, digits?: number): string;
  /** A fraction 0…1 as "47,8 %"; an en dash when there is none. */
  percent(fraction: number | null, digits?: number): string;
  /** A decimal and its currency as "1 234,50 USD"; what is less than one keeps four decimals if it has them. */
  money(amount: string | number, currency: string): string;
  /** Seconds as 1:47 or 1:02:03; an en dash when there is none. */
  duration(seconds: number | null): string;
  /** 22 ноя; with the year when it is not the present one. */
  day(moment: Moment): string;
  /** 22 ноября 2026. */
  longDay(moment: Moment): string;
  /** воскресенье, 22 ноября; "сегодня" and "вчера" where they fit. */
  dayHeading(moment: Moment): string;
  /** 22 ноя, 12:38; "сегодня, 12:38" where it fits. */
  dateTime(moment: Moment): string;
  /** 22 ноября 2026, 12:38:05. */
  fullDateTime(moment: Moment): string;
  /** 12:38, on a 24-hour clock in every language. */
  time(moment: Moment): string;
  /** 1 = Monday … 7 = Sunday. */
  weekdayShort(weekday: number): string;
  weekdayLong(weekday: number): string;
  /** +998 90 123-45-67. */
  phone(e164: string): string;
  /** "a, b and c". */
  list(items: readonly string[], and: (list: string, last: string) => string): string;
}

/** All formats of a language. `now` decides what today is. */
export function formatFor(language: UiLanguage, now: () => number = Date.now): Format {
  const calendar: Calendar = CALENDAR[language];
  const locale = NUMBER_LOCALE[language];
  const plain = new Intl.NumberFormat(locale);

  const number = (value: number, digits?: number) =>
    digits === undefined
      ? plain.format(value)
      : new Intl.NumberFormat(locale, {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        }).format(value);
  const time = (moment: Moment) => {
    const date = new Date(moment);
    return `${two(date.getHours())}:${two(date.getMinutes())}`;
  };
  const dayMonth = (date: Date, months: readonly string[]) =>
    calendar.dayMonth(date.getDate(), months[date.getMonth()] ?? '');
  const day = (moment: Moment) => {
    const date = new Date(moment);
    const text = dayMonth(date, calendar.monthsShort);
    return date.getFullYear() === new Date(now()).getFullYear()
      ? text
      : calendar.withYear(text, date.getFullYear());
  };
  const longDay = (moment: Moment) => {
    const date = new Date(moment);
    return calendar.withYear(dayMonth(date, calendar.monthsLong), date.getFullYear());
  };
  const nearDay = (moment: Moment) => {
    const date = new Date(moment);
    const today = new Date(now());
    if (sameDay(date, today)) return calendar.today;
    return sameDay(date, new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1))
      ? calendar.yesterday
      : null;
  };
  const weekdayShort = (weekday: number) => calendar.weekdaysShort[weekday - 1] ?? '';
  const weekdayLong = (weekday: number) => calendar.weekdaysLong[weekday - 1] ?? '';

  return {
    language,
    number,
    percent: (fraction, digits = 1) => {
      if (fraction === null) return '–';
      const space = language === 'ru' || language === 'tg' ? NBSP : '';
      return `${number(fraction * 100, digits)}${space}%`;
    },
    money: (amount, currency) => {
      const value = Number(amount);
      const fine = Math.abs(value) < 1 && Math.abs(value * 100 - Math.round(value * 100)) > 1e-6;
      return `${Number.isFinite(value) ? number(value, fine ? 4 : 2) : amount}${NBSP}${currency}`;
    },
    duration: formatDuration,
    day,
    longDay,
    dayHeading: (moment) => {
      const date = new Date(moment);
      const near = nearDay(moment);
      if (near !== null) return near;
      const text = dayMonth(date, calendar.monthsLong);
      const year = date.getFullYear();
      const dated = year === new Date(now()).getFullYear() ? text : calendar.withYear(text, year);
      return `${weekdayLong(((date.getDay() + 6) % 7) + 1)}, ${dated}`;
    },
    dateTime: (moment) => `${nearDay(moment) ?? day(moment)}, ${time(moment)}`,
    fullDateTime: (moment) => `${longDay(moment)}, ${time(moment)}:${two(new Date(moment).getSeconds())}`,
    time,
    weekdayShort,
    weekdayLong,
    phone: formatPhone,
    list: (items, and) => {
      const last = items.at(-1) ?? '';
      return items.length < 2 ? last : and(items.slice(0, -1).join(', '), last);
    },
  };
}

/** Seconds as 1:47 or 1:02:03; fractions are cut off, as a clock does. An en dash when there is none. */
export function formatDuration(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return '–';
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** Groups the digits of the countries we call most; any other number in threes from the left. */
const PHONE_SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^\+998(\d{2})(\d{3})(\d{2})(\d{2})$/, '+998 $1 $2-$3-$4'],
  [/^\+992(\d{2})(\d{3})(\d{2})(\d{2})$/, '+992 $1 $2-$3-$4'],
  [/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2-$3-$4'],
  [/^\+996(\d{3})(\d{2})(\d{2})(\d{2})$/, '+996 $1 $2-$3-$4'],
  [/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2-$3'],
];

export function formatPhone(e164: string): string {
  for (const [shape, text] of PHONE_SHAPES) {
    if (shape.test(e164)) return e164.replace(shape, text).replaceAll(' ', NBSP);
  }
  return e164.replace(/(\d{3})(?=\d{2})/g, `$1${NBSP}`);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function sameDay(a: Date, b: Date): boolean {
  return a.getFullYear() === b.getFullYear() && a.getMonth() === b.getMonth() && a.getDate() === b.getDate();
}

/** The formats of the language on the screen. */
export function useFormat(): Format {
  const { language } = useTranslation();
  return useMemo(() => formatFor(language), [language]);
}

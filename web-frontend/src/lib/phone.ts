import type { CountryCode } from 'libphonenumber-js/core';

export interface PhoneReading {
  /** As typed so far, with the spaces of its country. */
  readonly text: string;
  readonly country: CountryCode | null;
  /** As the API wants it; null while it can be no number. */
  readonly e164: string | null;
}

/** Reads a phone number as somebody types it. */
export type PhoneReader = (typed: string) => PhoneReading;

const E164 = /^\+[1-9]\d{7,14}$/;

let loading: Promise<PhoneReader> | null = null;

/** Loads the rules of the numbers, once; they are too big for the first load. */
export function loadPhoneReader(): Promise<PhoneReader> {
  loading ??= import('./phone-rules')
    .then(({ numberAsYouType }) => {
      return (typed: string): PhoneReading => {
        const formatter = numberAsYouType();
        const text = formatter.input(withPlus(typed));
        const country = formatter.getCountry() ?? null;
        const number = formatter.getNumber();
        const possible = number?.isPossible() === true ? number.number : null;
        const unruled = country === null && number === undefined && E164.test(stripped(typed));
        return {
          text: typed.trim() === '' ? '' : text,
          country,
          e164: unruled ? stripped(typed) : possible,
        };
      };
    })
    .catch((cause: unknown) => {
      loading = null;
      throw cause;
    });
  return loading;
}

/** Adds the plus that people leave out: "998 90…", "992 92…", "00998…", and the Russian "8 9xx…". */
export function withPlus(typed: string): string {
  const trimmed = typed.trim();
  if (trimmed.startsWith('+')) return trimmed;
  const digits = trimmed.replace(/\D/g, '');
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  if (/^99[0-9]\d/.test(digits)) return `+${digits}`;
  if (/^7\d{10}$/.test(digits)) return `+${digits}`;
  if (/^89\d{9}$/.test(digits)) return `+7${digits.slice(1)}`;
  return trimmed;
}

/** The number without the marks people put between digits; what the server gets while the rules are not loaded. */
export function stripped(typed: string): string {
  const plus = withPlus(typed);
  return (plus.startsWith('+') ? '+' : '') + plus.replace(/\D/g, '');
}

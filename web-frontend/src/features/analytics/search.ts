import { CALL_LANGUAGES, type CallStatus, CRM_STATUSES, DISPOSITIONS } from '@/entities/call/schema';
import { z } from '@/lib/z';
import { readDay, readPreset } from './period';

/** The words each filter knows, in the order in which they are offered and kept. */
export const FILTER_WORDS = {
  status: [
    'initiating',
    'calling',
    'analyzing',
    'preparing_followup',
    'sending_sms',
    'adding_to_crm',
    'completed',
    'failed',
    'canceled',
  ],
  disposition: DISPOSITIONS,
  crm_status: CRM_STATUSES,
  language: CALL_LANGUAGES,
} as const satisfies {
  status: readonly CallStatus[];
  [name: string]: readonly string[];
};

export type FilterName = keyof typeof FILTER_WORDS;
export const FILTER_NAMES = [
  'status',
  'disposition',
  'crm_status',
  'language',
] as const satisfies readonly FilterName[];

/** Fewer digits than this match nearly everything and the server refuses them. */
const SHORTEST_QUERY = 2;
/** The longest phone number there is. */
const LONGEST_QUERY = 15;

/**
 * Filters of the analytics in the address, each a plain word or words joined by commas. A value that makes no sense is left out,
 * so that old and mistyped links still open.
 */
export const analyticsSearch = z.object({
  days: read((raw) => readPreset(raw)),
  from: read((raw) => readDay(raw)),
  to: read((raw) => readDay(raw)),
  q: read((raw) => readDigits(raw)),
  status: read((raw) => readWords('status', raw)),
  disposition: read((raw) => readWords('disposition', raw)),
  crm_status: read((raw) => readWords('crm_status', raw)),
  language: read((raw) => readWords('language', raw)),
});

export type AnalyticsSearch = z.infer<typeof analyticsSearch>;

/** The digits somebody searches for; undefined while there are too few. */
export function readDigits(raw: unknown): string | undefined {
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
  const digits = String(raw).replace(/\D/g, '').slice(0, LONGEST_QUERY);
  return digits.length < SHORTEST_QUERY ? undefined : digits;
}

/** The chosen words of a filter; none when everything is let through. */
export function chosenWords(search: AnalyticsSearch, name: FilterName): string[] {
  return search[name]?.split(',') ?? [];
}

/** Words as the address keeps them: known ones only, each once, always in the same order. */
export function joinWords(name: FilterName, words: readonly string[]): string | undefined {
  const known = FILTER_WORDS[name].filter((word) => words.includes(word));
  return known.length === 0 ? undefined : known.join(',');
}

/** Whether the table shows less than the whole period. */
export function isFiltered(search: AnalyticsSearch): boolean {
  return search.q !== undefined || FILTER_NAMES.some((name) => search[name] !== undefined);
}

/** What to change in the address so that the table shows the whole period. */
export const NO_FILTERS = {
  q: undefined,
  status: undefined,
  disposition: undefined,
  crm_status: undefined,
  language: undefined,
} as const satisfies Partial<AnalyticsSearch>;

function readWords(name: FilterName, raw: unknown): string | undefined {
  if (typeof raw === 'string') return joinWords(name, raw.split(','));
  return Array.isArray(raw) ? joinWords(name, raw.map(String)) : undefined;
}

function read<T>(reader: (raw: unknown) => T | undefined) {
  return z.optional(z.pipe(z.unknown(), z.transform(reader)));
}

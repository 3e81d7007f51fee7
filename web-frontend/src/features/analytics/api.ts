import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callKeys } from '@/entities/call/api';
import { CallPage, DISPOSITIONS } from '@/entities/call/schema';
import { Decimal } from '@/entities/money';
import { request } from '@/lib/http';
import { z } from '@/lib/z';
import type { Period } from './period';
import { type AnalyticsSearch, FILTER_NAMES } from './search';

const share = z._default(z.nullable(z.number()), null);

const Stages = z.object({
  called: z.number(),
  talked: z.number(),
  interested: z.number(),
  lead: z.number(),
});

const Analytics = z.object({
  total_calls: z.number(),
  /** Talked of called; null when nobody was called. */
  talk_rate: share,
  /** Interested of talked; null when nobody talked. */
  interest_rate: share,
  /** Seconds; null when nobody talked. */
  avg_duration: share,
  funnel: Stages,
  dispositions: z._default(z.record(z.string(), z.number()), {}),
  /** Every day of the period, in order. */
  series: z._default(z.array(z.extend(Stages, { date: z.string() })), []),
  /** Only hours with calls; Monday is 1. */
  answers: z._default(
    z.array(z.object({ weekday: z.number(), hour: z.number(), called: z.number(), talked: z.number() })),
    [],
  ),
  /** What the calls cost, by currency; currencies are not added up. */
  costs: z.catch(z._default(z.array(z.object({ currency: z.string(), total: Decimal })), []), []),
  /** The equally long period before. */
  previous: z.object({
    total_calls: z.number(),
    talk_rate: share,
    interest_rate: share,
    avg_duration: share,
  }),
});
export type Analytics = z.infer<typeof Analytics>;

export const analyticsKeys = { all: ['analytics'] as const };

/** The figures of a period, in days and hours of the reader's clock. */
export function analyticsQuery({ from, to }: Pick<Period, 'from' | 'to'>) {
  const tz = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return queryOptions({
    queryKey: [...analyticsKeys.all, { from, to, tz }],
    queryFn: ({ signal }) => request(Analytics, '/api/analytics', { query: { from, to, tz }, signal }),
  });
}

/** Which calls the table lists, in the words of the API. */
export type CallFilter = Readonly<Record<string, string | undefined>>;

export function callFilter(search: AnalyticsSearch, { from, to }: Pick<Period, 'from' | 'to'>): CallFilter {
  const words = FILTER_NAMES.map((name) => [name, search[name]] as const);
  return { ...Object.fromEntries(words), q: search.q, from, to };
}

/** Enough for a tall screen and a half. */
const PAGE = 50;
/** The most the server gives at once. */
const LARGEST_PAGE = 200;

function callPage(filter: CallFilter, cursor: string | null, limit: number, signal?: AbortSignal) {
  return request(CallPage, '/api/calls', {
    query: { ...filter, limit, cursor },
    ...(signal === undefined ? {} : { signal }),
  });
}

/**
 * The calls a filter lets through, newest first, page by page. It never goes stale by itself: reading all pages anew would cost
 * as many requests, so the first page keeps it fresh (see `withFreshHead`).
 */
export function callsQuery(filter: CallFilter) {
  return infiniteQueryOptions({
    queryKey: [...callKeys.lists(), filter],
    queryFn: ({ pageParam, signal }) => callPage(filter, pageParam, PAGE, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

/** The first page as it is now. */
export function freshHead(filter: CallFilter) {
  return callPage(filter, null, PAGE);
}

/** All calls a filter lets through, in the largest pages there are, for an export. */
export function largePage(filter: CallFilter, cursor: string | null, signal: AbortSignal) {
  return callPage(filter, cursor, LARGEST_PAGE, signal);
}

/** The number of calls for each disposition we know, the unknown ones added up. */
export function dispositionCounts(dispositions: Analytics['dispositions']) {
  const known = DISPOSITIONS.map((key) => ({ key, count: dispositions[key] ?? 0 }));
  const rest = Object.entries(dispositions)
    .filter(([key]) => !DISPOSITIONS.some((disposition) => disposition === key))
    .reduce((sum, [, count]) => sum + count, 0);
  return [...known, { key: 'unknown' as const, count: rest }]
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { Call } from '@/entities/call/schema';
import { diallingKeys } from '@/entities/dialling/api';
import { type Brake, Dialling } from '@/entities/dialling/schema';
import { request } from '@/lib/http';
import { z } from '@/lib/z';

/** Puts the operators' brake on; one that is on keeps its first reason. */
export function stopDialling(reason: string): Promise<Dialling> {
  return request(Dialling, '/api/dialling/stop', { method: 'POST', body: { reason } });
}

/** Releases a brake. Refused with 409 where it is not on. */
export function releaseBrake(brake: Brake): Promise<Dialling> {
  return request(Dialling, '/api/dialling/release', { method: 'POST', body: { brake } });
}

const UnknownAttempt = z.object({
  attempt_id: z.string(),
  call_id: z.string(),
  /** Its number within the call, from 1. */
  attempt: z.number(),
  phone_number: z.string(),
  /** When its session was permitted to dial. */
  granted_at: z.string(),
});
export type UnknownAttempt = z.infer<typeof UnknownAttempt>;

const UnknownPage = z.object({
  items: z.array(UnknownAttempt),
  next_cursor: z._default(z.nullable(z.string()), null),
  total: z.number(),
});

const PAGE = 20;

export const unknownKey = [...diallingKeys.all, 'unknown'] as const;

/** The attempts of which nobody can tell whether the phone rang, page by page. */
export const unknownQuery = infiniteQueryOptions({
  queryKey: unknownKey,
  queryFn: ({ pageParam, signal }) =>
    request(UnknownPage, '/api/dialling/unknown', { query: { limit: PAGE, cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next_cursor,
});

export interface Settlement {
  /** Whether the phone rang, in that person's judgement. */
  readonly rang: boolean;
  /** Whether to dial anew; only where it did not ring. */
  readonly redial: boolean;
}

/** Settles an attempt; gives its call as it is then. Refused with 409 where there is nothing to settle any more. */
export function settleAttempt(attemptId: string, settlement: Settlement): Promise<Call> {
  return request(Call, `/api/dialling/unknown/${encodeURIComponent(attemptId)}/settle`, {
    method: 'POST',
    body: settlement,
  });
}

const Restore = z.object({
  since: z._default(z.nullable(z.string()), null),
  /** How often the database was found to be older than the world. */
  epoch: z.number(),
  attempts_open: z.number(),
  settled: z.number(),
  /** Sessions that the provider knows and the database does not. */
  strangers: z.catch(z.array(z.object({ session_id: z.string(), started_at: z.string() })), []),
});
export type Restore = z.infer<typeof Restore>;

/** The comparison makes progress by itself. */
const RESTORE_POLL = 5_000;

/** How far the comparison after a restore has come; for administrators. */
export const restoreQuery = queryOptions({
  queryKey: [...diallingKeys.all, 'restore'],
  queryFn: ({ signal }) => request(Restore, '/api/dialling/restore', { signal }),
  refetchInterval: RESTORE_POLL,
});

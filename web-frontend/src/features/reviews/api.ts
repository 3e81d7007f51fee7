import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { Call, type Disposition, type InterestLevel } from '@/entities/call/schema';
import { request } from '@/lib/http';
import { z } from '@/lib/z';

export const reviewKeys = {
  all: ['reviews'] as const,
  list: () => [...reviewKeys.all, 'list'] as const,
  count: () => [...reviewKeys.all, 'count'] as const,
};

const Reason = z.catch(
  z.enum([
    'low_confidence',
    'unproven_opt_out',
    'unproven_disposition',
    'contradicts_line',
    'not_analysable',
    'unknown',
  ]),
  'unknown',
);

const Review = z.object({
  since: z.string(),
  reasons: z.array(Reason),
  /** What the customer would be sent if the judgement were confirmed; null for nothing. */
  proposed_message: z._default(z.nullable(z.string()), null),
  proposed_lead: z.catch(z._default(z.boolean(), false), false),
  call: Call,
});
export type Review = z.infer<typeof Review>;

const ReviewPage = z.object({
  items: z.array(Review),
  next_cursor: z._default(z.nullable(z.string()), null),
  total: z.number(),
});

const PAGE = 20;

/** The calls that wait for a person, those that wait longest first, page by page. */
export const reviewsQuery = infiniteQueryOptions({
  queryKey: reviewKeys.list(),
  queryFn: ({ pageParam, signal }) =>
    request(ReviewPage, '/api/reviews', { query: { limit: PAGE, cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next_cursor,
});

const Count = z.object({ total: z.number() });

/** News tell of every change; this is for those that were missed. */
const POLL_EVERY = 60_000;

/** How many calls wait for a person. */
export const reviewCountQuery = queryOptions({
  queryKey: reviewKeys.count(),
  queryFn: ({ signal }) => request(Count, '/api/reviews', { query: { limit: 1 }, signal }),
  refetchInterval: POLL_EVERY,
});

export interface Decision {
  readonly disposition: Disposition;
  readonly interest_level: InterestLevel;
  readonly send_message: boolean;
  readonly create_lead: boolean;
}

/** Takes what a person decided; gives the call as it is then. Refused with 409 where it does not wait any more. */
export function decide(callId: string, decision: Decision): Promise<Call> {
  return request(Call, `/api/calls/${encodeURIComponent(callId)}/review`, { method: 'POST', body: decision });
}

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { Disposition, InterestLevel } from '@/entities/call/schema';
import { request } from '@/lib/http';
import { z } from '@/lib/z';

const State = z.catch(
  z.enum(['running', 'done', 'promoting', 'promoted', 'discarded', 'unknown']),
  'unknown',
);
export type State = z.infer<typeof State>;

export const DIFFERENCES = ['disposition', 'interest', 'lead', 'opt_out', 'callback', 'summary'] as const;

const Reanalysis = z.object({
  id: z.string(),
  analyzer: z.string(),
  from: z.string(),
  to: z.string(),
  started_by: z.string(),
  started_at: z.string(),
  state: State,
  total: z.number(),
  judged: z.number(),
  /** How many will not be judged: a person decided, or the analyzer would not. */
  left: z.number(),
  changed: z.number(),
  replaced: z.number(),
  differences: z.record(z.string(), z.number()),
  can_promote: z.boolean(),
  can_discard: z.boolean(),
});
export type Reanalysis = z.infer<typeof Reanalysis>;

const Reanalyses = z.object({ items: z.array(Reanalysis), analyzers: z.array(z.string()) });

export const reanalysisKeys = { all: ['reanalyses'] as const };

/** How often to look while one is at work. */
const POLL = 2_000;

function isAtWork({ state }: Reanalysis): boolean {
  return state === 'running' || state === 'promoting';
}

/** The latest ones, newest first, and the analyzers new ones can be started with. For administrators. */
export const reanalysesQuery = queryOptions({
  queryKey: reanalysisKeys.all,
  queryFn: ({ signal }) => request(Reanalyses, '/api/reanalyses', { signal }),
  refetchInterval: ({ state }) => (state.data?.items.some(isAtWork) === true ? POLL : false),
});

const Side = z.object({
  disposition: Disposition,
  interest_level: InterestLevel,
  create_lead: z.boolean(),
  confidence: z.number(),
  summary: z.string(),
});
export type Side = z.infer<typeof Side>;

const Comparison = z.object({
  no: z.number(),
  call_id: z.string(),
  replaced: z.boolean(),
  before: z._default(z.nullable(Side), null),
  after: z._default(z.nullable(Side), null),
});
export type Comparison = z.infer<typeof Comparison>;

const Comparisons = z.object({
  items: z.array(Comparison),
  next_after: z._default(z.nullable(z.number()), null),
});

const PAGE = 20;

/** The talks that are judged differently, page by page; anew whenever there are more of them. */
export function changesQuery(id: string, changed: number) {
  return infiniteQueryOptions({
    queryKey: [...reanalysisKeys.all, id, 'changes', changed],
    queryFn: ({ pageParam, signal }) =>
      request(Comparisons, `/api/reanalyses/${encodeURIComponent(id)}/results`, {
        query: { changed: true, limit: PAGE, after: pageParam },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: (last) => last.next_after,
  });
}

/** Starts one over the calls of a period. */
export function startReanalysis(wish: {
  readonly analyzer: string;
  readonly from: string;
  readonly to: string;
}) {
  return request(Reanalysis, '/api/reanalyses', { method: 'POST', body: wish });
}

/** Replaces the judgements, or gives them up. Refused with 409 where it does not stand where that can be done. */
export function endReanalysis(id: string, end: 'promote' | 'discard') {
  return request(Reanalysis, `/api/reanalyses/${encodeURIComponent(id)}/${end}`, { method: 'POST' });
}

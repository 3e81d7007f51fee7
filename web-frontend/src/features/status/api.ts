import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { z } from '@/lib/z';

const Health = z.catch(z.enum(['unused', 'working', 'failing']), 'unused');
export type Health = z.infer<typeof Health>;

const Part = z.object({
  /** A stable word; more may come. */
  part: z.string(),
  mock: z.boolean(),
  /** How it answered the node that was asked last. */
  health: Health,
  answered_at: z._default(z.nullable(z.string()), null),
  failed_at: z._default(z.nullable(z.string()), null),
  code: z._default(z.nullable(z.string()), null),
  failures: z.number(),
});
export type Part = z.infer<typeof Part>;

const Status = z.object({
  /** By the database's clock. */
  at: z.string(),
  parts: z.array(Part),
  queue: z.object({
    due: z.number(),
    running: z.number(),
    later: z.number(),
    /** How long the oldest that is due has waited. */
    oldest_seconds: z.number(),
  }),
  reviews: z.number(),
  unknown_attempts: z.number(),
  brakes: z.array(z.object({ brake: z.string(), since: z.string() })),
  nodes: z.array(z.object({ name: z.string(), version: z.string(), started_at: z.string() })),
  database: z.object({
    version: z.string(),
    bytes: z.number(),
    connections: z.number(),
    most_connections: z.number(),
    took_millis: z.number(),
  }),
});
export type Status = z.infer<typeof Status>;

const EVERY = 5_000;

/** How everything stands, looked at again while somebody looks. */
export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => request(Status, '/api/system/status', { signal }),
  refetchInterval: EVERY,
});

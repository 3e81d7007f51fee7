import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { Dialling } from './schema';

export const diallingKeys = {
  all: ['dialling'] as const,
  state: () => [...diallingKeys.all, 'state'] as const,
};

/** Nothing pushes a brake, so whoever looks asks again this often; a hidden tab does not ask. */
const POLL_EVERY = 15_000;

/** Whether HALO may call right now, and whom. */
export const diallingQuery = queryOptions({
  queryKey: diallingKeys.state(),
  queryFn: ({ signal }) => request(Dialling, '/api/dialling', { signal }),
  refetchInterval: POLL_EVERY,
});

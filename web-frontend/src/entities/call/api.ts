import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { Call } from './schema';

export const callKeys = {
  all: ['calls'] as const,
  lists: () => [...callKeys.all, 'list'] as const,
  one: (id: string) => [...callKeys.all, 'one', id] as const,
};

/** One call with everything known about it. */
export function callQuery(id: string) {
  return queryOptions({
    queryKey: callKeys.one(id),
    queryFn: ({ signal }) => request(Call, `/api/calls/${encodeURIComponent(id)}`, { signal }),
  });
}

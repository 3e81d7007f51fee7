import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { z } from '@/lib/z';

const System = z.object({
  version: z.catch(z.string(), ''),
  profile: z.catch(z.string(), ''),
  /** Parts of the outside world that are played, not real. */
  mocks: z.catch(z.array(z.string()), []),
  /** The first administrator still has the password that everybody knows. */
  insecure_sign_in: z.catch(z.boolean(), false),
});
export type System = z.infer<typeof System>;

/** What this installation is; asked once, for it changes only when the server is started anew. */
export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => request(System, '/api/system', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

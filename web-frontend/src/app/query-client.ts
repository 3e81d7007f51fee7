import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/lib/api-error';

/** A "no" stays a no; what may pass is tried twice more. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && mayPass(error),
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 4_000),
      },
    },
  });
}

function mayPass(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.kind !== 'unreadable' && (error.status === 0 || error.status >= 500);
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { callKeys } from '@/entities/call/api';
import { useFacts, useStreamState } from '@/entities/call/events';
import { isOver } from '@/entities/call/schema';
import { useRefetchOnNews } from '@/entities/call/use-refetch';
import { callQuery } from './api';
import { carriesResults, withFact } from './live';

/** How often a page asks when nothing is pushed. */
const POLL_EVERY = 2_000;
/** At most one reading in so many milliseconds: the stages move by what is pushed, only results are read. */
const PAUSE = 300;

/**
 * A call as it is this moment: as it was fetched, with everything that was pushed since laid over it. While the push is
 * down and the call goes on, it is fetched every 2 s instead, and `polling` says so.
 */
export function useLiveCall(id: string) {
  const queryClient = useQueryClient();
  const stream = useStreamState();
  const facts = useFacts(id);
  const { data, error, isFetching, refetch } = useQuery({
    ...callQuery(id),
    refetchInterval: (query) => {
      const status = query.state.data?.status;
      return stream === 'down' && status !== undefined && !isOver(status) ? POLL_EVERY : false;
    },
    refetchIntervalInBackground: true,
  });

  useRefetchOnNews(callKeys.one(id), PAUSE, ({ call_id, type }) => call_id === id && carriesResults(type));

  // What happened between the first answer and the beginning of the stream was not pushed to us.
  useEffect(() => {
    if (stream === 'live') void queryClient.invalidateQueries({ queryKey: callKeys.one(id) });
  }, [stream, queryClient, id]);

  const call = useMemo(() => (data === undefined ? undefined : facts.reduce(withFact, data)), [data, facts]);
  return {
    call,
    error,
    isFetching,
    refetch: () => void refetch(),
    polling: stream === 'down' && call !== undefined && !isOver(call.status),
    live: stream === 'live',
  };
}

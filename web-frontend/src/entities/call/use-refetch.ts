import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { Coalescer } from '@/lib/coalescer';
import { type CallNews, listenToCalls } from './events';

/**
 * Reads a query anew after news that concern it: at once after the first, and never more often than once in `pause`
 * milliseconds however much happens. What cannot be replayed always concerns it.
 */
export function useRefetchOnNews(
  queryKey: QueryKey,
  pause: number,
  concerns: (fact: Extract<CallNews, { kind: 'fact' }>['fact']) => boolean,
): void {
  const client = useQueryClient();
  const read = useEffectEvent(() => client.invalidateQueries({ queryKey }));
  const matters = useEffectEvent((news: CallNews) => news.kind === 'reset' || concerns(news.fact));
  useEffect(() => {
    const reader = new Coalescer(() => read(), pause);
    const leave = listenToCalls((news) => {
      if (matters(news)) reader.wish();
    });
    return () => {
      leave();
      reader.stop();
    };
  }, [pause]);
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listenToCalls } from '@/entities/call/events';
import { Coalescer } from '@/lib/coalescer';
import { reviewCountQuery, reviewKeys } from './api';

/** What may change who waits. */
const NEWS = new Set(['review_requested', 'reviewed', 'cancel_requested', 'retry_requested']);

/** How many calls wait for a person, kept fresh by the news; 0 until that is known. */
export function useReviewCount(): number {
  const client = useQueryClient();
  useEffect(() => {
    const reader = new Coalescer(() => client.invalidateQueries({ queryKey: reviewKeys.all }), 1_000);
    const silence = listenToCalls((news) => {
      if (news.kind === 'reset' || NEWS.has(news.fact.type)) reader.wish();
    });
    return () => {
      silence();
      reader.stop();
    };
  }, [client]);
  return useQuery(reviewCountQuery).data?.total ?? 0;
}

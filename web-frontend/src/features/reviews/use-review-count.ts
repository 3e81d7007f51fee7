import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listenToCalls } from '@/entities/call/events';
import { Coalescer } from '@/lib/coalescer';
import { useSession } from '@/lib/session';
import { reviewCountQuery, reviewKeys } from './api';

/** What may change who waits. */
const NEWS = new Set(['review_requested', 'reviewed', 'cancel_requested', 'retry_requested']);

/** How many calls wait for a person, kept fresh by the news; 0 until that is known, and for who may not know it. */
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
  const state = useSession();
  // An analyst may not ask, and whoever asks in vain stands in the audit log.
  const mayAsk = state.kind === 'signed_in' && state.user.role !== 'analyst';
  return useQuery({ ...reviewCountQuery, enabled: mayAsk }).data?.total ?? 0;
}

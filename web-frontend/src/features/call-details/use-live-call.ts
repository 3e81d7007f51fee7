import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { callKeys } from '@/entities/call/api';
import { listenToCalls, useStreamState } from '@/entities/call/events';
import { Coalescer } from '@/lib/coalescer';

/** At most one reading in so many milliseconds, however fast a talk goes. */
const PAUSE = 700;
/** How often to look when the stream is down. */
const POLL = 2_000;

/** Reads a call anew when something happened to it. Returns how often to poll instead: false while news is pushed. */
export function useLiveCall(id: string): number | false {
  const client = useQueryClient();
  const stream = useStreamState();
  useEffect(() => {
    const reader = new Coalescer(() => client.invalidateQueries({ queryKey: callKeys.one(id) }), PAUSE);
    const silence = listenToCalls((news) => {
      if (news.kind === 'reset' || news.fact.call_id === id) reader.wish();
    });
    return () => {
      silence();
      reader.stop();
    };
  }, [client, id]);
  // Between the reading of the call and the beginning of the stream something may have happened.
  useEffect(() => {
    if (stream === 'live')
      void client.invalidateQueries({ queryKey: callKeys.one(id) }, { cancelRefetch: false });
  }, [client, id, stream]);
  return stream === 'down' ? POLL : false;
}

import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { EventStream, type StreamState } from '@/lib/events';
import { authorized } from '@/lib/http';
import { session } from '@/lib/session';
import { z } from '@/lib/z';
import { PushedFact } from './schema';

/** News about calls: a fact, or word that some were missed for good and must be fetched again. */
export type CallNews = { readonly kind: 'fact'; readonly fact: PushedFact } | { readonly kind: 'reset' };

/** Calls whose facts we remember in order to drop repeats; the oldest are forgotten first. */
const REMEMBERED_CALLS = 500;

/** Drops facts that were already seen: delivery is at least once. */
export class SeenFacts {
  readonly #seen = new Map<string, Set<number>>();
  readonly #limit: number;

  constructor(limit: number = REMEMBERED_CALLS) {
    this.#limit = limit;
  }

  /** True the first time only. */
  add(callId: string, no: number): boolean {
    const known = this.#seen.get(callId) ?? new Set<number>();
    this.#seen.delete(callId);
    this.#seen.set(callId, known);
    const oldest = this.#seen.keys().next();
    if (this.#seen.size > this.#limit && !oldest.done) this.#seen.delete(oldest.value);
    if (known.has(no)) return false;
    known.add(no);
    return true;
  }

  clear(): void {
    this.#seen.clear();
  }
}

/** Reads one pushed event; null for a greeting, an event we do not know, or one we cannot read. */
export function readNews(event: string, data: string): CallNews | null {
  if (event === 'reset') return { kind: 'reset' };
  if (event !== 'fact') return null;
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return null;
  }
  const fact = z.safeParse(PushedFact, json);
  return fact.success ? { kind: 'fact', fact: fact.data } : null;
}

const stream = new EventStream({
  url: '/api/events',
  open: (url, headers, signal) =>
    authorized((token) => {
      const bearer = token === null ? {} : { Authorization: `Bearer ${token}` };
      return fetch(url, {
        headers: { ...headers, ...bearer },
        signal,
        credentials: 'same-origin',
        cache: 'no-store',
      });
    }, signal),
});
const seen = new SeenFacts();
const listeners = new Set<(news: CallNews) => void>();
let unsubscribe: (() => void) | null = null;

/** Listens to what happens to calls, each fact once, over the one stream of this tab. */
export function listenToCalls(listener: (news: CallNews) => void): () => void {
  listeners.add(listener);
  unsubscribe ??= stream.subscribe(({ event, data }) => {
    const news = readNews(event, data);
    if (news === null) return;
    if (news.kind === 'fact' && !seen.add(news.fact.call_id, news.fact.no)) return;
    for (const each of listeners) each(news);
  });
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    unsubscribe?.();
    unsubscribe = null;
  };
}

// What one user saw is nothing to the next, and without a user there is nothing to read.
session.subscribe(() => {
  if (session.state.kind === 'signed_in') {
    stream.open();
  } else {
    stream.close();
    seen.clear();
  }
});

/** Calls `onNews` for everything that happens to calls while the component is shown. */
export function useCallNews(onNews: (news: CallNews) => void): void {
  const latest = useEffectEvent(onNews);
  useEffect(() => listenToCalls((news) => latest(news)), []);
}

/** Whether news arrives by push right now; when it does not, a page polls and says so. */
export function useStreamState(): StreamState {
  return useSyncExternalStore(stream.subscribeState, () => stream.state);
}

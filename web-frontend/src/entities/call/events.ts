import { useSyncExternalStore } from 'react';
import { EventStream, type StreamState } from '@/lib/events';
import { authorized } from '@/lib/http';
import { session } from '@/lib/session';
import { z } from '@/lib/z';
import { PushedFact } from './schema';

/** News about calls: a fact, or word that some were missed for good and must be fetched again. */
export type CallNews = { readonly kind: 'fact'; readonly fact: PushedFact } | { readonly kind: 'reset' };

/** Calls whose facts are remembered; those that were quiet longest are forgotten first. */
const REMEMBERED_CALLS = 300;
const NONE: readonly PushedFact[] = [];

/** What was pushed to this tab, by call: it drops repeats, and tells a page that opens later what it missed. */
export class FactLog {
  readonly #facts = new Map<string, readonly PushedFact[]>();
  readonly #limit: number;

  constructor(limit: number = REMEMBERED_CALLS) {
    this.#limit = limit;
  }

  /** True the first time only: delivery is at least once. */
  add(fact: PushedFact): boolean {
    const known = this.of(fact.call_id);
    const isNew = known.every(({ no }) => no !== fact.no);
    this.#facts.delete(fact.call_id);
    this.#facts.set(fact.call_id, isNew ? [...known, fact] : known);
    const quietest = this.#facts.keys().next();
    if (this.#facts.size > this.#limit && !quietest.done) this.#facts.delete(quietest.value);
    return isNew;
  }

  /** The facts of a call in the order of their arrival; the same array as long as nothing is added. */
  of(callId: string): readonly PushedFact[] {
    return this.#facts.get(callId) ?? NONE;
  }

  clear(): void {
    this.#facts.clear();
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
const log = new FactLog();
const listeners = new Set<(news: CallNews) => void>();
let unsubscribe: (() => void) | null = null;

/** Listens to what happens to calls, each fact once, over the one stream of this tab. */
export function listenToCalls(listener: (news: CallNews) => void): () => void {
  listeners.add(listener);
  unsubscribe ??= stream.subscribe(({ event, data }) => {
    const news = readNews(event, data);
    if (news === null) return;
    if (news.kind === 'fact' && !log.add(news.fact)) return;
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
    log.clear();
  }
});

/** Everything that was pushed about a call since this tab began to listen, also before the component was shown. */
export function useFacts(callId: string): readonly PushedFact[] {
  return useSyncExternalStore(listenToCalls, () => log.of(callId));
}

/** Whether news arrives by push right now; when it does not, a page polls and says so. */
export function useStreamState(): StreamState {
  return useSyncExternalStore(stream.subscribeState, () => stream.state);
}

import { useSyncExternalStore } from 'react';
import { session } from './session';

let last: string | null = null;
const listeners = new Set<() => void>();

/** Remembers the call last looked at on this tab, so that "Call status" leads back to it; null forgets it. */
export function rememberLastCall(id: string | null): void {
  last = id;
  for (const listener of listeners) listener();
}

export function useLastCall(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => last,
  );
}

// What one user looked at is nothing to the next.
session.subscribe(() => {
  if (session.state.kind !== 'signed_in') rememberLastCall(null);
});

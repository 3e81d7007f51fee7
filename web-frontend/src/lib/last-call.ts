import { useSyncExternalStore } from 'react';

let last: string | null = null;
const listeners = new Set<() => void>();

/** Remembers the call last looked at on this tab, so that "Call status" leads back to it. */
export function rememberLastCall(id: string): void {
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

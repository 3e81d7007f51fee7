import { useSyncExternalStore } from 'react';
import { ApiError, networkErrorOf, problemOf } from './api-error';
import { recall, remember } from './storage';
import { z } from './z';

const TokenAnswer = z.object({
  access_token: z.string(),
  expires_in: z.number(),
});

const User = z.object({
  username: z.string(),
  role: z.catch(z.enum(['admin', 'operator', 'analyst']), 'operator'),
  second_factor: z.catch(z.boolean(), false),
  second_factor_required: z.catch(z.boolean(), false),
  recovery_codes_left: z.catch(z.number(), 0),
  /** What has to be done before anything else: `password`, `second_factor`. */
  duties: z.catch(z.array(z.string()), []),
  shortest_password: z.catch(z.number(), 8),
});

export type User = z.infer<typeof User>;

export type SessionState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'anonymous'; readonly reason: 'none' | 'expired' | 'signed_out' }
  | { readonly kind: 'signed_in'; readonly user: User };

/** What one tab tells the others. The token travels between tabs of this origin only, and never touches storage. */
const TabMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('token'), value: z.string(), expiresAt: z.number() }),
  z.object({ kind: z.literal('signed_out') }),
]);

const WEB = { 'X-Halo-Client': 'web' } as const;
/** Only says that a refresh is worth a try, so that a first visit asks the server for nothing in vain. */
const HINT = 'halo.signed_in';
const TIMEOUT = 20_000;
/** A token that is good for less than this is renewed before it is used. */
const MARGIN = 20_000;

/**
 * Who is signed in on this tab. The access token lives in memory only; a rotating cookie that scripts cannot read
 * gets a new one. Tabs take turns to refresh (the cookie changes each time) and hand each other the result.
 */
export class Session {
  #token: string | null = null;
  /** By this machine's clock, which all its tabs share. */
  #expiresAt = 0;
  #state: SessionState = { kind: 'unknown' };
  #refreshing: Promise<boolean> | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('halo.session');

  constructor() {
    this.#tabs?.addEventListener('message', (event: MessageEvent<unknown>) => {
      const message = z.safeParse(TabMessage, event.data);
      if (!message.success) return;
      if (message.data.kind === 'token') this.#keep(message.data.value, message.data.expiresAt);
      else this.#becomeAnonymous('signed_out');
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  get token(): string | null {
    return this.#token;
  }

  /** The token is about to run out: better renew it than be refused. */
  get expiring(): boolean {
    return this.#token !== null && Date.now() > this.#expiresAt - MARGIN;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Finds out who is signed in, by the cookie if there may be one. Throws when the server cannot be asked. */
  async start(): Promise<SessionState> {
    if (this.#state.kind !== 'unknown') return this.#state;
    if (recall(HINT) === '0' || (recall(HINT) === null && storageWorks())) {
      this.#become({ kind: 'anonymous', reason: 'none' });
      return this.#state;
    }
    if (!(await this.refresh(null))) return this.#state;
    await this.#loadUser();
    return this.#state;
  }

  /** Fails with `auth.second_factor_required` where the same is to be asked once more with a code. */
  async signIn(username: string, password: string, code?: string): Promise<void> {
    const response = await send('/api/auth/login', {
      method: 'POST',
      headers: { ...WEB, 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password, code }),
    });
    if (!response.ok) throw await problemOf(response);
    await this.#take(response);
    await this.#loadUser();
    remember(HINT, '1');
  }

  /** Ends the session here and in every other tab. The server is told; if it cannot be, the cookie outlives us. */
  async signOut(): Promise<void> {
    const headers = this.#token === null ? WEB : { ...WEB, Authorization: `Bearer ${this.#token}` };
    const response = await send('/api/auth/logout', { method: 'POST', headers });
    if (!response.ok && response.status !== 401) throw await problemOf(response);
    this.#tabs?.postMessage({ kind: 'signed_out' });
    this.#becomeAnonymous('signed_out');
  }

  /** Asks anew who is signed in and what there is to do first. */
  async reload(): Promise<SessionState> {
    await this.#loadUser();
    return this.#state;
  }

  /** The server has ended every session of this user, this one included. */
  leave(): void {
    this.#tabs?.postMessage({ kind: 'signed_out' });
    this.#becomeAnonymous('signed_out');
  }

  /**
   * Gets a new token unless somebody already did since `stale` was in use. Callers at the same time share one
   * request; tabs queue for a lock. False means the session is over; it throws when the server cannot be asked.
   */
  refresh(stale: string | null): Promise<boolean> {
    this.#refreshing ??= this.#refreshInTurn(stale).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #refreshInTurn(stale: string | null): Promise<boolean> {
    if (this.#isNewerThan(stale)) return true;
    if (!('locks' in navigator)) return this.#refreshNow();
    return navigator.locks.request('halo.refresh', async () => {
      // Another tab may just have refreshed; its message is a task of its own, so let it come in first.
      await new Promise((resolve) => setTimeout(resolve, 0));
      return this.#isNewerThan(stale) || this.#refreshNow();
    });
  }

  #isNewerThan(stale: string | null): boolean {
    return this.#token !== null && this.#token !== stale;
  }

  async #refreshNow(): Promise<boolean> {
    const response = await send('/api/auth/refresh', { method: 'POST', headers: WEB });
    if (response.status === 401 || response.status === 403) {
      this.#becomeAnonymous(this.#state.kind === 'signed_in' ? 'expired' : 'none');
      return false;
    }
    if (!response.ok) throw await problemOf(response);
    await this.#take(response);
    return true;
  }

  async #take(response: Response): Promise<void> {
    const answer = z.safeParse(TokenAnswer, await response.json().catch(() => null));
    if (!answer.success) throw new ApiError('unreadable', 'Unreadable answer to a sign-in');
    const value = answer.data.access_token;
    const expiresAt = Date.now() + answer.data.expires_in * 1_000;
    this.#keep(value, expiresAt);
    this.#tabs?.postMessage({ kind: 'token', value, expiresAt });
  }

  #keep(value: string, expiresAt: number): void {
    this.#token = value;
    this.#expiresAt = expiresAt;
  }

  async #loadUser(): Promise<void> {
    const response = await send('/api/auth/me', { headers: { Authorization: `Bearer ${this.#token}` } });
    if (!response.ok) throw await problemOf(response);
    const user = z.safeParse(User, await response.json().catch(() => null));
    if (!user.success) throw new ApiError('unreadable', 'Unreadable answer about the user');
    this.#become({ kind: 'signed_in', user: user.data });
  }

  #becomeAnonymous(reason: 'none' | 'expired' | 'signed_out'): void {
    this.#token = null;
    remember(HINT, '0');
    this.#become({ kind: 'anonymous', reason });
  }

  #become(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  /** Stops talking to other tabs, as a closed one does. */
  disconnect(): void {
    this.#tabs?.close();
  }

  /** Forgets everything, as a new tab would. */
  reset(): void {
    this.#token = null;
    this.#refreshing = null;
    this.#become({ kind: 'unknown' });
  }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...init, signal: AbortSignal.timeout(TIMEOUT), credentials: 'same-origin' });
  } catch (cause) {
    throw networkErrorOf(cause);
  }
}

function storageWorks(): boolean {
  return remember('halo.probe', '1');
}

export const session = new Session();

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, () => session.state);
}

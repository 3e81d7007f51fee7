import { createParser } from 'eventsource-parser';
import { problemOf } from './api-error';

/**
 * Whether news arrives by push: `connecting` while the first try, or the first after a break, has no answer yet; `live`
 * while the stream stands; `down` when that did not help and we try again and again; `idle` when nobody listens.
 */
export type StreamState = 'idle' | 'connecting' | 'live' | 'down';

export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

export interface EventStreamOptions {
  readonly url: string;
  /** Opens the stream as the signed-in user; the headers carry the resume position. */
  readonly open: (
    url: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ) => Promise<Response>;
  /** 0 ≤ x < 1; for the jitter. */
  readonly random?: () => number;
}

/** The server says something every 15 s; after this long without a byte the connection is dead. */
export const IDLE_LIMIT = 40_000;
const FIRST_DELAY = 500;
const LONGEST_DELAY = 15_000;
/** A proxy that holds everything back must not leave a page without news: after this long it is told to poll. */
const PATIENCE = 4_000;
/** A page that is left and the next one share the stream: it ends only when nobody listens for a while. */
const LINGER = 2_000;

/**
 * One stream of server-sent events for the whole tab. It reconnects by itself with jittered back-off, resumes after the
 * last event it got, and gives up a connection that has gone silent. EventSource cannot send our token; this can.
 */
export class EventStream {
  readonly #options: EventStreamOptions;
  readonly #listeners = new Set<(event: ServerEvent) => void>();
  readonly #stateListeners = new Set<() => void>();
  #state: StreamState = 'idle';
  #lastEventId: string | null = null;
  #failures = 0;
  #baseDelay = FIRST_DELAY;
  #connection: AbortController | null = null;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #lingerTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: EventStreamOptions) {
    this.#options = options;
  }

  get state(): StreamState {
    return this.#state;
  }

  readonly subscribeState = (listener: () => void): (() => void) => {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  };

  /** Listens to every event from now on. The first listener opens the stream, the last one to leave closes it. */
  subscribe(listener: (event: ServerEvent) => void): () => void {
    this.#listeners.add(listener);
    clearTimeout(this.#lingerTimer);
    this.open();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#lingerTimer);
      this.#lingerTimer = setTimeout(() => this.close(), LINGER);
    };
  }

  /** Ends the stream and forgets the resume position, though listeners may stay: {@link open} begins anew for them. */
  close(): void {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#lingerTimer);
    globalThis.removeEventListener('online', this.#retryNow);
    this.#connection?.abort();
    this.#connection = null;
    this.#lastEventId = null;
    this.#failures = 0;
    this.#become('idle');
  }

  /** Begins to read if anybody listens and nothing is under way. */
  open(): void {
    if (this.#state !== 'idle' || this.#listeners.size === 0) return;
    globalThis.addEventListener('online', this.#retryNow);
    this.#become('connecting');
    void this.#connect();
  }

  /** The network is back: do not wait out the delay. */
  readonly #retryNow = (): void => {
    if (this.#state === 'idle' || this.#connection !== null) return;
    clearTimeout(this.#retryTimer);
    void this.#connect();
  };

  async #connect(): Promise<void> {
    const connection = new AbortController();
    this.#connection = connection;
    const patience = setTimeout(() => {
      if (this.#connection === connection && this.#state === 'connecting') this.#become('down');
    }, PATIENCE);
    let wait: number | null = null;
    try {
      wait = await this.#read(connection);
    } catch {
      // Whatever broke the connection, the answer is the same: say that it is down and try again.
    }
    clearTimeout(patience);
    const superseded = this.#connection !== connection;
    connection.abort();
    if (superseded) return;
    this.#connection = null;
    // A break that the next try mends, as when a token has run out, is nothing to alarm anybody about.
    this.#become(this.#state === 'live' && wait === null ? 'connecting' : 'down');
    this.#retryTimer = setTimeout(() => void this.#connect(), wait ?? this.#delay());
    this.#failures += 1;
  }

  /** Reads until the stream ends. Gives milliseconds to wait when the server named them. */
  async #read(connection: AbortController): Promise<number | null> {
    const headers: Record<string, string> = { Accept: 'text/event-stream' };
    if (this.#lastEventId !== null) headers['Last-Event-ID'] = this.#lastEventId;
    let watchdog = setTimeout(() => connection.abort(), IDLE_LIMIT);
    try {
      const response = await this.#options.open(this.#options.url, headers, connection.signal);
      if (!response.ok) {
        const { retryAfter } = await problemOf(response);
        return retryAfter === null ? null : retryAfter * 1_000;
      }
      const isStream = response.headers.get('Content-Type')?.startsWith('text/event-stream') === true;
      if (response.body === null || !isStream) return null;
      const parser = createParser({
        onEvent: ({ id, event, data }) => {
          if (id !== undefined) this.#lastEventId = id;
          this.#emit({ event: event ?? 'message', data });
        },
        onRetry: (delay) => {
          this.#baseDelay = Math.min(Math.max(delay, FIRST_DELAY), LONGEST_DELAY);
        },
      });
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      connection.signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
      for (;;) {
        const { done, value } = await reader.read();
        if (done || this.#connection !== connection) return null;
        clearTimeout(watchdog);
        watchdog = setTimeout(() => connection.abort(), IDLE_LIMIT);
        this.#failures = 0;
        this.#become('live');
        parser.feed(value);
      }
    } finally {
      clearTimeout(watchdog);
    }
  }

  /** Half of it is chance, so that a restarted server is not met by everybody at once. */
  #delay(): number {
    const random = this.#options.random ?? Math.random;
    const full = Math.min(this.#baseDelay * 2 ** this.#failures, LONGEST_DELAY);
    return full / 2 + (full / 2) * random();
  }

  #emit(event: ServerEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #become(state: StreamState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#stateListeners) listener();
  }
}

import { ApiError, networkErrorOf, problemOf } from './api-error';
import { learnServerTime } from './clock';
import { session } from './session';
import { z } from './z';

export type QueryValue = string | number | boolean | null | undefined | readonly string[];

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** Absent and empty values are left out; lists are joined by commas. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

const TIMEOUT = 30_000;

/**
 * Asks the API as the signed-in user and reads the answer by a schema. An expired token is renewed and the request
 * sent once more; fails only with {@link ApiError} or with the caller's own abort.
 */
export async function request<T>(
  schema: z.ZodMiniType<T>,
  path: string,
  options: RequestOptions = {},
): Promise<T> {
  const response = await authorized((token) => send(path, options, token), options.signal);
  learnServerTime(response.headers.get('Date'));
  if (!response.ok) throw await problemOf(response);
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = z.safeParse(schema, body);
  if (!parsed.success) throw new ApiError('unreadable', `Unreadable answer from ${path}`);
  return parsed.data;
}

/** The same for an answer without content. */
export async function order(path: string, options: RequestOptions = {}): Promise<void> {
  const response = await authorized((token) => send(path, options, token), options.signal);
  if (!response.ok) throw await problemOf(response);
}

/** Sends with the current token, and once more with a new one when the first is refused. */
export async function authorized(
  attempt: (token: string | null) => Promise<Response>,
  signal?: AbortSignal,
): Promise<Response> {
  // If that fails, the old token may still do, and its refusal is handled below.
  if (session.expiring) await session.refresh(session.token).catch(() => false);
  const token = session.token;
  const first = await attempt(token);
  if (first.status !== 401) return first;
  const renewed = await session.refresh(token);
  signal?.throwIfAborted();
  return renewed ? attempt(session.token) : first;
}

async function send(path: string, options: RequestOptions, token: string | null): Promise<Response> {
  const headers = new Headers(options.headers);
  headers.set('Accept', 'application/json');
  if (token !== null) headers.set('Authorization', `Bearer ${token}`);
  if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  const timeout = AbortSignal.timeout(TIMEOUT);
  try {
    return await fetch(path + queryString(options.query), {
      method: options.method ?? 'GET',
      headers,
      credentials: 'same-origin',
      signal: options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]),
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
  } catch (cause) {
    throw networkErrorOf(cause);
  }
}

function queryString(query: RequestOptions['query']): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === null || value === undefined) continue;
    const text = Array.isArray(value) ? value.join(',') : String(value);
    if (text !== '') params.set(name, text);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

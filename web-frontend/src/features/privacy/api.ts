import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ApiError, networkErrorOf, problemOf } from '@/lib/api-error';
import { authorized, request } from '@/lib/http';
import { z } from '@/lib/z';

export const REASONS = ['opted_out', 'complaint', 'register', 'wrong_person', 'other'] as const;
export type GivenReason = (typeof REASONS)[number];

const Reason = z.catch(z.enum([...REASONS, 'erased']), 'other');
export type Reason = z.infer<typeof Reason>;

export const SOURCES = ['call', 'user', 'import', 'erasure'] as const;
const Source = z.catch(z.enum([...SOURCES, 'unknown']), 'unknown');
export type Source = z.infer<typeof Source>;

const Listing = z.object({
  id: z.string(),
  /** Null where it was erased: it is known when it is seen, and not told. */
  phone_number: z.nullable(z.string()),
  reason: Reason,
  source: Source,
  added_by: z.nullable(z.string()),
  call_id: z.nullable(z.string()),
  added_at: z.string(),
});
export type Listing = z.infer<typeof Listing>;

const Listings = z.object({
  items: z.array(Listing),
  next_cursor: z.nullable(z.string()),
  total: z.number(),
});

export const listingKeys = { all: ['do-not-call'] as const };

const PAGE = 50;

export interface ListingFilter {
  readonly q?: string | undefined;
  readonly reason?: string | undefined;
  readonly source?: string | undefined;
}

export function listingsQuery(filter: ListingFilter) {
  return infiniteQueryOptions({
    queryKey: [...listingKeys.all, filter],
    queryFn: ({ pageParam, signal }) =>
      request(Listings, '/api/do-not-call', {
        query: { ...filter, limit: PAGE, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
}

/** Refused with 409 and `do_not_call.listed` where it is on the list. */
export function addListing(phone: string, reason: GivenReason) {
  return request(Listing, '/api/do-not-call', { method: 'POST', body: { phone_number: phone, reason } });
}

export function removeListing(id: string): Promise<void> {
  return plain(`/api/do-not-call/${encodeURIComponent(id)}`, { method: 'DELETE' }).then(() => undefined);
}

const Report = z.object({
  rows: z.number(),
  added: z.number(),
  known: z.number(),
  refused: z.number(),
  bad: z.array(z.object({ line: z.number(), code: z.string() })),
  cut: z.boolean(),
});
export type Report = z.infer<typeof Report>;

/** A file may take its time: 100,000 numbers are read in some seconds. */
const FILE_TIMEOUT = 300_000;

export async function importListings(file: Blob, reason: GivenReason): Promise<Report> {
  const response = await plain(`/api/do-not-call/import?reason=${reason}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/csv' },
    body: file,
  });
  const parsed = z.safeParse(Report, await response.json().catch(() => undefined));
  if (!parsed.success) throw new ApiError('unreadable', 'Unreadable answer to an import');
  return parsed.data;
}

export async function exportListings(): Promise<Blob> {
  return (await plain('/api/do-not-call/export', {})).blob();
}

/** What is no JSON, in either direction. */
async function plain(path: string, init: RequestInit): Promise<Response> {
  const response = await authorized((token) => {
    const headers = new Headers(init.headers);
    if (token !== null) headers.set('Authorization', `Bearer ${token}`);
    return fetch(path, {
      ...init,
      headers,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(FILE_TIMEOUT),
    }).catch((cause: unknown) => {
      throw networkErrorOf(cause);
    });
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}

export const AREAS = [
  'access',
  'users',
  'calls',
  'dialling',
  'do_not_call',
  'personal_data',
  'reanalyses',
  'settings',
] as const;
export type Area = (typeof AREAS)[number];

const AuditEntry = z.object({
  no: z.number(),
  at: z.string(),
  by: z.nullable(z.string()),
  address: z.nullable(z.string()),
  action: z.string(),
  area: z.string(),
  about: z.nullable(z.object({ kind: z.string(), name: z.string() })),
  details: z.record(z.string(), z.string()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

const AuditPage = z.object({ items: z.array(AuditEntry), next_cursor: z.nullable(z.string()) });

export interface AuditFilter {
  readonly by?: string | undefined;
  readonly area?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The audit log, newest first. For administrators. */
export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      request(AuditPage, '/api/audit', { query: { ...filter, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
}

const Person = z.object({
  calls: z.number(),
  first_call_at: z.nullable(z.string()),
  last_call_at: z.nullable(z.string()),
  /** Whether the number is on the do-not-call list. */
  listed: z.boolean(),
});
export type Person = z.infer<typeof Person>;

/** What there is of a number, which stands in the body: addresses are logged on their way. */
export function lookUpPerson(phone: string) {
  return request(Person, '/api/personal-data/look', { method: 'POST', body: { phone_number: phone } });
}

export async function exportPerson(phone: string): Promise<Blob> {
  const response = await plain('/api/personal-data/export', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ phone_number: phone }),
  });
  return response.blob();
}

const Erasure = z.object({ calls: z.number(), recordings: z.number() });
export type Erasure = z.infer<typeof Erasure>;

/** Refused with 409 and `person.under_way` while a call to the number goes on. */
export function erasePerson(phone: string) {
  return request(Erasure, '/api/personal-data/erase', { method: 'POST', body: { phone_number: phone } });
}

const Retention = z.object({
  recordings: z.number(),
  words: z.number(),
  numbers: z.number(),
  audit: z.number(),
});
export type Retention = z.infer<typeof Retention>;

/** How long what is kept, in days; 0 for ever. */
export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: ({ signal }) => request(Retention, '/api/personal-data/retention', { signal }),
});

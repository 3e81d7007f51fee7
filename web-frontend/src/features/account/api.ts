import { queryOptions } from '@tanstack/react-query';
import { order, request } from '@/lib/http';
import { z } from '@/lib/z';

/** What a key may be allowed; its words are those of the API. */
export const SCOPES = [
  'calls:read',
  'calls:write',
  'analytics:read',
  'recordings:read',
  'reviews:read',
  'reviews:write',
  'dialling:read',
  'dialling:stop',
  'do-not-call:write',
  'metrics:read',
] as const;
export type Scope = (typeof SCOPES)[number];

const Key = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  created_at: z.string(),
  expires_at: z.string(),
  last_used_at: z.nullable(z.string()),
  revoked_at: z.nullable(z.string()),
  good: z.boolean(),
});
export type Key = z.infer<typeof Key>;

const Keys = z.object({ items: z.array(Key) });
const CreatedKey = z.object({ key: Key, secret: z.string() });
const Begun = z.object({ secret: z.string(), uri: z.string() });
export type Begun = z.infer<typeof Begun>;
const RecoveryCodes = z.object({ recovery_codes: z.array(z.string()) });

export const keysKey = ['keys'] as const;

/** My keys, newest first. */
export const keysQuery = queryOptions({
  queryKey: keysKey,
  queryFn: ({ signal }) => request(Keys, '/api/keys', { signal }),
});

export function createKey(wish: {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
  readonly password: string;
}) {
  return request(CreatedKey, '/api/keys', { method: 'POST', body: wish });
}

export function revokeKey(id: string) {
  return order(`/api/keys/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

/** Ends every session of mine, this one included. */
export function changePassword(current: string, next: string) {
  return order('/api/auth/password', {
    method: 'POST',
    body: { current_password: current, new_password: next },
  });
}

export function signOutEverywhere() {
  return order('/api/auth/sign-out-everywhere', { method: 'POST' });
}

/** A secret for an app; shown once. */
export function beginSecondFactor(password: string) {
  return request(Begun, '/api/auth/second-factor', { method: 'POST', body: { password } });
}

export function confirmSecondFactor(code: string) {
  return request(RecoveryCodes, '/api/auth/second-factor/confirm', { method: 'POST', body: { code } });
}

export function renewRecoveryCodes(password: string, code: string) {
  return request(RecoveryCodes, '/api/auth/second-factor/recovery-codes', {
    method: 'POST',
    body: { password, code },
  });
}

export function removeSecondFactor(password: string, code: string) {
  return order('/api/auth/second-factor/remove', { method: 'POST', body: { password, code } });
}

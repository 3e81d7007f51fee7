import { queryOptions } from '@tanstack/react-query';
import { callKeys } from '@/entities/call/api';
import { Call, type CallLanguage, CallPage, type Voice } from '@/entities/call/schema';
import { request } from '@/lib/http';

export { callQuery } from '@/entities/call/api';

export interface NewCall {
  readonly phone_number: string;
  readonly language: CallLanguage;
  readonly voice: Voice;
  readonly greeting_message: string;
  readonly prompt: string;
  /** Where the person's agreement to be called comes from; absent where nobody asks for it. */
  readonly consent?: string;
}

/** Starts a call. The same key with the same words is the same call, however often it is sent. */
export function startCall(call: NewCall, idempotencyKey: string): Promise<Call> {
  return request(Call, '/api/calls', {
    method: 'POST',
    body: call,
    headers: { 'Idempotency-Key': idempotencyKey },
  });
}

export function cancelCall(id: string): Promise<Call> {
  return request(Call, `/api/calls/${encodeURIComponent(id)}/cancel`, { method: 'POST' });
}

export function retryCall(id: string): Promise<Call> {
  return request(Call, `/api/calls/${encodeURIComponent(id)}/retry`, { method: 'POST' });
}

export const RECENT_CALLS = 8;

export const recentCallsQuery = queryOptions({
  queryKey: [...callKeys.lists(), 'recent'],
  queryFn: ({ signal }) => request(CallPage, '/api/calls', { query: { limit: RECENT_CALLS }, signal }),
});

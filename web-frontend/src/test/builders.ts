import type { Call, CallListItem, CallStatus, PushedFact, TimelineEntry } from '@/entities/call/schema';
import type { Dialling } from '@/entities/dialling/schema';

/** Open, with nothing to settle. */
export function aDialling(change: Partial<Dialling> = {}): Dialling {
  return {
    open: true,
    brakes: [],
    unknown_attempts: 0,
    funds: null,
    policy: {
      countries: [
        { country: 'UZ', zones: ['Asia/Tashkent'], from: '09:00', until: '21:00', needs_consent: false },
      ],
      caps: { per_number_and_day: 3, per_hour: 0, spend_per_day: null },
    },
    ...change,
  };
}

/** 22 November 2026, 12:00 in UTC. */
export const NOON = Date.UTC(2026, 10, 22, 12, 0, 0);

/** An instant so many seconds after noon. */
export function at(seconds: number): string {
  return new Date(NOON + seconds * 1_000).toISOString();
}

export function aCall(change: Partial<Call> = {}): Call {
  return {
    id: 'call-1',
    phone_number: '+998901234567',
    language: 'ru',
    voice: 'female',
    greeting_message: 'Hello',
    prompt: 'Sell',
    status: 'initiating',
    voximplant_call_id: null,
    duration: null,
    ending: null,
    disposition: null,
    transcript: null,
    utterances: [],
    summary: null,
    followup_message: null,
    customer_interest: null,
    interest_level: null,
    evidence: [],
    crm_status: 'not_created',
    crm_id: null,
    telegram_link_sent: false,
    followup_status: 'none',
    failure: null,
    cost: null,
    has_recording: false,
    opted_out: false,
    callback_words: null,
    created_by: 'admin',
    created_at: at(0),
    updated_at: at(0),
    completed_at: null,
    timeline: [],
    confidence: null,
    callback_at: null,
    can_cancel: true,
    can_retry: false,
    ...change,
  };
}

export function aListItem(change: Partial<CallListItem> = {}): CallListItem {
  return {
    id: 'call-1',
    phone_number: '+998901234567',
    language: 'ru',
    voice: 'female',
    status: 'completed',
    ending: 'completed',
    disposition: 'interested',
    duration: 43,
    crm_status: 'added',
    interest_level: 'high',
    summary: null,
    created_at: at(0),
    updated_at: at(60),
    completed_at: at(60),
    ...change,
  };
}

export function aFact(
  no: number,
  type: string,
  status: CallStatus,
  more: { readonly seconds?: number; readonly data?: Record<string, unknown> } = {},
): TimelineEntry {
  return { no, type, status, at: at(more.seconds ?? no), attempt: null, data: more.data ?? {} };
}

export function pushed(fact: TimelineEntry, callId = 'call-1'): PushedFact {
  return { ...fact, call_id: callId };
}

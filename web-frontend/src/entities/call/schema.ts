import { Decimal } from '@/entities/money';
import { z } from '@/lib/z';

/**
 * What the API says about calls. Words we do not know yet become `unknown` (or null where a word may be absent),
 * so that a newer server never blanks a page.
 */
export const CallStatus = z.catch(
  z.enum([
    'initiating',
    'calling',
    'analyzing',
    'preparing_followup',
    'sending_sms',
    'adding_to_crm',
    'completed',
    'failed',
    'canceled',
    'unknown',
  ]),
  'unknown',
);
export type CallStatus = z.infer<typeof CallStatus>;

export const Ending = z.catch(
  z.enum([
    'completed',
    'no_answer',
    'busy',
    'unreachable',
    'rejected_by_callee',
    'rejected_by_carrier',
    'invalid_number',
    'voicemail',
    'canceled',
    'provider_error',
    'unknown',
  ]),
  'unknown',
);
export type Ending = z.infer<typeof Ending>;

export const DISPOSITIONS = [
  'interested',
  'callback',
  'rejected',
  'unclear',
  'opt_out',
  'wrong_number',
  'no_answer',
  'busy',
  'voicemail',
  'unreachable',
  'failed',
] as const;
export const Disposition = z.catch(z.enum([...DISPOSITIONS, 'unknown']), 'unknown');
export type Disposition = z.infer<typeof Disposition>;

export const Step = z.catch(
  z.enum(['dial', 'analyze', 'prepare_followup', 'send_sms', 'add_to_crm', 'hang_up', 'unknown']),
  'unknown',
);
export type Step = z.infer<typeof Step>;

export const CALL_LANGUAGES = ['ru', 'uz', 'tj', 'auto'] as const;
export const CallLanguage = z.catch(z.enum([...CALL_LANGUAGES, 'unknown']), 'unknown');
export type CallLanguage = (typeof CALL_LANGUAGES)[number];

export const VOICES = ['female', 'male', 'neutral'] as const;
export const Voice = z.catch(z.enum([...VOICES, 'unknown']), 'unknown');
export type Voice = (typeof VOICES)[number];

export const CRM_STATUSES = ['added', 'pending', 'not_created'] as const;
export const CrmStatus = z.catch(z.enum([...CRM_STATUSES, 'unknown']), 'unknown');
export type CrmStatus = z.infer<typeof CrmStatus>;

export const InterestLevel = z.catch(z.nullable(z.enum(['none', 'low', 'medium', 'high'])), null);
export type InterestLevel = NonNullable<z.infer<typeof InterestLevel>>;

const FollowupStatus = z.catch(z.enum(['none', 'prepared', 'sent', 'skipped', 'unknown']), 'unknown');
export type FollowupStatus = z.infer<typeof FollowupStatus>;

export const Speaker = z.catch(z.enum(['agent', 'customer']), 'customer');
export type Speaker = z.infer<typeof Speaker>;

/** Absent and null mean the same to a reader. */
const text = z._default(z.nullable(z.string()), null);
const number = z._default(z.nullable(z.number()), null);

export const Utterance = z.object({
  no: z.number(),
  speaker: Speaker,
  text: z.string(),
  /** Seconds since the answer. */
  offset: z.number(),
});
export type Utterance = z.infer<typeof Utterance>;

const Failure = z.object({
  step: Step,
  code: z.string(),
  message: z.catch(z.string(), ''),
});
export type Failure = z.infer<typeof Failure>;

/** One fact about a call, as the timeline and the pushed events carry it. */
export const TimelineEntry = z.object({
  no: z.number(),
  type: z.string(),
  at: z.string(),
  status: CallStatus,
  attempt: z.catch(z.nullish(z.union([z.number(), z.string()])), null),
  data: z.catch(z.record(z.string(), z.unknown()), {}),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

const Evidence = z.object({
  judgement: z.string(),
  quote: z.string(),
  /** The `no` of the utterance it stands in; null when it is not known. */
  utterance: z.catch(z.nullish(z.number()), null),
});
export type Evidence = z.infer<typeof Evidence>;

/** What the provider charged, by what for. */
const Cost = z.object({
  total: Decimal,
  call: Decimal,
  recording: Decimal,
  other: Decimal,
  currency: z.string(),
});
export type Cost = z.infer<typeof Cost>;

export const Call = z.object({
  id: z.string(),
  phone_number: z.string(),
  language: CallLanguage,
  voice: Voice,
  greeting_message: z.string(),
  prompt: z.string(),
  status: CallStatus,
  voximplant_call_id: text,
  /** Seconds talked. */
  duration: number,
  ending: z._default(z.nullable(Ending), null),
  disposition: z._default(z.nullable(Disposition), null),
  transcript: text,
  utterances: z._default(z.array(Utterance), []),
  summary: text,
  followup_message: text,
  customer_interest: text,
  interest_level: InterestLevel,
  evidence: z.catch(z.array(Evidence), []),
  crm_status: CrmStatus,
  crm_id: text,
  telegram_link_sent: z._default(z.boolean(), false),
  followup_status: FollowupStatus,
  failure: z._default(z.nullable(Failure), null),
  /** Null until the provider counted it. */
  cost: z.catch(z._default(z.nullable(Cost), null), null),
  has_recording: z.catch(z._default(z.boolean(), false), false),
  /** The person asked on the line not to be called again. */
  opted_out: z.catch(z._default(z.boolean(), false), false),
  /** When the person wants to be called back, in their own words. */
  callback_words: text,
  created_by: text,
  created_at: z.string(),
  updated_at: z.string(),
  completed_at: text,
  timeline: z._default(z.array(TimelineEntry), []),
  /** Of what the talk is said to mean, from 0 to 1; null while that is not known. */
  confidence: number,
  /** When the person wants to be called again. */
  callback_at: text,
  can_cancel: z._default(z.boolean(), false),
  can_retry: z._default(z.boolean(), false),
});
export type Call = z.infer<typeof Call>;

export const CallListItem = z.object({
  id: z.string(),
  phone_number: z.string(),
  language: CallLanguage,
  voice: Voice,
  status: CallStatus,
  ending: z._default(z.nullable(Ending), null),
  disposition: z._default(z.nullable(Disposition), null),
  duration: number,
  crm_status: CrmStatus,
  interest_level: InterestLevel,
  summary: text,
  created_at: z.string(),
  updated_at: z.string(),
  completed_at: text,
});
export type CallListItem = z.infer<typeof CallListItem>;

export const CallPage = z.object({
  items: z.array(CallListItem),
  next_cursor: text,
  total: z.number(),
});
export type CallPage = z.infer<typeof CallPage>;

/** A fact as it is pushed: a timeline entry and the call it belongs to. */
export const PushedFact = z.extend(TimelineEntry, { call_id: z.string() });
export type PushedFact = z.infer<typeof PushedFact>;

/** The call is over and nothing more will happen unless somebody asks for it. */
export function isOver(status: CallStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'canceled';
}

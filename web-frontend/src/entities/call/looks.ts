import type { Tone } from '@/components/ui/badge';
import type { TranslationKey } from '@/i18n';
import type { CallLanguage, CallStatus, CrmStatus, Disposition, Ending, InterestLevel } from './schema';

export interface Look {
  readonly label: TranslationKey;
  readonly tone: Tone;
}

export const STATUS_LOOK = {
  initiating: { label: 'call.status.initiating', tone: 'info' },
  calling: { label: 'call.status.calling', tone: 'info' },
  analyzing: { label: 'call.status.analyzing', tone: 'info' },
  preparing_followup: { label: 'call.status.preparing_followup', tone: 'info' },
  sending_sms: { label: 'call.status.sending_sms', tone: 'info' },
  adding_to_crm: { label: 'call.status.adding_to_crm', tone: 'info' },
  completed: { label: 'call.status.completed', tone: 'ok' },
  failed: { label: 'call.status.failed', tone: 'bad' },
  canceled: { label: 'call.status.canceled', tone: 'neutral' },
  unknown: { label: 'call.status.unknown', tone: 'neutral' },
} as const satisfies Record<CallStatus, Look>;

export const DISPOSITION_LOOK = {
  interested: { label: 'call.disposition.interested', tone: 'accent' },
  callback: { label: 'call.disposition.callback', tone: 'warn' },
  rejected: { label: 'call.disposition.rejected', tone: 'bad' },
  unclear: { label: 'call.disposition.unclear', tone: 'neutral' },
  opt_out: { label: 'call.disposition.opt_out', tone: 'bad' },
  wrong_number: { label: 'call.disposition.wrong_number', tone: 'neutral' },
  no_answer: { label: 'call.disposition.no_answer', tone: 'neutral' },
  busy: { label: 'call.disposition.busy', tone: 'neutral' },
  voicemail: { label: 'call.disposition.voicemail', tone: 'neutral' },
  unreachable: { label: 'call.disposition.unreachable', tone: 'neutral' },
  failed: { label: 'call.disposition.failed', tone: 'bad' },
  unknown: { label: 'call.disposition.unknown', tone: 'neutral' },
} as const satisfies Record<Disposition, Look>;

export const CRM_LOOK = {
  added: { label: 'call.crm.added', tone: 'ok' },
  pending: { label: 'call.crm.pending', tone: 'info' },
  not_created: { label: 'call.crm.not_created', tone: 'neutral' },
  unknown: { label: 'call.crm.unknown', tone: 'neutral' },
} as const satisfies Record<CrmStatus, Look>;

export const INTEREST_LOOK = {
  high: { label: 'call.interest.high', tone: 'ok' },
  medium: { label: 'call.interest.medium', tone: 'accent' },
  low: { label: 'call.interest.low', tone: 'warn' },
  none: { label: 'call.interest.none', tone: 'neutral' },
} as const satisfies Record<InterestLevel, Look>;

export const ENDING_LABEL = {
  completed: 'call.ending.completed',
  no_answer: 'call.ending.no_answer',
  busy: 'call.ending.busy',
  unreachable: 'call.ending.unreachable',
  rejected_by_callee: 'call.ending.rejected_by_callee',
  rejected_by_carrier: 'call.ending.rejected_by_carrier',
  invalid_number: 'call.ending.invalid_number',
  voicemail: 'call.ending.voicemail',
  canceled: 'call.ending.canceled',
  provider_error: 'call.ending.provider_error',
  unknown: 'call.ending.unknown',
} as const satisfies Record<Ending, TranslationKey>;

/** What was spoken. For a form that asks, `call.language` has a longer word for `auto`. */
export const LANGUAGE_LABEL = {
  ru: 'call.language.ru',
  uz: 'call.language.uz',
  tj: 'call.language.tj',
  auto: 'call.language_short.auto',
  unknown: 'call.language.unknown',
} as const satisfies Record<CallLanguage | 'unknown', TranslationKey>;

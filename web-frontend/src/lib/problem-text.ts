import { useCallback } from 'react';
import type { TranslationKey } from '@/i18n';
import { useTranslation } from '@/i18n';
import { ApiError } from './api-error';

/** The codes we have our own words for. An unknown code is shown with the server's message. */
const TEXT = {
  'phone.blank': 'problem.phone_blank',
  'phone.format': 'problem.phone_format',
  'phone.unknown_number': 'problem.phone_unknown_number',
  'language.unknown': 'problem.language_unknown',
  'voice.unknown': 'problem.voice_unknown',
  'phone.type': 'problem.field',
  'greeting.characters': 'problem.characters',
  'prompt.characters': 'problem.characters',
  'greeting.blank': 'problem.greeting_blank',
  'greeting.too_long': 'problem.greeting_too_long',
  'prompt.blank': 'problem.prompt_blank',
  'prompt.too_long': 'problem.prompt_too_long',
  'username.blank': 'problem.username_blank',
  'password.blank': 'problem.password_blank',
  'auth.bad_credentials': 'problem.bad_credentials',
  'password.too_short': 'problem.password_too_short',
  'password.too_long': 'problem.password_too_long',
  'password.guessable': 'problem.password_guessable',
  'password.wrong': 'problem.password_wrong',
  'auth.second_factor_required': 'problem.code_blank',
  'auth.wrong_code': 'problem.code_wrong',
  'code.wrong': 'problem.code_wrong',
  'code.blank': 'problem.code_blank',
  'auth.setup_required': 'problem.setup_required',
  'username.format': 'problem.username_format',
  'username.taken': 'problem.username_taken',
  'user.yourself': 'problem.user_yourself',
  'user.last_administrator': 'problem.user_last_administrator',
  'name.blank': 'problem.name_blank',
  'scopes.blank': 'problem.scopes_blank',
  'key.too_many': 'problem.keys_full',
  'auth.required': 'problem.auth_required',
  'auth.too_many_attempts': 'problem.too_many_attempts',
  'call.not_found': 'problem.call_not_found',
  'auth.forbidden': 'problem.forbidden',
  'auth.busy': 'problem.busy',
  'call.busy': 'problem.busy',
  'store.unavailable': 'problem.unavailable',
  'call.already_ended': 'problem.call_already_ended',
  'call.not_failed': 'problem.call_not_failed',
  'call.do_not_call': 'problem.call_do_not_call',
  'call.refused.stopped': 'problem.call_stopped',
  'call.refused.number_kind': 'problem.call_number_kind',
  'call.refused.country': 'problem.call_country',
  'call.refused.consent': 'problem.call_consent',
  'consent.blank': 'problem.consent_blank',
  'call.refused.calling_hours': 'problem.call_calling_hours',
  'call.refused.number_cap': 'problem.call_number_cap',
  'call.refused.hour_cap': 'problem.call_hour_cap',
  'call.refused.spend_cap': 'problem.call_spend_cap',
  'recording.not_found': 'problem.no_recording',
  'recording.busy': 'problem.busy',
  'brake.not_applied': 'problem.brake_not_applied',
  'cursor.invalid': 'problem.cursor_invalid',
  'filter.unknown': 'problem.filter_unknown',
  'idempotency.conflict': 'problem.idempotency_conflict',
  'body.unreadable': 'problem.body_unreadable',
  'body.too_large': 'problem.body_too_large',
  internal: 'problem.internal',
} as const satisfies Record<string, TranslationKey>;

function isKnown(code: string): code is keyof typeof TEXT {
  return Object.hasOwn(TEXT, code);
}

/** The translation key for a code, or null for a code we do not know. */
function problemKey(code: string): TranslationKey | null {
  return isKnown(code) ? TEXT[code] : null;
}

/** Says what went wrong in the reader's language. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof ApiError)) return t('problem.unexpected');
      if (error.kind === 'unreachable') return t('problem.unreachable');
      if (error.kind === 'timeout') return t('problem.timeout');
      if (error.kind === 'unreadable') return t('problem.unreadable');
      const key = problemKey(error.code);
      if (key !== null) return t(key);
      if (error.status === 403) return t('problem.forbidden');
      if (error.status === 503) return t('problem.unavailable');
      if (error.status === 429) return t('problem.too_many_requests');
      if (error.status >= 500) return t('problem.internal');
      return error.message === '' ? t('problem.unexpected') : error.message;
    },
    [t],
  );
}

/** The same for one bad field of a 422. */
export function useFieldProblemText(): (problem: {
  readonly code: string;
  readonly message: string;
}) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ code, message }) => {
      const key = problemKey(code);
      if (key !== null) return t(key);
      return message === '' ? t('problem.field') : message;
    },
    [t],
  );
}

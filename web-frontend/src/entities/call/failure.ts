import type { TranslationKey } from '@/i18n';
import type { Failure } from './schema';

const REFUSED = 'dial.refused.';
const SESSION = 'dial.session.';

/** Why the last look before dialling said no. */
const REFUSAL = {
  stopped: 'call.failure.refused_stopped',
  do_not_call: 'call.failure.refused_do_not_call',
  number_kind: 'call.failure.refused_number_kind',
  country: 'call.failure.refused_country',
  calling_hours: 'call.failure.refused_calling_hours',
  number_cap: 'call.failure.refused_number_cap',
  hour_cap: 'call.failure.refused_hour_cap',
  spend_cap: 'call.failure.refused_spend_cap',
  call_not_dialing: 'call.failure.refused_call_not_dialing',
} as const satisfies Record<string, TranslationKey>;

function isRefusal(word: string): word is keyof typeof REFUSAL {
  return Object.hasOwn(REFUSAL, word);
}

/** Our own words for a failure's code; null for one that only the server can explain. */
export function failureKey(code: string): TranslationKey | null {
  if (code === 'dial.unknown') return 'call.failure.unknown';
  if (code === 'dial.waited_too_long') return 'call.failure.waited_too_long';
  if (code === 'dial.no_session') return 'call.failure.no_session';
  if (code === 'dial.not_dialled') return 'call.failure.not_dialled';
  if (code.startsWith(REFUSED)) {
    const word = code.slice(REFUSED.length);
    return isRefusal(word) ? REFUSAL[word] : 'call.failure.refused';
  }
  return code.startsWith(SESSION) ? 'call.failure.session' : null;
}

/** Nobody can tell whether the phone rang, and a person has to say. */
export function needsSettling(failure: Failure | null): boolean {
  return failure?.code === 'dial.unknown';
}

import type { TranslationKey } from '@/i18n';
import { useTranslation } from '@/i18n';
import type { Scope } from './api';

const NAMES = {
  'calls:read': 'account.scope.calls_read',
  'calls:write': 'account.scope.calls_write',
  'analytics:read': 'account.scope.analytics_read',
  'recordings:read': 'account.scope.recordings_read',
  'reviews:read': 'account.scope.reviews_read',
  'reviews:write': 'account.scope.reviews_write',
  'dialling:read': 'account.scope.dialling_read',
  'dialling:stop': 'account.scope.dialling_stop',
  'do-not-call:write': 'account.scope.do_not_call_write',
  'metrics:read': 'account.scope.metrics_read',
} as const satisfies Record<Scope, TranslationKey>;

function isKnown(scope: string): scope is Scope {
  return Object.hasOwn(NAMES, scope);
}

/** What a scope allows, in the reader's language; one that we do not know is shown as it is. */
export function useScopeName(): (scope: string) => string {
  const { t } = useTranslation();
  return (scope) => (isKnown(scope) ? t(NAMES[scope]) : scope);
}

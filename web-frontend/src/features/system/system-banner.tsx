import { useQuery } from '@tanstack/react-query';
import { FlaskConical, ShieldAlert } from 'lucide-react';
import type { TranslationKey } from '@/i18n';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/format';
import { systemQuery } from './api';

const PARTS = {
  voice: 'system.mock.voice',
  analyzer: 'system.mock.analyzer',
  sms: 'system.mock.sms',
  crm: 'system.mock.crm',
} as const satisfies Record<string, TranslationKey>;

function isPart(part: string): part is keyof typeof PARTS {
  return Object.hasOwn(PARTS, part);
}

/** Says which parts are played and that the sign-in is open to all. Shows nothing when all is real and safe. */
export function SystemBanner() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(systemQuery);
  if (data === undefined || (data.mocks.length === 0 && !data.insecure_sign_in)) return null;
  const all = Object.keys(PARTS).every((part) => data.mocks.includes(part));
  const names = data.mocks.map((part) => (isPart(part) ? t(PARTS[part]) : part));
  const parts = format.list(names, (list, last) => t('system.and', { list, last }));
  return (
    <aside
      aria-label={t('system.label')}
      className="border-b border-line bg-sunken px-4 py-2 text-meta text-soft lg:px-8"
    >
      <div className="mx-auto flex max-w-[72rem] flex-wrap gap-x-6 gap-y-1">
        {data.mocks.length > 0 && (
          <p className="flex items-start gap-2">
            <FlaskConical aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-warn" />
            {t(all ? 'system.mocks' : 'system.mocks_part', { parts })}
          </p>
        )}
        {data.insecure_sign_in && (
          <p className="flex items-start gap-2">
            <ShieldAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-warn" />
            {t('system.insecure')}
          </p>
        )}
      </div>
    </aside>
  );
}

import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { CrmBadge, InterestBadge } from '@/entities/call/badges';
import type { Call } from '@/entities/call/schema';
import { useTranslation } from '@/i18n';
import { telegramLink } from './telegram-link';

/** What the CRM knows of this person, and whether they got a way to reach us. */
export function CrmCard({ call, className }: { readonly call: Call; readonly className: string }) {
  const { t } = useTranslation();
  const link =
    call.telegram_link_sent && call.followup_message !== null ? telegramLink(call.followup_message) : null;
  return (
    <Card className={className}>
      <CardHeader title={t('details.crm.title')} className="mb-2" />
      <dl className="grid">
        <Line name={t('details.crm.status')}>
          <CrmBadge status={call.crm_status} />
        </Line>
        <Line name={t('details.crm.interest')}>
          {call.interest_level === null ? (
            <span className="text-muted">{t('details.crm.unknown_interest')}</span>
          ) : (
            <InterestBadge level={call.interest_level} />
          )}
        </Line>
        {call.crm_id !== null && (
          <Line name={t('details.crm.id')}>
            <span className="font-medium tabular [overflow-wrap:anywhere]">{call.crm_id}</span>
          </Line>
        )}
        <Line name={t('details.crm.telegram')}>
          {t(call.telegram_link_sent ? 'details.crm.telegram_sent' : 'details.crm.telegram_not_sent')}
          {link !== null && (
            <a
              href={link}
              target="_blank"
              rel="noopener noreferrer"
              className="mt-0.5 flex items-center justify-end gap-1 font-medium text-accent-strong hover:underline"
            >
              <span className="[overflow-wrap:anywhere]">{link.replace('https://', '')}</span>
              <ExternalLink aria-hidden="true" className="size-3.5 shrink-0" />
            </a>
          )}
        </Line>
      </dl>
    </Card>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-start justify-between gap-4 border-b border-line py-2.5 last:border-0 last:pb-0">
      <dt className="shrink-0 text-muted">{name}</dt>
      <dd className="min-w-0 text-right">{children}</dd>
    </div>
  );
}

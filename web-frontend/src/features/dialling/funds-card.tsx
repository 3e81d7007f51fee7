import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import type { Caps } from '@/entities/dialling/schema';
import type { Money } from '@/entities/money';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { useFormat } from '@/lib/format';

interface FundsCardProps {
  /** Null where nobody knows. */
  readonly funds: Money | null;
  readonly caps: Caps;
}

/** What is left to call with, and how much may be used of it. */
export function FundsCard({ funds, caps }: FundsCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const empty = funds !== null && Number(funds.amount) <= 0;
  const limit = (count: number) => (count === 0 ? null : t('call.count', { count }));
  return (
    <Card>
      <CardHeader title={t('dialling.funds.title')} className="mb-2" />
      {funds === null ? (
        <p className="text-muted">{t('dialling.funds.unknown')}</p>
      ) : (
        <>
          <p className={cn('text-metric font-semibold tabular', empty && 'text-bad')}>
            {format.money(funds.amount, funds.currency)}
          </p>
          <p className={cn('mt-0.5 text-meta', empty ? 'font-medium text-bad' : 'text-muted')}>
            {t(empty ? 'dialling.funds.empty' : 'dialling.funds.text')}
          </p>
        </>
      )}
      <h3 className="mt-4 border-t border-line pt-4 font-medium">{t('dialling.caps.title')}</h3>
      <dl className="mt-1 grid">
        <Line name={t('dialling.caps.per_number')}>{limit(caps.per_number_and_day)}</Line>
        <Line name={t('dialling.caps.per_hour')}>{limit(caps.per_hour)}</Line>
        <Line name={t('dialling.caps.spend')}>
          {caps.spend_per_day === null
            ? null
            : format.money(caps.spend_per_day.amount, caps.spend_per_day.currency)}
        </Line>
      </dl>
    </Card>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="flex items-baseline justify-between gap-4 border-b border-line py-2 last:border-0 last:pb-0">
      <dt className="min-w-0 text-muted">{name}</dt>
      <dd className={cn('text-right tabular', children === null ? 'text-muted' : 'font-medium')}>
        {children ?? t('dialling.caps.none')}
      </dd>
    </div>
  );
}

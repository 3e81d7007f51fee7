import { useQuery } from '@tanstack/react-query';
import { ShieldAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { FailedState } from '@/components/ui/states';
import { useTranslation } from '@/i18n';
import { type System, systemQuery } from './api';

const PARTS = ['voice', 'analyzer', 'sms', 'crm'] as const;

/** Which parts of this installation are real, and which version it is. */
export function SystemCard() {
  const { t } = useTranslation();
  const { data, error, isPending, isFetching, refetch } = useQuery(systemQuery);
  return (
    <Card>
      <CardHeader
        title={t('settings.system.title')}
        subtitle={t('settings.system.subtitle')}
        className="mb-2"
      />
      {data !== undefined ? (
        <Parts system={data} />
      ) : isPending ? (
        <div role="status" aria-label={t('state.loading')} className="grid gap-4 pt-2">
          {PARTS.map((part) => (
            <Skeleton key={part} className="h-5 w-full" />
          ))}
        </div>
      ) : (
        <FailedState error={error} onRetry={() => void refetch()} retrying={isFetching} />
      )}
    </Card>
  );
}

function Parts({ system }: { readonly system: System }) {
  const { t } = useTranslation();
  return (
    <>
      <dl>
        {PARTS.map((part) => {
          const simulated = system.mocks.includes(part);
          return (
            <Line key={part} name={t(`settings.system.part.${part}`)}>
              <Badge tone={simulated ? 'warn' : 'ok'}>
                {t(simulated ? 'settings.system.simulated' : 'settings.system.real')}
              </Badge>
            </Line>
          );
        })}
        {system.profile !== '' && <Line name={t('settings.system.profile')}>{system.profile}</Line>}
        {system.version !== '' && <Line name={t('settings.system.version')}>{system.version}</Line>}
      </dl>
      {system.insecure_sign_in && (
        <p className="mt-4 flex items-start gap-2.5 rounded-control bg-warn-soft px-3.5 py-2.5 text-warn">
          <ShieldAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0">{t('settings.system.insecure')}</span>
        </p>
      )}
    </>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-4 border-b border-line py-2.5 last:border-0 last:pb-0">
      <dt className="min-w-0 text-muted">{name}</dt>
      <dd className="min-w-0 text-right font-medium tabular [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { DatabaseBackup } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { FailedState } from '@/components/ui/states';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/format';
import { type Restore, restoreQuery } from './api';
import { useRelease } from './use-release';

/** What a restore from backup means for the called, how far it is compared, and the way to open dialling again. */
export function RestoreCard({ isAdmin }: { readonly isAdmin: boolean }) {
  const { t } = useTranslation();
  return (
    <Card aria-labelledby="restore-title">
      <div className="flex items-start gap-3">
        <DatabaseBackup aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-bad" strokeWidth={1.75} />
        <div className="min-w-0">
          <h2 id="restore-title" className="text-card font-semibold">
            {t('dialling.restore.title')}
          </h2>
          <p className="mt-1 max-w-2xl text-soft">{t('dialling.restore.text')}</p>
        </div>
      </div>
      {isAdmin ? <Comparison /> : <p className="mt-3 text-muted">{t('dialling.restore.operator')}</p>}
    </Card>
  );
}

function Comparison() {
  const { t } = useTranslation();
  const { data, error, isPending, isFetching, refetch } = useQuery(restoreQuery);
  if (data !== undefined) return <Figures restore={data} />;
  if (!isPending) {
    return <FailedState error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  }
  return (
    <div role="status" aria-label={t('dialling.restore.loading')} className="mt-4 border-t border-line pt-4">
      <Skeleton className="h-12 w-full" />
      <Skeleton className="mt-4 h-20 w-full" />
    </div>
  );
}

function Figures({ restore }: { readonly restore: Restore }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const release = useRelease(() => setAsking(false));
  const { since, strangers, attempts_open: left } = restore;
  const early = left > 0 ? `${t('dialling.restore.release_early', { number: format.number(left) })} ` : '';
  return (
    <>
      <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 border-t border-line pt-4 sm:grid-cols-4">
        <Figure name={t('dialling.restore.since')}>{since === null ? '–' : format.dateTime(since)}</Figure>
        <Figure name={t('dialling.restore.open')}>{format.number(left)}</Figure>
        <Figure name={t('dialling.restore.settled')}>{format.number(restore.settled)}</Figure>
        <Figure name={t('dialling.restore.epoch')}>{format.number(restore.epoch)}</Figure>
      </dl>
      <h3 className="mt-4 border-t border-line pt-4 font-medium">{t('dialling.restore.strangers')}</h3>
      <p className="mt-0.5 text-meta text-muted">
        {t(strangers.length === 0 ? 'dialling.restore.strangers_none' : 'dialling.restore.strangers_text')}
      </p>
      {strangers.length > 0 && (
        <ul
          aria-label={t('dialling.restore.strangers')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
          tabIndex={0}
          className="mt-2.5 max-h-60 divide-y divide-line overflow-y-auto rounded-control bg-sunken px-3.5"
        >
          {strangers.map(({ session_id: id, started_at: at }) => (
            <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
              <span className="min-w-0 tabular [overflow-wrap:anywhere]">
                {t('dialling.restore.session', { id })}
              </span>
              <time dateTime={at} title={format.fullDateTime(at)} className="text-meta text-muted">
                {format.dateTime(at)}
              </time>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-4 flex justify-end">
        <Button
          variant="danger"
          className="w-full sm:w-auto"
          onClick={() => setAsking(true)}
          loading={release.isPending}
        >
          {t('dialling.restore.release')}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('dialling.restore.release_title')}
        description={`${early}${t('dialling.restore.release_text')}`}
        confirmLabel={t('dialling.restore.confirm')}
        cancelLabel={t('dialling.restore.cancel')}
        busy={release.isPending}
        onConfirm={() => release.mutate('restore')}
      />
    </>
  );
}

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col justify-between gap-1">
      <dt className="text-meta text-muted">{name}</dt>
      <dd className="font-medium tabular first-letter:uppercase">{children}</dd>
    </div>
  );
}

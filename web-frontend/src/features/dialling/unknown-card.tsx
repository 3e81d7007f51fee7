import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { EmptyState, FailedState } from '@/components/ui/states';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/format';
import { type UnknownAttempt, unknownKey, unknownQuery } from './api';
import { SettleDialog } from './settle-dialog';

/**
 * The attempts that a person has to settle.
 *
 * `expected` is how many there are by the state of dialling, which is asked for again and again: when it changes, so has
 * the list.
 */
export function UnknownCard({ expected }: { readonly expected: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const { data, error, isPending, isFetching, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(unknownQuery);
  const [settling, setSettling] = useState<UnknownAttempt | null>(null);
  const total = data?.pages[0]?.total ?? null;
  useEffect(() => {
    if (total !== null && total !== expected) void client.invalidateQueries({ queryKey: unknownKey });
  }, [client, expected, total]);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card aria-labelledby="unknown-title" flush className="overflow-hidden">
      <CardHeader
        id="unknown-title"
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {t('dialling.unknown.title')}
            {total !== null && total > 0 && (
              <Badge tone="warn">
                {t('dialling.unknown.count', { count: total, formatted: format.number(total) })}
              </Badge>
            )}
          </span>
        }
        subtitle={t('dialling.unknown.subtitle')}
        flush="ruled"
      />
      {isPending && <Loading />}
      {data === undefined && error !== null && (
        <FailedState error={error} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {data !== undefined && items.length === 0 && (
        <EmptyState
          icon={<CircleCheck className="size-5" />}
          title={t('dialling.unknown.empty')}
          description={t('dialling.unknown.empty_text')}
        />
      )}
      {items.length > 0 && (
        <ul aria-label={t('dialling.unknown.list')} className="divide-y divide-line">
          {items.map((attempt) => (
            <Row key={attempt.attempt_id} attempt={attempt} onSettle={() => setSettling(attempt)} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div className="flex justify-center border-t border-line p-3">
          <Button variant="ghost" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('dialling.unknown.more')}
          </Button>
        </div>
      )}
      <SettleDialog attempt={settling} onClose={() => setSettling(null)} />
    </Card>
  );
}

function Row({ attempt, onSettle }: { readonly attempt: UnknownAttempt; readonly onSettle: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const number = format.phone(attempt.phone_number);
  return (
    <li className="flex items-center justify-between gap-4 px-4 py-3 lg:px-5">
      <div className="min-w-0">
        <Link
          to="/calls/$id"
          params={{ id: attempt.call_id }}
          preload={false}
          aria-label={t('dialling.unknown.open_call_of', { number })}
          className="inline-flex items-center gap-0.5 font-medium text-accent-strong tabular hover:underline"
        >
          {number}
          <ChevronRight aria-hidden="true" className="size-3.5 shrink-0" />
        </Link>
        <p className="mt-0.5 text-meta text-muted">
          {t('dialling.unknown.attempt', { number: attempt.attempt })}
          {' · '}
          <time dateTime={attempt.granted_at} title={format.fullDateTime(attempt.granted_at)}>
            {t('dialling.unknown.granted', { time: format.dateTime(attempt.granted_at) })}
          </time>
        </p>
      </div>
      <Button
        className="shrink-0"
        aria-label={t('dialling.unknown.settle_of', { number })}
        onClick={onSettle}
      >
        {t('dialling.unknown.settle')}
      </Button>
    </li>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('dialling.unknown.loading')} className="grid gap-4 p-4 lg:px-5">
      {['a', 'b'].map((row) => (
        <div key={row} className="flex items-center justify-between gap-4">
          <div className="grid gap-1.5">
            <Skeleton className="h-4 w-40" />
            <Skeleton className="h-3 w-28" />
          </div>
          <Skeleton className="h-9 w-24" />
        </div>
      ))}
    </div>
  );
}

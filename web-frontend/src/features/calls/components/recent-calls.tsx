import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PhoneForwarded, PhoneOutgoing } from 'lucide-react';
import { IconButton } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { EmptyState, FailedState } from '@/components/ui/states';
import { OutcomeBadge } from '@/entities/call/badges';
import { useStreamState } from '@/entities/call/events';
import type { CallListItem } from '@/entities/call/schema';
import { isOver } from '@/entities/call/schema';
import { useRefetchOnNews } from '@/entities/call/use-refetch';
import { useTranslation } from '@/i18n';
import { formatPhone, useFormat } from '@/lib/format';
import { RECENT_CALLS, recentCallsQuery } from '../api';

/** Polling is only the fallback here, and nobody watches this list closely. */
const POLL_EVERY = 5_000;
/** Many operators call at once; the list need not follow every step of every call. */
const PAUSE = 1_000;

export function RecentCalls({ onCallAgain }: { readonly onCallAgain: (phone: string) => void }) {
  const { t } = useTranslation();
  const stream = useStreamState();
  const { data, error, isPending, isFetching, refetch } = useQuery({
    ...recentCallsQuery,
    refetchInterval: stream === 'down' ? POLL_EVERY : false,
  });
  // Lines of a talk change nothing that this list shows.
  useRefetchOnNews(recentCallsQuery.queryKey, PAUSE, ({ type }) => type !== 'said');
  return (
    <Card aria-labelledby="recent-title" flush className="overflow-hidden">
      <CardHeader
        id="recent-title"
        title={t('calls.recent.title')}
        flush="ruled"
        actions={
          data !== undefined &&
          data.items.length > 0 && (
            <Link to="/analytics" className="text-meta font-medium text-accent hover:underline">
              {t('calls.recent.all')}
            </Link>
          )
        }
      />
      {isPending && <Loading />}
      {data === undefined && error !== null && (
        <FailedState error={error} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {data !== undefined && data.items.length === 0 && (
        <EmptyState
          icon={<PhoneOutgoing className="size-5" />}
          title={t('calls.recent.empty')}
          description={t('calls.recent.empty_text')}
        />
      )}
      {data !== undefined && data.items.length > 0 && (
        <ul className="divide-y divide-line">
          {data.items.map((call) => (
            <RecentCall key={call.id} call={call} onCallAgain={onCallAgain} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function RecentCall({
  call,
  onCallAgain,
}: {
  readonly call: CallListItem;
  readonly onCallAgain: (phone: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const phone = formatPhone(call.phone_number);
  return (
    <li className="relative flex items-center gap-2 py-2 pr-2 pl-4 hover:bg-sunken lg:pl-5">
      <div className="min-w-0 flex-1">
        <Link
          to={isOver(call.status) ? '/calls/$id' : '/call-status/$id'}
          params={{ id: call.id }}
          className="font-medium tabular after:absolute after:inset-0"
        >
          {phone}
        </Link>
        <p className="text-meta text-muted">
          <time dateTime={call.created_at}>{format.dateTime(call.created_at)}</time>
        </p>
      </div>
      <OutcomeBadge status={call.status} disposition={call.disposition} />
      <IconButton
        label={t('calls.recent.call_again', { phone })}
        onClick={() => onCallAgain(call.phone_number)}
        className="relative"
      >
        <PhoneForwarded aria-hidden="true" className="size-4" />
      </IconButton>
    </li>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('calls.recent.loading')} className="grid gap-4 p-4 lg:px-5">
      {Array.from({ length: RECENT_CALLS / 2 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows that all look the same
        <div key={row} className="flex items-center justify-between gap-4">
          <div className="grid gap-1.5">
            <Skeleton className="h-4 w-36" />
            <Skeleton className="h-3 w-24" />
          </div>
          <Skeleton className="h-5 w-20" />
        </div>
      ))}
    </div>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { EmptyState, FailedState } from '@/components/ui/states';
import { useStreamState } from '@/entities/call/events';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/format';
import { useSession } from '@/lib/session';
import { reviewsQuery } from './api';
import { ReviewCard } from './review-card';
import { useReviewCount } from './use-review-count';

/** How often to look when the stream is down. */
const POLL = 2_000;

/** The talks whose meaning is in doubt, for a person to decide; nothing is sent before. */
export function ReviewsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const down = useStreamState() === 'down';
  const state = useSession();
  const isAdmin = state.kind === 'signed_in' && state.user.role === 'admin';
  useReviewCount();
  const { data, error, isPending, isFetching, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery({ ...reviewsQuery, refetchInterval: down ? POLL : false });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  return (
    <Page
      title={t('reviews.title')}
      subtitle={t('reviews.subtitle')}
      actions={
        isAdmin && (
          <Link to="/reanalysis" className={buttonClass()}>
            {t('reanalysis.link')}
          </Link>
        )
      }
    >
      <div className="grid gap-4 lg:gap-5">
        {isPending && <Loading />}
        {data === undefined && error !== null && (
          <Card>
            <FailedState error={error} onRetry={() => void refetch()} retrying={isFetching} />
          </Card>
        )}
        {data !== undefined && items.length === 0 && (
          <Card>
            <EmptyState
              icon={<CircleCheck className="size-5" />}
              title={t('reviews.empty')}
              description={t('reviews.empty_text')}
            />
          </Card>
        )}
        {items.length > 0 && (
          <>
            <p>
              <Badge tone="warn">
                {t('reviews.count', { count: total, formatted: format.number(total) })}
              </Badge>
            </p>
            <ul aria-label={t('reviews.list')} className="grid gap-4 lg:gap-5">
              {items.map((review) => (
                <li key={review.call.id} className="min-w-0">
                  <ReviewCard review={review} />
                </li>
              ))}
            </ul>
          </>
        )}
        {hasNextPage && (
          <div className="flex justify-center">
            <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('reviews.more')}
            </Button>
          </div>
        )}
      </div>
    </Page>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <Card role="status" aria-label={t('reviews.loading')}>
      <Skeleton className="h-5 w-44" />
      <Skeleton className="mt-4 h-28 w-full" />
      <Skeleton className="mt-4 h-9 w-40" />
    </Card>
  );
}

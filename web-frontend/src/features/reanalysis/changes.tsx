import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { FailedState } from '@/components/ui/states';
import { DispositionBadge, InterestBadge } from '@/entities/call/badges';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/format';
import { type Comparison, changesQuery, type Side } from './api';

/** Talk by talk, what stood and what would stand. */
export function Changes({ id, changed }: { readonly id: string; readonly changed: number }) {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(changesQuery(id, changed));
  if (data === undefined) {
    return error === null ? (
      <div role="status" aria-label={t('state.loading')} className="mt-4">
        <Skeleton className="h-24 w-full" />
      </div>
    ) : (
      <FailedState error={error} onRetry={() => void refetch()} retrying={isFetching} />
    );
  }
  return (
    <>
      <ul aria-label={t('reanalysis.changes')} className="mt-4 divide-y divide-line border-t border-line">
        {data.pages
          .flatMap((page) => page.items)
          .map((comparison) => (
            <Row key={comparison.no} comparison={comparison} />
          ))}
      </ul>
      {hasNextPage && (
        <Button className="mt-3" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('reviews.more')}
        </Button>
      )}
    </>
  );
}

function Row({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const { call_id, before, after, replaced, no } = comparison;
  return (
    <li className="py-3">
      <p className="flex flex-wrap items-center gap-3">
        <Link
          to="/calls/$id"
          params={{ id: call_id }}
          preload={false}
          className="inline-flex items-center gap-0.5 font-medium text-accent-strong hover:underline"
        >
          {t('reanalysis.call', { number: no })}
          <ChevronRight aria-hidden="true" className="size-3.5 shrink-0" />
        </Link>
        {replaced && <Badge tone="ok">{t('reanalysis.replaced')}</Badge>}
      </p>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        {before !== null && <Judgement title={t('reanalysis.before')} side={before} />}
        {after !== null && <Judgement title={t('reanalysis.after')} side={after} />}
      </div>
    </li>
  );
}

function Judgement({ title, side }: { readonly title: string; readonly side: Side }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="min-w-0 rounded-control bg-sunken p-3">
      <h3 className="text-meta text-muted">{title}</h3>
      <p className="mt-1.5 flex flex-wrap gap-2">
        <DispositionBadge disposition={side.disposition} />
        {side.interest_level !== null && <InterestBadge level={side.interest_level} />}
        {side.create_lead && <Badge tone="ok">{t('reanalysis.lead')}</Badge>}
        <Badge dot={false}>{t('reviews.sure', { share: format.percent(side.confidence, 0) })}</Badge>
      </p>
      <p className="mt-2 text-meta [overflow-wrap:anywhere]">{side.summary}</p>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { EmptyState, FailedState } from '@/components/ui/states';
import { useTranslation } from '@/i18n';
import { reanalysesQuery } from './api';
import { ReanalysisCard } from './reanalysis-card';
import { StartCard } from './start-card';

/** Past talks judged anew: start one, see what would change, and only then replace anything. */
export function ReanalysisPage() {
  const { t } = useTranslation();
  const { data, error, isFetching, refetch } = useQuery(reanalysesQuery);
  return (
    <Page title={t('reanalysis.title')} subtitle={t('reanalysis.subtitle')}>
      <div className="grid gap-4 lg:gap-5">
        {data === undefined && error === null && (
          <Card role="status" aria-label={t('state.loading')}>
            <Skeleton className="h-5 w-44" />
            <Skeleton className="mt-4 h-9 w-full" />
          </Card>
        )}
        {data === undefined && error !== null && (
          <Card>
            <FailedState error={error} onRetry={() => void refetch()} retrying={isFetching} />
          </Card>
        )}
        {data !== undefined && (
          <>
            <StartCard analyzers={data.analyzers} />
            {data.items.length === 0 ? (
              <Card>
                <EmptyState
                  icon={<History className="size-5" />}
                  title={t('reanalysis.empty')}
                  description={t('reanalysis.empty_text')}
                />
              </Card>
            ) : (
              <ul aria-label={t('reanalysis.list')} className="grid gap-4 lg:gap-5">
                {data.items.map((item) => (
                  <li key={item.id} className="min-w-0">
                    <ReanalysisCard item={item} />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </Page>
  );
}

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { FailedState } from '@/components/ui/states';
import { useTranslation } from '@/i18n';

interface RowsProps {
  readonly label: string;
  readonly query: {
    readonly isPending: boolean;
    readonly isFetching: boolean;
    readonly error: unknown;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly refetch: () => unknown;
    readonly fetchNextPage: () => unknown;
  };
  /** Absent until something was loaded. */
  readonly rows: readonly ReactNode[] | undefined;
  readonly empty: ReactNode;
}

/** A list that grows page by page, in each of its four states. */
export function Rows({ label, query, rows, empty }: RowsProps) {
  const { t } = useTranslation();
  if (rows === undefined) {
    return query.error === null ? (
      <Card role="status" aria-label={t('state.loading')}>
        <Skeleton className="h-5 w-44" />
        <Skeleton className="mt-4 h-5 w-full" />
        <Skeleton className="mt-3 h-5 w-full" />
      </Card>
    ) : (
      <Card>
        <FailedState error={query.error} onRetry={() => query.refetch()} retrying={query.isFetching} />
      </Card>
    );
  }
  if (rows.length === 0) return <Card>{empty}</Card>;
  return (
    <>
      <Card flush>
        <ul aria-label={label} className="divide-y divide-line">
          {rows}
        </ul>
      </Card>
      {query.hasNextPage && (
        <div className="flex justify-center">
          <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
            {t('privacy.more')}
          </Button>
        </div>
      )}
    </>
  );
}

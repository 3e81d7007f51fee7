import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { FailedState } from '@/components/ui/states';
import { diallingQuery } from '@/entities/dialling/api';
import type { Dialling } from '@/entities/dialling/schema';
import { useTranslation } from '@/i18n';
import { useSession } from '@/lib/session';
import { FundsCard } from './funds-card';
import { PolicyCard } from './policy-card';
import { RestoreCard } from './restore-card';
import { StateCard } from './state-card';
import { UnknownCard } from './unknown-card';

/** Whether HALO calls right now and whom it may call, and what only a person can decide about it. */
export function DiallingPage(): ReactNode {
  const { t } = useTranslation();
  const { data, error, isPending, isFetching, refetch } = useQuery(diallingQuery);
  return (
    <Page title={t('dialling.title')} subtitle={t('dialling.subtitle')}>
      {data !== undefined ? (
        <Loaded dialling={data} />
      ) : isPending ? (
        <Loading />
      ) : (
        <Card>
          <FailedState error={error} onRetry={() => void refetch()} retrying={isFetching} />
        </Card>
      )}
    </Page>
  );
}

const GRID = 'grid gap-4 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)] lg:items-start lg:gap-5';
/** One column on phones, in the order of importance. */
const COLUMN = 'contents lg:grid lg:gap-5';

function Loaded({ dialling }: { readonly dialling: Dialling }) {
  const state = useSession();
  const isAdmin = state.kind === 'signed_in' && state.user.role === 'admin';
  const { brakes, funds, policy, unknown_attempts: unknown } = dialling;
  return (
    <div className={GRID}>
      <div className={COLUMN}>
        <StateCard dialling={dialling} isAdmin={isAdmin} />
        {brakes.some(({ brake }) => brake === 'restore') && <RestoreCard isAdmin={isAdmin} />}
        <UnknownCard expected={unknown} />
      </div>
      <div className={COLUMN}>
        <FundsCard funds={funds} caps={policy.caps} />
        <PolicyCard countries={policy.countries} />
      </div>
    </div>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('dialling.loading')} className={GRID}>
      <div className={COLUMN}>
        <Card className="flex items-center gap-4">
          <Skeleton className="size-12 shrink-0 rounded-chip" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-6 w-44" />
            <Skeleton className="h-4 w-64 max-w-full" />
          </div>
        </Card>
        <Card>
          <Skeleton className="h-5 w-48 max-w-full" />
          <Skeleton className="mt-4 h-12 w-full" />
          <Skeleton className="mt-3 h-12 w-full" />
        </Card>
      </div>
      <div className={COLUMN}>
        <Card>
          <Skeleton className="h-5 w-36" />
          <Skeleton className="mt-4 h-8 w-32" />
        </Card>
        <Card>
          <Skeleton className="h-5 w-40" />
          <Skeleton className="mt-4 h-24 w-full" />
        </Card>
      </div>
    </div>
  );
}

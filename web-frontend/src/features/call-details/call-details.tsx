import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleAlert, PhoneOff, Route } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { EmptyState, FailedState } from '@/components/ui/states';
import { callQuery } from '@/entities/call/api';
import { OutcomeBadge, StatusBadge } from '@/entities/call/badges';
import { failureKey, needsSettling } from '@/entities/call/failure';
import { ENDING_LABEL, LANGUAGE_LABEL } from '@/entities/call/looks';
import { CallNotes } from '@/entities/call/notes';
import { type Call, type Failure, isOver } from '@/entities/call/schema';
import { WaitingNote } from '@/entities/dialling/waiting-note';
import { useTranslation } from '@/i18n';
import { ApiError } from '@/lib/api-error';
import { useFormat } from '@/lib/format';
import { CostCard } from './cost-card';
import { CrmCard } from './crm-card';
import { FollowUpCard } from './follow-up-card';
import { RecordingCard } from './recording-card';
import { RequestCard } from './request-card';
import { SummaryCard } from './summary-card';
import { TimelineCard } from './timeline-card';
import { type Pointed, TranscriptCard } from './transcript-card';
import { useLiveCall } from './use-live-call';

/** Everything about one call; used as a page of its own and in a drawer. Follows the call while it goes on. */
export function CallDetails({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const refetchInterval = useLiveCall(id);
  const query = useQuery({
    ...callQuery(id),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isOver(state.data.status) ? false : refetchInterval,
  });
  if (query.data !== undefined) return <Details call={query.data} />;
  if (query.isPending) return <DetailsSkeleton />;
  if (query.error instanceof ApiError && query.error.status === 404) {
    return (
      <EmptyState
        icon={<PhoneOff className="size-5" />}
        title={t('details.not_found')}
        description={t('details.not_found_text')}
        action={
          <Link to="/analytics" className={buttonClass()}>
            {t('details.back')}
          </Link>
        }
      />
    );
  }
  return <FailedState error={query.error} onRetry={() => void query.refetch()} retrying={query.isFetching} />;
}

function Details({ call }: { readonly call: Call }) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const point = (utterance: number) => setPointed((old) => ({ utterance, time: (old?.time ?? 0) + 1 }));
  // One column in a drawer and on phones, in the order of importance; two where there is room.
  return (
    <div className="@container">
      <Facts call={call} />
      {call.status === 'initiating' && <WaitingNote className="mt-4" />}
      {call.failure !== null && <FailureNote failure={call.failure} canRetry={call.can_retry} />}
      <CallNotes call={call} className="mt-4" />
      <div className="mt-4 flex flex-col gap-4 @3xl:grid @3xl:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)] @3xl:items-start @3xl:gap-5">
        <div className="contents @3xl:flex @3xl:flex-col @3xl:gap-5">
          <SummaryCard call={call} onPoint={point} className="order-1" />
          <FollowUpCard call={call} className="order-3" />
          <RecordingCard call={call} className="order-4" />
          <TranscriptCard call={call} pointed={pointed} className="order-5" />
          <RequestCard call={call} className="order-8" />
        </div>
        <div className="contents @3xl:flex @3xl:flex-col @3xl:gap-5">
          <CrmCard call={call} className="order-2" />
          <CostCard call={call} className="order-6" />
          <TimelineCard call={call} className="order-7" />
        </div>
      </div>
    </div>
  );
}

function Facts({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const format = useFormat();
  const over = isOver(call.status);
  return (
    <Card aria-label={t('details.facts.label')}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0">
          <h2 className="text-title font-semibold tabular [overflow-wrap:anywhere]">
            {format.phone(call.phone_number)}
          </h2>
          <p className="mt-0.5 text-soft">
            {t(LANGUAGE_LABEL[call.language])} ·{' '}
            {t('details.facts.voice', { voice: t(`call.voice.${call.voice}`).toLowerCase() })}
            {call.created_by !== null && ` · ${t('details.facts.by', { name: call.created_by })}`}
          </p>
        </div>
        <Link
          to="/call-status/$id"
          params={{ id: call.id }}
          className={buttonClass(over ? 'secondary' : 'primary')}
        >
          <Route aria-hidden="true" className="size-4" />
          {t(over ? 'details.open_status' : 'details.follow')}
        </Link>
      </div>
      <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 border-t border-line pt-4 @2xl:grid-cols-4">
        <Fact name={t('details.facts.date')}>
          <time dateTime={call.created_at} title={format.fullDateTime(call.created_at)}>
            {format.dateTime(call.created_at)}
          </time>
        </Fact>
        <Fact name={t('details.facts.duration')}>
          <span className="tabular">{format.duration(call.duration)}</span>
        </Fact>
        <Fact name={t('details.facts.disposition')}>
          {call.disposition === null && !over ? (
            <StatusBadge status={call.status} />
          ) : (
            <OutcomeBadge status={call.status} disposition={call.disposition} />
          )}
        </Fact>
        <Fact name={t('details.facts.ending')}>
          {call.ending === null ? (
            <span className="text-muted">{over ? '–' : t('details.facts.pending')}</span>
          ) : (
            t(ENDING_LABEL[call.ending])
          )}
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-meta text-muted">{name}</dt>
      <dd className="mt-1 font-medium first-letter:uppercase">{children}</dd>
    </div>
  );
}

function FailureNote({ failure, canRetry }: { readonly failure: Failure; readonly canRetry: boolean }) {
  const { t } = useTranslation();
  const known = failureKey(failure.code);
  const text = known === null ? failure.message : t(known);
  return (
    <div className="mt-4 flex items-start gap-3 rounded-card bg-bad-soft p-4 text-bad">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p className="font-semibold">
          {t('details.failure.title', { step: t(`call.step.${failure.step}`) })}
        </p>
        <p className="mt-0.5 [overflow-wrap:anywhere]">{text === '' ? failure.code : text}</p>
        {needsSettling(failure) ? (
          <Link to="/dialling" className="mt-1 inline-block font-semibold underline underline-offset-2">
            {t('call.failure.settle')}
          </Link>
        ) : (
          canRetry && <p className="mt-1">{t('details.failure.text')}</p>
        )}
      </div>
    </div>
  );
}

function DetailsSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('state.loading')} className="@container">
      <Card>
        <Skeleton className="h-7 w-48" />
        <Skeleton className="mt-2 h-4 w-32" />
        <Skeleton className="mt-6 h-10 w-full" />
      </Card>
      <div className="mt-4 grid gap-4 @3xl:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)] @3xl:gap-5">
        <Card>
          <Skeleton className="h-5 w-40" />
          <Skeleton className="mt-4 h-4 w-full" />
          <Skeleton className="mt-2 h-4 w-full" />
          <Skeleton className="mt-2 h-4 w-2/3" />
        </Card>
        <Card>
          <Skeleton className="h-5 w-20" />
          <Skeleton className="mt-4 h-20 w-full" />
        </Card>
      </div>
    </div>
  );
}

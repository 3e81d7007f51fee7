import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PhoneOff, PhoneOutgoing, SearchX, Unplug } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/dialog';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { EmptyState, FailedState } from '@/components/ui/states';
import { useToast } from '@/components/ui/toast';
import { callKeys } from '@/entities/call/api';
import type { Call } from '@/entities/call/schema';
import { WaitingNote } from '@/entities/dialling/waiting-note';
import { useTranslation } from '@/i18n';
import { ApiError } from '@/lib/api-error';
import { formatPhone, useFormat } from '@/lib/format';
import { rememberLastCall } from '@/lib/last-call';
import { useProblemText } from '@/lib/problem-text';
import { cancelCall, retryCall } from './api';
import { LiveTranscript } from './components/live-transcript';
import { CrmCard, FailureCard, OutcomeCard } from './components/outcome';
import { RingCard } from './components/ring-card';
import { STAGES, stageNo } from './stages';
import { useLiveCall } from './use-live-call';

export function CallStatusPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { call, error, isFetching, refetch, polling } = useLiveCall(id);

  useEffect(() => {
    if (call !== undefined) rememberLastCall(call.id);
  }, [call]);

  if (call !== undefined) return <Loaded call={call} error={error} polling={polling} />;
  if (error === null) return <Loading />;
  const missing = error instanceof ApiError && error.code === 'call.not_found';
  return (
    <Page title={t('nav.status')}>
      <Card>
        {missing ? (
          <EmptyState
            icon={<SearchX className="size-5" />}
            title={t('calls.status.missing')}
            description={t('calls.status.missing_text')}
            action={
              <Link to="/" className={buttonClass('primary')}>
                {t('calls.status.new_call')}
              </Link>
            }
          />
        ) : (
          <FailedState error={error} onRetry={refetch} retrying={isFetching} />
        )}
      </Card>
    </Page>
  );
}

function Loaded({
  call,
  error,
  polling,
}: {
  readonly call: Call;
  readonly error: unknown;
  readonly polling: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { cancel, retry } = useCallActions(call);
  const [asking, setAsking] = useState(false);
  const phone = formatPhone(call.phone_number);
  const canCancel = call.can_cancel;

  // The call may end by itself while we ask.
  useEffect(() => {
    if (!canCancel) setAsking(false);
  }, [canCancel]);

  const hangUp = (
    <Button
      variant="danger"
      className="w-full lg:w-auto"
      loading={cancel.isPending}
      onClick={() => setAsking(true)}
      icon={<PhoneOff aria-hidden="true" className="size-4" />}
    >
      {t('calls.status.cancel')}
    </Button>
  );
  return (
    <Page
      title={t('calls.status.title', { phone })}
      heading={<span className="tabular">{phone}</span>}
      subtitle={
        <>
          {t(`call.language.${call.language}`)}
          {' · '}
          {t('calls.status.subtitle_voice', { voice: t(`call.voice.${call.voice}`).toLowerCase() })}
          {' · '}
          {t('calls.status.started', { time: format.dateTime(call.created_at) })}
        </>
      }
      leading={
        <span
          aria-hidden="true"
          className="grid size-11 shrink-0 place-items-center rounded-chip bg-accent-soft text-accent-strong"
        >
          <PhoneOutgoing className="size-5" strokeWidth={1.75} />
        </span>
      }
      actions={
        canCancel ? (
          <div className="hidden lg:block">{hangUp}</div>
        ) : (
          <Link to="/" className={buttonClass('secondary')}>
            {t('calls.status.new_call')}
          </Link>
        )
      }
    >
      <Notices polling={polling} error={error} />
      <StageAnnouncement call={call} />
      {call.status === 'initiating' && <WaitingNote className="mb-4" />}
      <div className="grid gap-4 lg:grid-cols-[minmax(0,22.5rem)_minmax(0,1fr)] lg:gap-5">
        {call.status === 'failed' && (
          <div className="lg:col-span-2">
            <FailureCard call={call} onRetry={() => retry.mutate()} retrying={retry.isPending} />
          </div>
        )}
        <RingCard call={call} />
        <LiveTranscript call={call} />
        <div className="contents lg:col-span-2 lg:grid lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)] lg:gap-5">
          <OutcomeCard call={call} />
          <CrmCard call={call} />
        </div>
      </div>

      {canCancel && (
        <>
          <div className="h-16 lg:hidden" />
          <div className="fixed inset-x-0 bottom-[calc(4rem+env(safe-area-inset-bottom))] z-20 border-t border-line bg-bg px-4 py-2.5 lg:hidden">
            {hangUp}
          </div>
        </>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('calls.status.cancel_title')}
        description={t('calls.status.cancel_text')}
        confirmLabel={t('calls.status.cancel_yes')}
        cancelLabel={t('calls.status.cancel_no')}
        busy={cancel.isPending}
        onConfirm={() => cancel.mutate(undefined, { onSettled: () => setAsking(false) })}
      />
    </Page>
  );
}

function useCallActions(call: Call) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const toast = useToast();
  const text = useProblemText();
  const key = callKeys.one(call.id);
  const onError = (error: unknown) => {
    toast({ tone: 'bad', title: text(error) });
    // A "no" means that the call is not what this page shows.
    if (error instanceof ApiError && error.status === 409)
      void queryClient.invalidateQueries({ queryKey: key });
  };
  const onAnswer = (changed: Call) => {
    queryClient.setQueryData(key, changed);
    void queryClient.invalidateQueries({ queryKey: callKeys.lists() });
  };
  const cancel = useMutation({
    mutationFn: () => cancelCall(call.id),
    onSuccess: (changed) => {
      onAnswer(changed);
      toast({ tone: 'ok', title: t('calls.status.cancel_done') });
    },
    onError,
  });
  const retry = useMutation({
    mutationFn: () => retryCall(call.id),
    onSuccess: (changed) => {
      onAnswer(changed);
      const step = t(`call.step.${call.failure?.step ?? 'unknown'}`);
      toast({ tone: 'ok', title: t('calls.status.retry_done', { step }) });
    },
    onError,
  });
  return { cancel, retry };
}

/** Says when what is shown may be late, and why. */
function Notices({ polling, error }: { readonly polling: boolean; readonly error: unknown }) {
  const { t } = useTranslation();
  const text = useProblemText();
  const stale = error === null ? null : t('calls.status.stale', { reason: text(error) });
  const message = stale ?? (polling ? t('calls.status.polling') : null);
  return (
    <div role="status">
      {message !== null && (
        <p className="mb-4 flex items-start gap-2.5 rounded-control bg-warn-soft px-4 py-2.5 text-warn">
          <Unplug aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {message}
        </p>
      )}
    </div>
  );
}

/** Tells a screen reader when a stage begins; the ring shows it to everybody else. */
function StageAnnouncement({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const first = useRef(call.status);
  const no = stageNo(call.status);
  const stage = STAGES[no - 1];
  const text =
    stage === undefined
      ? t(`call.status.${call.status}`)
      : t('calls.status.announce', { no, total: STAGES.length, stage: t(`calls.status.stage.${stage}`) });
  return (
    <p role="status" className="sr-only">
      {first.current === call.status ? '' : text}
    </p>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.status')}>
      <div
        role="status"
        aria-label={t('calls.status.loading')}
        className="grid gap-4 lg:grid-cols-[minmax(0,22.5rem)_minmax(0,1fr)] lg:gap-5"
      >
        <Card className="grid content-start justify-items-center gap-3">
          <Skeleton className="my-4 size-28 rounded-chip lg:size-54" />
          {STAGES.map((stage) => (
            <Skeleton key={stage} className="h-7 w-full" />
          ))}
        </Card>
        <Card className="grid content-start gap-4">
          <Skeleton className="h-5 w-32" />
          <Skeleton className="h-12 w-3/4" />
          <Skeleton className="ml-auto h-12 w-2/3" />
          <Skeleton className="h-12 w-3/4" />
        </Card>
      </div>
    </Page>
  );
}

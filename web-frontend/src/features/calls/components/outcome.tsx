import { Link } from '@tanstack/react-router';
import { CircleAlert, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { CrmBadge, DispositionBadge, InterestBadge } from '@/entities/call/badges';
import { failureKey, needsSettling } from '@/entities/call/failure';
import { ENDING_LABEL } from '@/entities/call/looks';
import { CallNotes } from '@/entities/call/notes';
import { type Call, isOver } from '@/entities/call/schema';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { formatDuration, useFormat } from '@/lib/format';

/** A name and its value. */
function Fact({
  label,
  wide = false,
  children,
}: {
  readonly label: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={cn('min-w-0', wide && 'col-span-full')}>
      <dt className="text-meta text-muted">{label}</dt>
      <dd className="mt-1 font-medium [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** What the talk meant, once that is known. */
export function OutcomeCard({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const format = useFormat();
  const titleId = useId();
  const known = call.ending !== null || call.disposition !== null || isOver(call.status);
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader
        id={titleId}
        title={t('calls.status.outcome')}
        actions={
          isOver(call.status) && (
            <Link
              to="/calls/$id"
              params={{ id: call.id }}
              className="text-meta font-medium text-accent hover:underline"
            >
              {t('calls.status.details')}
            </Link>
          )
        }
      />
      {known ? (
        <>
          <CallNotes call={call} className="mb-4" />
          <dl
            className={cn('grid grid-cols-2 gap-4', call.cost === null ? 'xl:grid-cols-4' : 'xl:grid-cols-5')}
          >
            <Fact label={t('calls.status.disposition')}>
              {call.disposition === null ? '–' : <DispositionBadge disposition={call.disposition} />}
            </Fact>
            <Fact label={t('calls.status.ending')}>
              {call.ending === null ? '–' : t(ENDING_LABEL[call.ending])}
            </Fact>
            <Fact label={t('calls.status.duration')}>
              <span className="tabular">{formatDuration(call.duration)}</span>
            </Fact>
            <Fact label={t('calls.status.interest')}>
              {call.interest_level === null ? '–' : <InterestBadge level={call.interest_level} />}
            </Fact>
            {call.cost !== null && (
              <Fact label={t('calls.status.cost')}>
                <span className="tabular">{format.money(call.cost.total, call.cost.currency)}</span>
              </Fact>
            )}
          </dl>
          {call.summary !== null && (
            <div className="mt-4">
              <h3 className="text-meta text-muted">{t('calls.status.summary')}</h3>
              <p className="mt-1 [overflow-wrap:anywhere]">{call.summary}</p>
            </div>
          )}
          {call.evidence.length > 0 && (
            <div className="mt-4">
              <h3 className="text-meta text-muted">{t('calls.status.evidence')}</h3>
              <ul className="mt-1 grid gap-1.5">
                {call.evidence.map(({ quote, judgement }) => (
                  <li
                    key={`${judgement}:${quote}`}
                    className="border-l-2 border-accent-half pl-3 text-soft [overflow-wrap:anywhere]"
                  >
                    {t('calls.status.quote', { quote })}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </>
      ) : (
        <p className="text-muted">{t('calls.status.outcome_waiting')}</p>
      )}
    </Card>
  );
}

/** What was done about it: the message to the customer and the lead. */
export function CrmCard({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const titleId = useId();
  const known = isOver(call.status) || call.disposition !== null;
  return (
    <Card aria-labelledby={titleId}>
      <CardHeader id={titleId} title={t('calls.status.crm')} />
      {known ? <CrmFacts call={call} /> : <p className="text-muted">{t('calls.status.crm_waiting')}</p>}
    </Card>
  );
}

function CrmFacts({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className="grid grid-cols-2 gap-4">
        <Fact label={t('calls.status.crm_status')}>
          <CrmBadge status={call.crm_status} />
        </Fact>
        <Fact label={t('calls.status.crm_id')}>{call.crm_id ?? '–'}</Fact>
        {call.customer_interest !== null && (
          <Fact wide label={t('calls.status.interest_about')}>
            {call.customer_interest}
          </Fact>
        )}
        <Fact label={t('calls.status.followup')}>
          <Badge tone={call.followup_status === 'sent' ? 'ok' : 'neutral'}>
            {t(`call.followup.${call.followup_status}`)}
          </Badge>
        </Fact>
        <Fact label={t('calls.status.telegram')}>
          {t(call.telegram_link_sent ? 'calls.status.telegram_sent' : 'calls.status.telegram_not_sent')}
        </Fact>
      </dl>
      {call.followup_message !== null && (
        <p className="mt-4 rounded-bubble bg-sunken px-3.5 py-2.5 whitespace-pre-line text-soft [overflow-wrap:anywhere]">
          {call.followup_message}
        </p>
      )}
    </>
  );
}

/** Where and why the call stopped, and the way on from there. */
export function FailureCard({
  call,
  onRetry,
  retrying,
}: {
  readonly call: Call;
  readonly onRetry: () => void;
  readonly retrying: boolean;
}) {
  const { t } = useTranslation();
  if (call.status !== 'failed') return null;
  const { failure } = call;
  const known = failure === null ? null : failureKey(failure.code);
  return (
    <section role="alert" className="rounded-card border border-bad-line bg-surface p-4 shadow-card lg:p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h2 className="flex items-center gap-2 text-card font-semibold text-bad">
          <CircleAlert aria-hidden="true" className="size-4.5 shrink-0" />
          {t('calls.status.failure')}
        </h2>
        {needsSettling(failure) ? (
          <Link to="/dialling" className={buttonClass('primary')}>
            {t('call.failure.settle')}
          </Link>
        ) : (
          call.can_retry && (
            <Button
              variant="primary"
              onClick={onRetry}
              loading={retrying}
              icon={<RotateCw aria-hidden="true" className="size-4" />}
            >
              {t('calls.status.retry')}
            </Button>
          )
        )}
      </div>
      {failure !== null && (
        <dl className="mt-3 grid gap-x-6 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
          <dt className="text-meta leading-5 text-muted">{t('calls.status.failure_step')}</dt>
          <dd className="font-medium">{t(`call.step.${failure.step}`)}</dd>
          <dt className="text-meta leading-5 text-muted">{t('calls.status.failure_message')}</dt>
          <dd className="font-medium [overflow-wrap:anywhere]">
            {known === null ? failure.message : t(known)}
          </dd>
          <dt className="text-meta leading-5 text-muted">{t('calls.status.failure_code')}</dt>
          <dd className="font-mono text-meta leading-5 [overflow-wrap:anywhere]">{failure.code}</dd>
        </dl>
      )}
    </section>
  );
}

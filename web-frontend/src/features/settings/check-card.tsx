import { useQuery } from '@tanstack/react-query';
import { Cable, CircleAlert, CircleCheck, RotateCw, TriangleAlert } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { EmptyState, FailedState } from '@/components/ui/states';
import { type TranslationKey, useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { useFormat } from '@/lib/format';
import { type CheckReport, checkQuery, type Finding, type Verdict } from './api';

const VERDICT_LOOK = {
  right: { label: 'settings.verdict.right', tone: 'ok' },
  doubtful: { label: 'settings.verdict.doubtful', tone: 'warn' },
  wrong: { label: 'settings.verdict.wrong', tone: 'bad' },
  unknown: { label: 'settings.verdict.unknown', tone: 'neutral' },
} as const satisfies Record<Verdict, { readonly label: TranslationKey; readonly tone: Tone }>;

const SUBJECT = {
  connection: 'settings.subject.connection',
  credentials: 'settings.subject.credentials',
  role: 'settings.subject.role',
  account: 'settings.subject.account',
  funds: 'settings.subject.funds',
  application: 'settings.subject.application',
  rule: 'settings.subject.rule',
  scenario: 'settings.subject.scenario',
  secret: 'settings.subject.secret',
  history: 'settings.subject.history',
  caller_id: 'settings.subject.caller_id',
} as const satisfies Record<string, TranslationKey>;

function isNamed(subject: string): subject is keyof typeof SUBJECT {
  return Object.hasOwn(SUBJECT, subject);
}

/** Asks the provider whether calls can be made, and says what is wrong and what to do about it. */
export function CheckCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, isFetching, refetch } = useQuery(checkQuery);
  const run = () => void refetch();
  return (
    <Card aria-labelledby="check-title" flush className="overflow-hidden">
      <CardHeader
        id="check-title"
        title={t('settings.check.title')}
        subtitle={
          data === undefined
            ? t('settings.check.subtitle')
            : t('settings.check.checked', { time: format.dateTime(data.checked_at) })
        }
        flush="ruled"
        actions={
          data !== undefined && (
            <Button
              onClick={run}
              loading={isFetching}
              icon={<RotateCw aria-hidden="true" className="size-4" />}
            >
              {t(isFetching ? 'settings.check.running' : 'settings.check.again')}
            </Button>
          )
        }
      />
      {isFetching ? (
        <Running />
      ) : error !== null ? (
        <FailedState error={error} title={t('settings.check.failed')} onRetry={run} />
      ) : data === undefined ? (
        <EmptyState
          icon={<Cable className="size-5" />}
          title={t('settings.check.never')}
          description={t('settings.check.never_text')}
          action={
            <Button variant="primary" onClick={run}>
              {t('settings.check.run')}
            </Button>
          }
        />
      ) : (
        <Report report={data} />
      )}
    </Card>
  );
}

function Running() {
  const { t } = useTranslation();
  return (
    <div role="status" className="p-4 lg:p-5">
      <p className="text-soft">{t('settings.check.running_text')}</p>
      {['a', 'b', 'c', 'd'].map((row) => (
        <div key={row} className="mt-4 flex items-center justify-between gap-4">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-5 w-24 rounded-chip" />
        </div>
      ))}
    </div>
  );
}

function Report({ report }: { readonly report: CheckReport }) {
  const { t } = useTranslation();
  const { ok, findings } = report;
  const clean = findings.every(({ verdict }) => verdict === 'right');
  const Icon = !ok ? CircleAlert : clean ? CircleCheck : TriangleAlert;
  return (
    <>
      <p
        role="status"
        className={cn(
          'flex items-center gap-2.5 px-4 py-3 font-semibold lg:px-5',
          !ok ? 'bg-bad-soft text-bad' : clean ? 'bg-ok-soft text-ok' : 'bg-warn-soft text-warn',
        )}
      >
        <Icon aria-hidden="true" className="size-4.5 shrink-0" />
        {t(!ok ? 'settings.check.not_ok' : clean ? 'settings.check.ok' : 'settings.check.doubtful')}
      </p>
      {findings.length === 0 ? (
        <p className="p-4 text-muted lg:px-5">{t('settings.check.nothing')}</p>
      ) : (
        <ul aria-label={t('settings.check.list')} className="divide-y divide-line">
          {findings.map((finding) => (
            <Row key={`${finding.subject} ${finding.code}`} finding={finding} />
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const { subject, verdict, code, message } = finding;
  const look = VERDICT_LOOK[verdict];
  return (
    <li className="px-4 py-3 lg:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0 font-medium">{isNamed(subject) ? t(SUBJECT[subject]) : subject}</h3>
        <Badge tone={look.tone}>{t(look.label)}</Badge>
      </div>
      {/* What is simply right needs no words. */}
      {message !== '' && code !== 'ok' && (
        <p className={cn('mt-1 [overflow-wrap:anywhere]', verdict === 'right' ? 'text-muted' : 'text-soft')}>
          {message}
        </p>
      )}
      {verdict !== 'right' && code !== '' && (
        <p className="mt-1 font-mono text-meta text-muted [overflow-wrap:anywhere]">{code}</p>
      )}
    </li>
  );
}

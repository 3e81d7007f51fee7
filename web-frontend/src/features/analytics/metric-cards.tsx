import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Sparkline } from '@/components/charts/sparkline';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { useFormat } from '@/lib/format';
import type { Analytics } from './api';
import { type Change, pointChange, relativeChange } from './change';

const GRID = 'grid grid-cols-2 gap-4 lg:grid-cols-4 lg:gap-5';

/** The four figures of a period, each with what it is made of, how it moved, and its shape over the days. */
export function MetricCards({ figures }: { readonly figures: Analytics }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { previous, funnel, series } = figures;
  const part = (part: number, whole: number) =>
    whole === 0
      ? t('analytics.metric.nothing')
      : t('analytics.metric.part', { part: format.number(part), whole: format.number(whole) });
  const relative = (now: number | null, before: number | null) => ({
    change: relativeChange(now, before),
    amount: (amount: number) => format.percent(amount),
  });
  const points = (now: number | null, before: number | null) => ({
    change: pointChange(now, before),
    amount: (amount: number) => t('analytics.change.points', { amount: format.number(amount, 1) }),
  });
  return (
    <div className={GRID}>
      <Metric
        label={t('analytics.metric.calls')}
        value={format.number(figures.total_calls)}
        note={t('analytics.metric.calls_note', {
          number: format.number(Math.round(figures.total_calls / Math.max(1, series.length))),
        })}
        trend={series.map((day) => day.called)}
        {...relative(figures.total_calls, previous.total_calls)}
      />
      <Metric
        label={t('analytics.metric.talk_rate')}
        value={format.percent(figures.talk_rate)}
        note={part(funnel.talked, funnel.called)}
        trend={series.map((day) => (day.called === 0 ? null : day.talked / day.called))}
        judged
        {...points(figures.talk_rate, previous.talk_rate)}
      />
      <Metric
        label={t('analytics.metric.interest_rate')}
        value={format.percent(figures.interest_rate)}
        note={part(funnel.interested, funnel.talked)}
        trend={series.map((day) => (day.talked === 0 ? null : day.interested / day.talked))}
        judged
        {...points(figures.interest_rate, previous.interest_rate)}
      />
      <Metric
        label={t('analytics.metric.duration')}
        value={format.duration(figures.avg_duration)}
        note={
          figures.avg_duration === null
            ? t('analytics.metric.nothing')
            : t('analytics.metric.duration_note', { number: format.number(funnel.talked) })
        }
        {...relative(figures.avg_duration, previous.avg_duration)}
      />
    </div>
  );
}

interface MetricProps {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly trend?: readonly (number | null)[];
  readonly change: Change | null;
  readonly amount: (amount: number) => string;
  /** More is better and less is worse; of a plain quantity neither is said. */
  readonly judged?: boolean;
}

function Metric({ label, value, note, trend, change, amount, judged = false }: MetricProps) {
  return (
    <Card className="@container">
      <h2 className="text-meta text-soft">{label}</h2>
      <div className="mt-1.5 flex min-h-9 items-center justify-between gap-3">
        <p className="text-metric font-semibold tabular [overflow-wrap:anywhere]">{value}</p>
        {trend !== undefined && (
          <span className="hidden w-24 shrink-0 @[13rem]:block">
            <Sparkline values={trend} />
          </span>
        )}
      </div>
      <p className="text-meta text-muted tabular">{note}</p>
      <p className="mt-2 text-meta text-muted">
        <Movement change={change} amount={amount} judged={judged} />
      </p>
    </Card>
  );
}

const ARROW = { up: ArrowUpRight, down: ArrowDownRight, same: ArrowRight } as const;

function Movement({
  change,
  amount,
  judged,
}: Pick<MetricProps, 'change' | 'amount'> & { readonly judged: boolean }): ReactNode {
  const { t } = useTranslation();
  if (change === null) return t('analytics.change.none');
  const Arrow = ARROW[change.direction];
  const color =
    !judged || change.direction === 'same' ? 'text-soft' : change.direction === 'up' ? 'text-ok' : 'text-bad';
  return (
    <>
      <span className={cn('font-medium tabular', color)}>
        <Arrow aria-hidden="true" className="mr-1 inline size-3.5 align-[-2px]" />
        {change.direction === 'same' ? (
          t('analytics.change.same')
        ) : (
          <>
            <span className="sr-only">
              {t(`analytics.change.${change.direction}`, { amount: amount(change.amount) })}
            </span>
            <span aria-hidden="true">{amount(change.amount)}</span>
          </>
        )}
      </span>{' '}
      {t('analytics.change.versus')}
    </>
  );
}

/** The cards' places while the figures are on their way. */
export function MetricCardsSkeleton() {
  return (
    <div className={GRID}>
      {['calls', 'talk_rate', 'interest_rate', 'duration'].map((card) => (
        <Card key={card}>
          <Skeleton className="h-4 w-20" />
          <Skeleton className="mt-3 h-7 w-24" />
          <Skeleton className="mt-3 h-3.5 w-28 max-w-full" />
          <Skeleton className="mt-3 h-3.5 w-36 max-w-full" />
        </Card>
      ))}
    </div>
  );
}

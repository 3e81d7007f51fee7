import { useMemo } from 'react';
import { type Bar, BarList } from '@/components/charts/bar-list';
import { FunnelChart } from '@/components/charts/funnel-chart';
import { HeatMap } from '@/components/charts/heat-map';
import type { HeatSquare } from '@/components/charts/heat-model';
import { TrendChart, TrendLegend } from '@/components/charts/trend-chart';
import { Card, CardHeader } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import { DISPOSITION_LOOK } from '@/entities/call/looks';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/format';
import { type Analytics, dispositionCounts } from './api';
import { midnight } from './period';

const ROWS =
  'mt-4 grid grid-cols-[minmax(0,1fr)] gap-4 lg:mt-5 lg:grid-cols-[minmax(0,1.75fr)_minmax(0,1fr)] lg:gap-5';

interface FigureChartsProps {
  readonly figures: Analytics;
  /** Dispositions the table is limited to. */
  readonly chosen: readonly string[];
  readonly onChoose: (disposition: string) => void;
}

/** The pictures of a period: trend, best hours, funnel and outcomes. */
export function FigureCharts({ figures, chosen, onChoose }: FigureChartsProps) {
  return (
    <>
      <div className={ROWS}>
        <TrendCard figures={figures} />
        <HeatCard figures={figures} />
      </div>
      <div className={ROWS}>
        <FunnelCard figures={figures} />
        <OutcomesCard figures={figures} chosen={chosen} onChoose={onChoose} />
      </div>
    </>
  );
}

function TrendCard({ figures }: { readonly figures: Analytics }) {
  const { t } = useTranslation();
  const format = useFormat();
  const steps = useMemo(
    () =>
      figures.series.map(({ date, called, talked }) => {
        const day = midnight(date);
        return {
          key: date,
          tick: format.day(day),
          title: format.dayHeading(day),
          context: called,
          focus: talked,
        };
      }),
    [figures.series, format],
  );
  const labels = { contextLabel: t('analytics.trend.called'), focusLabel: t('analytics.trend.talked') };
  return (
    <Card>
      <CardHeader
        title={t('analytics.trend.title')}
        subtitle={t('analytics.trend.subtitle')}
        actions={<TrendLegend {...labels} />}
      />
      <TrendChart
        steps={steps}
        label={t('analytics.trend.title')}
        formatNumber={(value) => format.number(value)}
        {...labels}
      />
    </Card>
  );
}

function HeatCard({ figures }: { readonly figures: Analytics }) {
  const { t } = useTranslation();
  const format = useFormat();
  const describe = ({ weekday, hour, called, talked, rate }: HeatSquare) => {
    const when = { day: format.weekdayShort(weekday), hour: `${hour}:00` };
    return rate === null
      ? t('analytics.heat.cell_empty', when)
      : t('analytics.heat.cell', {
          ...when,
          rate: format.percent(rate, 0),
          part: format.number(talked),
          whole: format.number(called),
        });
  };
  return (
    <Card>
      <CardHeader title={t('analytics.heat.title')} subtitle={t('analytics.heat.subtitle')} />
      <HeatMap
        cells={figures.answers}
        label={t('analytics.heat.title')}
        weekdays={[1, 2, 3, 4, 5, 6, 7].map((weekday) => format.weekdayShort(weekday))}
        describe={describe}
        lessLabel={t('analytics.heat.less')}
        moreLabel={t('analytics.heat.more')}
      />
    </Card>
  );
}

const STAGES = ['called', 'talked', 'interested', 'lead'] as const;

function FunnelCard({ figures }: { readonly figures: Analytics }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card className="flex flex-col">
      <CardHeader title={t('analytics.funnel.title')} subtitle={t('analytics.funnel.subtitle')} />
      <FunnelChart
        label={t('analytics.funnel.title')}
        stages={STAGES.map((stage) => ({
          key: stage,
          count: figures.funnel[stage],
          label: t(`analytics.funnel.${stage}`),
        }))}
        ofPreviousLabel={t('analytics.funnel.of_previous')}
        formatNumber={(value) => format.number(value)}
        formatShare={(share) => format.percent(share, share !== null && share > 0 && share < 0.1 ? 1 : 0)}
      />
    </Card>
  );
}

function OutcomesCard({ figures, chosen, onChoose }: FigureChartsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const bars = dispositionCounts(figures.dispositions).map(
    ({ key, count }): Bar => ({
      key,
      count,
      label: t(DISPOSITION_LOOK[key].label),
      tone: key === 'interested' ? 'accent' : 'context',
      selected: chosen.includes(key),
    }),
  );
  return (
    <Card>
      <CardHeader title={t('analytics.outcomes.title')} subtitle={t('analytics.outcomes.subtitle')} />
      <BarList
        bars={bars}
        label={t('analytics.outcomes.title')}
        formatNumber={(value) => format.number(value)}
        formatShare={(share) => format.percent(share, 0)}
        onSelect={onChoose}
      />
    </Card>
  );
}

/** The places of the pictures while the figures are on their way. */
export function FigureChartsSkeleton() {
  const block = (key: string, height: string) => (
    <Card key={key}>
      <Skeleton className="h-4.5 w-32" />
      <Skeleton className="mt-2 h-3.5 w-44 max-w-full" />
      <Skeleton className={`mt-5 w-full ${height}`} />
    </Card>
  );
  return (
    <>
      <div className={ROWS}>
        {block('trend', 'h-63')}
        {block('heat', 'h-63')}
      </div>
      <div className={ROWS}>
        {block('funnel', 'h-56')}
        {block('outcomes', 'h-56')}
      </div>
    </>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { WifiOff, X } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Page } from '@/components/ui/page';
import { FailedState } from '@/components/ui/states';
import { CRM_LOOK, DISPOSITION_LOOK, LANGUAGE_LABEL, STATUS_LOOK } from '@/entities/call/looks';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { analyticsQuery, callFilter } from './api';
import { CallCount, CallTable } from './call-table';
import { CostStrip } from './cost-strip';
import { ExportButton } from './export-button';
import { FigureCharts, FigureChartsSkeleton } from './figure-charts';
import { FilterMenu } from './filter-menu';
import { useLiveCalls } from './live-calls';
import { MetricCards, MetricCardsSkeleton } from './metric-cards';
import { NumberSearch } from './number-search';
import { type Period, resolvePeriod } from './period';
import { PeriodPicker, useSpan } from './period-picker';
import {
  type AnalyticsSearch,
  chosenWords,
  FILTER_WORDS,
  type FilterName,
  isFiltered,
  joinWords,
  NO_FILTERS,
} from './search';
import { useToday } from './use-today';

export interface AnalyticsPageProps {
  readonly search: AnalyticsSearch;
  /** Changes some filters in the address and keeps the others. */
  readonly onSearch: (change: Partial<AnalyticsSearch>) => void;
  /** Shows a call's details in place; its own address is /calls/$id. */
  readonly onOpenCall: (id: string) => void;
}

/** How calling went over a period, and the calls themselves. Figures and table follow the calls live. */
export function AnalyticsPage({ search, onSearch, onOpenCall }: AnalyticsPageProps): ReactNode {
  const { t } = useTranslation();
  const span = useSpan();
  const today = useToday();
  const period = useMemo(() => resolvePeriod(search, today), [search, today]);
  const filter = useMemo(() => callFilter(search, period), [search, period]);
  const offline = useLiveCalls(filter);
  const toggle = (name: FilterName, word: string) => {
    const chosen = chosenWords(search, name);
    const next = chosen.includes(word) ? chosen.filter((other) => other !== word) : [...chosen, word];
    onSearch({ [name]: joinWords(name, next) });
  };
  return (
    <Page
      title={t('analytics.title')}
      subtitle={t('analytics.subtitle', { period: span(period) })}
      actions={<PeriodPicker period={period} onChange={onSearch} />}
    >
      {offline && (
        <p
          role="status"
          className="mb-4 flex items-start gap-2 rounded-control bg-warn-soft px-3.5 py-2.5 text-warn"
        >
          <WifiOff aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {t('analytics.offline')}
        </p>
      )}
      <Figures
        period={period}
        chosen={chosenWords(search, 'disposition')}
        onChoose={(disposition) => toggle('disposition', disposition)}
      />
      <Card className="mt-4 p-0! lg:mt-5" aria-labelledby="calls-title">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4 lg:px-5">
          <div className="mr-auto min-w-0">
            <h2 id="calls-title" className="text-card font-semibold">
              {t('analytics.table.title')}
            </h2>
            <p className="mt-0.5 text-meta text-muted">
              <CallCount filter={filter} />
            </p>
          </div>
          <Filters search={search} onSearch={onSearch} />
          <ExportButton filter={filter} name={`halo-${period.firstDay}-${period.lastDay}.csv`} />
        </div>
        {/* Around the table alone: a panel that lies over the page must not be caught in a container. */}
        <div className="@container">
          <CallTable
            filter={filter}
            filtered={isFiltered(search)}
            onReset={() => onSearch(NO_FILTERS)}
            onOpen={onOpenCall}
          />
        </div>
      </Card>
    </Page>
  );
}

interface FiguresProps {
  readonly period: Period;
  readonly chosen: readonly string[];
  readonly onChoose: (disposition: string) => void;
}

function Figures({ period, chosen, onChoose }: FiguresProps) {
  const { t } = useTranslation();
  const query = useQuery({ ...analyticsQuery(period), placeholderData: keepPreviousData });
  if (query.isPending) {
    return (
      <div role="status" aria-label={t('state.loading')}>
        <MetricCardsSkeleton />
        <FigureChartsSkeleton />
      </div>
    );
  }
  if (query.data === undefined) {
    return (
      <Card>
        <FailedState error={query.error} onRetry={() => void query.refetch()} retrying={query.isFetching} />
      </Card>
    );
  }
  return (
    // The figures of the period before stay, dimmed, until the new ones are here: nothing jumps.
    <div
      aria-busy={query.isPlaceholderData}
      className={cn('transition-opacity duration-150', query.isPlaceholderData && 'opacity-50')}
    >
      <MetricCards figures={query.data} />
      <CostStrip figures={query.data} />
      {query.data.total_calls > 0 && (
        <FigureCharts figures={query.data} chosen={chosen} onChoose={onChoose} />
      )}
    </div>
  );
}

function Filters({ search, onSearch }: Pick<AnalyticsPageProps, 'search' | 'onSearch'>) {
  const { t } = useTranslation();
  const label = {
    status: (word: keyof typeof STATUS_LOOK) => t(STATUS_LOOK[word].label),
    disposition: (word: keyof typeof DISPOSITION_LOOK) => t(DISPOSITION_LOOK[word].label),
    crm_status: (word: keyof typeof CRM_LOOK) => t(CRM_LOOK[word].label),
  };
  const options = {
    status: FILTER_WORDS.status.map((value) => ({ value, label: label.status(value) })),
    disposition: FILTER_WORDS.disposition.map((value) => ({ value, label: label.disposition(value) })),
    crm_status: FILTER_WORDS.crm_status.map((value) => ({ value, label: label.crm_status(value) })),
    language: FILTER_WORDS.language.map((value) => ({ value, label: t(LANGUAGE_LABEL[value]) })),
  };
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <NumberSearch value={search.q} onChange={(q) => onSearch({ q })} />
      {(['status', 'disposition', 'crm_status', 'language'] as const).map((name) => (
        <FilterMenu
          key={name}
          name={t(`analytics.filter.${name}`)}
          options={options[name]}
          chosen={chosenWords(search, name)}
          onChange={(words) => onSearch({ [name]: joinWords(name, words) })}
        />
      ))}
      {isFiltered(search) && (
        <Button
          variant="ghost"
          icon={<X aria-hidden="true" className="size-4" />}
          onClick={() => onSearch(NO_FILTERS)}
        >
          {t('analytics.filter.clear')}
        </Button>
      )}
    </div>
  );
}

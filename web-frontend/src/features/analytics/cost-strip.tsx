import { Card } from '@/components/ui/card';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/format';
import type { Analytics } from './api';

/** What the calls of a period cost, each currency by itself. Shows nothing where nothing was charged. */
export function CostStrip({ figures }: { readonly figures: Pick<Analytics, 'costs' | 'total_calls'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const costs = figures.costs.filter(({ total }) => Number(total) !== 0);
  const [only] = costs;
  if (only === undefined) return null;
  return (
    <Card
      flush
      className="mt-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-3 lg:mt-5 lg:px-5"
    >
      <h2 className="text-meta text-soft">{t('analytics.metric.cost')}</h2>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        {costs.length === 1 && figures.total_calls > 0 && (
          <span className="text-meta text-muted tabular">
            {t('analytics.metric.cost_note', {
              amount: format.money(Number(only.total) / figures.total_calls, only.currency),
            })}
          </span>
        )}
        {costs.map(({ currency, total }) => (
          <span key={currency} className="text-card font-semibold tabular">
            {format.money(total, currency)}
          </span>
        ))}
      </p>
    </Card>
  );
}

import { Card, CardHeader } from '@/components/ui/card';
import type { Call } from '@/entities/call/schema';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { useFormat } from '@/lib/format';

const PARTS = ['call', 'recording', 'other'] as const;

/** What the provider charged, and for what. Shows nothing until it is counted. */
export function CostCard({ call, className }: { readonly call: Call; readonly className: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { cost } = call;
  if (cost === null) return null;
  const parts = PARTS.filter((part) => Number(cost[part]) !== 0);
  return (
    <Card className={className}>
      <CardHeader
        title={t('details.cost.title')}
        className={cn(parts.length > 0 && 'mb-2')}
        actions={<p className="text-card font-semibold tabular">{format.money(cost.total, cost.currency)}</p>}
      />
      {parts.length > 0 && (
        <dl className="grid">
          {parts.map((part) => (
            <div
              key={part}
              className="flex items-baseline justify-between gap-4 border-b border-line py-2 last:border-0 last:pb-0"
            >
              <dt className="text-muted">{t(`details.cost.${part}`)}</dt>
              <dd className="tabular">{format.money(cost[part], cost.currency)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}

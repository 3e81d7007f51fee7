import { Ban } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/states';
import { isAllDay, mayRingAt, shortTime } from '@/entities/dialling/hours';
import type { CountryRule } from '@/entities/dialling/schema';
import { useTranslation } from '@/i18n';
import { serverNow } from '@/lib/clock';
import { useCountryName } from '@/lib/country';

/** The countries that may be called, at which hours, and whether it is such an hour now. */
export function PolicyCard({ countries }: { readonly countries: readonly CountryRule[] }) {
  const { t } = useTranslation();
  const nameOf = useCountryName();
  const now = useMinute();
  return (
    <Card>
      <CardHeader title={t('dialling.policy.title')} className="mb-0" />
      {countries.length === 0 ? (
        <EmptyState
          icon={<Ban className="size-5" />}
          title={t('dialling.policy.empty')}
          description={t('dialling.policy.empty_text')}
          className="py-6"
        />
      ) : (
        <>
          <p className="mt-0.5 text-meta text-muted">{t('dialling.policy.subtitle')}</p>
          <ul className="mt-2">
            {countries
              .map((rule) => ({ rule, name: nameOf(rule.country) }))
              .sort((a, b) => a.name.localeCompare(b.name))
              .map(({ rule, name }) => (
                <Country key={rule.country} name={name} rule={rule} open={mayRingAt(rule, now)} />
              ))}
          </ul>
        </>
      )}
    </Card>
  );
}

interface CountryProps {
  readonly name: string;
  readonly rule: CountryRule;
  /** Null where this browser cannot tell. */
  readonly open: boolean | null;
}

function Country({ name, rule, open }: CountryProps) {
  const { t } = useTranslation();
  const hours = t('dialling.policy.hours', { from: shortTime(rule.from), until: shortTime(rule.until) });
  const where =
    rule.zones.length > 1
      ? t('dialling.policy.zones', { count: rule.zones.length })
      : t('dialling.policy.zone');
  return (
    <li className="flex items-center justify-between gap-3 border-b border-line py-2.5 last:border-0 last:pb-0">
      <div className="min-w-0">
        <p className="font-medium">{name}</p>
        <p className="text-meta text-muted tabular" title={rule.zones.join(', ')}>
          {isAllDay(rule) ? t('dialling.policy.all_day') : `${hours}, ${where}`}
          {rule.needs_consent && `, ${t('dialling.policy.consent')}`}
        </p>
      </div>
      {open !== null && (
        <Badge tone={open ? 'ok' : 'neutral'} className="shrink-0">
          {t(open ? 'dialling.policy.open' : 'dialling.policy.closed')}
        </Badge>
      )}
    </li>
  );
}

/** The time by the server's clock, as exact as hours and minutes need it. */
function useMinute(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

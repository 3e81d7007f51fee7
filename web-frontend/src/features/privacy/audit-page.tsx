import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText, ShieldUser } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Page } from '@/components/ui/page';
import { Select } from '@/components/ui/select';
import { EmptyState } from '@/components/ui/states';
import { useTranslation } from '@/i18n';
import { useFormat } from '@/lib/format';
import { useSession } from '@/lib/session';
import { AREAS, type AuditEntry, auditQuery } from './api';
import { actionText, areaOf } from './audit-words';
import { PrivacyTabs } from './privacy-tabs';
import { Rows } from './rows';

/** Who did what, when and from where. */
export function AuditPage() {
  const { t } = useTranslation();
  const state = useSession();
  const isAdmin = state.kind === 'signed_in' && state.user.role === 'admin';
  return (
    <Page title={t('privacy.audit.title')} subtitle={t('privacy.audit.subtitle')} actions={<PrivacyTabs />}>
      {isAdmin ? (
        <Log />
      ) : (
        <Card>
          <EmptyState
            icon={<ShieldUser className="size-5" />}
            title={t('settings.admin_title')}
            description={t('privacy.audit.admin_text')}
          />
        </Card>
      )}
    </Page>
  );
}

/** The day in the reader's zone; empty for any. */
function dayAfter(day: string, days: number): string | undefined {
  if (day === '') return undefined;
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + days);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function Log() {
  const { t } = useTranslation();
  const [area, setArea] = useState('');
  const [by, setBy] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const name = by.trim().toLowerCase();
  const query = useInfiniteQuery(
    auditQuery({
      area: area === '' ? undefined : area,
      by: /^[a-z0-9._@+-]{1,64}$/.test(name) ? name : undefined,
      from: dayAfter(from, 0),
      to: dayAfter(to, 1),
    }),
  );
  const rows = query.data?.pages
    .flatMap(({ items }) => items)
    .map((entry) => <Entry key={entry.no} entry={entry} />);
  return (
    <div className="grid gap-4 lg:gap-5">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Field label={t('privacy.audit.area')}>
          {(control) => (
            <Select
              {...control}
              size="lg"
              value={area}
              onChange={setArea}
              options={[
                { value: '', label: t('privacy.any') },
                ...AREAS.map((value) => ({ value, label: t(areaOf(value)) })),
              ]}
            />
          )}
        </Field>
        <Field label={t('privacy.audit.by')}>
          {(control) => (
            <Input
              {...control}
              value={by}
              maxLength={64}
              autoComplete="off"
              autoCapitalize="none"
              onChange={(event) => setBy(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('privacy.audit.from')}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={from}
              max={to}
              onChange={(event) => setFrom(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('privacy.audit.to')}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={to}
              min={from}
              onChange={(event) => setTo(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Rows
        label={t('privacy.audit.list')}
        query={query}
        rows={rows}
        empty={
          <EmptyState
            icon={<ScrollText className="size-5" />}
            title={t('privacy.audit.empty')}
            description={t('privacy.audit.empty_text')}
          />
        }
      />
    </div>
  );
}

function Entry({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const details = Object.entries(entry.details)
    .map(([name, value]) => `${name.replaceAll('_', ' ')}: ${value}`)
    .join(', ');
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3 lg:grid-cols-[11rem_minmax(0,1fr)_auto] lg:items-baseline lg:px-5">
      <time dateTime={entry.at} className="text-meta text-muted tabular">
        {format.fullDateTime(entry.at)}
      </time>
      <div className="min-w-0">
        <p className="[overflow-wrap:anywhere]">
          <span className="font-medium">{entry.by ?? t('privacy.audit.nobody')}</span>
          {' · '}
          {actionText(t, entry.action)}
        </p>
        <p className="text-meta text-muted [overflow-wrap:anywhere]">
          {entry.about !== null &&
            (entry.about.kind === 'call' ? (
              <a href={`/calls/${entry.about.name}`} className="text-accent hover:underline">
                {entry.about.name}
              </a>
            ) : (
              entry.about.name
            ))}
          {entry.about !== null && details !== '' && ' · '}
          {details}
        </p>
      </div>
      {entry.address !== null && (
        <Badge dot={false} className="justify-self-start tabular">
          {entry.address}
        </Badge>
      )}
    </li>
  );
}

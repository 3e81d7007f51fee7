import { useQuery } from '@tanstack/react-query';
import { ShieldUser } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge, type Tone } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { EmptyState, FailedState } from '@/components/ui/states';
import { type TranslationKey, useTranslation } from '@/i18n';
import { useFormat } from '@/lib/format';
import { useSession } from '@/lib/session';
import { type Health, type Part, type Status, statusQuery } from './api';

const HEALTH_LOOK = {
  unused: { label: 'status.unused', tone: 'neutral' },
  working: { label: 'status.working', tone: 'ok' },
  failing: { label: 'status.failing', tone: 'bad' },
} as const satisfies Record<Health, { readonly label: TranslationKey; readonly tone: Tone }>;

const PART = {
  voice: 'settings.system.part.voice',
  analyzer: 'settings.system.part.analyzer',
  sms: 'settings.system.part.sms',
  crm: 'settings.system.part.crm',
} as const satisfies Record<string, TranslationKey>;

const BRAKE = {
  operator: 'status.brake.operator',
  funds: 'status.brake.funds',
  account: 'status.brake.account',
  restore: 'status.brake.restore',
} as const satisfies Record<string, TranslationKey>;

/** Work that could be done and has waited for so many seconds is late. */
const LATE = 60;
const MEGA = 1e6;

function named<K extends string>(names: Readonly<Record<K, TranslationKey>>, word: string) {
  return Object.hasOwn(names, word) ? names[word as K] : null;
}

/** How everything stands, for whoever runs this installation. */
export function StatusPage(): ReactNode {
  const { t } = useTranslation();
  const state = useSession();
  const isAdmin = state.kind === 'signed_in' && state.user.role === 'admin';
  return (
    <Page title={t('status.title')} subtitle={t('status.subtitle')}>
      {isAdmin ? (
        <Loaded />
      ) : (
        <Card>
          <EmptyState icon={<ShieldUser className="size-5" />} title={t('settings.admin_title')} />
        </Card>
      )}
    </Page>
  );
}

function Loaded() {
  const { t } = useTranslation();
  const { data, error, isPending, isFetching, refetch } = useQuery(statusQuery);
  if (error !== null) {
    return (
      <Card>
        <FailedState error={error} onRetry={() => void refetch()} retrying={isFetching} />
      </Card>
    );
  }
  if (isPending) {
    return (
      <div role="status" aria-label={t('state.loading')} className="grid gap-4 lg:grid-cols-2 lg:gap-5">
        {['a', 'b', 'c', 'd'].map((card) => (
          <Skeleton key={card} className="h-48 w-full rounded-card" />
        ))}
      </div>
    );
  }
  return (
    <div className="grid gap-4 lg:grid-cols-2 lg:items-start lg:gap-5">
      <Parts parts={data.parts} />
      <Work status={data} />
      <Nodes status={data} />
      <Database status={data} />
    </div>
  );
}

function Parts({ parts }: { readonly parts: readonly Part[] }) {
  const { t } = useTranslation();
  return (
    <Group title={t('status.parts')} subtitle={t('status.parts_text')}>
      {parts.map((part) => (
        <PartLine key={part.part} part={part} />
      ))}
    </Group>
  );
}

function PartLine({ part }: { readonly part: Part }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = named(PART, part.part);
  const look = HEALTH_LOOK[part.health];
  const moment = part.health === 'failing' ? part.failed_at : part.answered_at;
  const detail = [
    ...(part.health === 'failing' && part.code !== null ? [part.code] : []),
    ...(moment === null ? [] : [format.dateTime(moment)]),
  ].join(' · ');
  return (
    <Line name={name === null ? part.part : t(name)} detail={detail}>
      <span className="flex flex-wrap justify-end gap-1.5">
        {part.mock && <Badge tone="warn">{t('settings.system.simulated')}</Badge>}
        <Badge tone={look.tone}>{t(look.label)}</Badge>
      </span>
    </Line>
  );
}

function Work({ status }: { readonly status: Status }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { queue, brakes } = status;
  const late = queue.oldest_seconds > LATE;
  return (
    <Group title={t('status.work')} subtitle={t('status.work_text')}>
      {brakes.length === 0 ? (
        <Line name={t('status.brakes')}>
          <Badge tone="ok">{t('status.no_brakes')}</Badge>
        </Line>
      ) : (
        brakes.map(({ brake, since }) => {
          const name = named(BRAKE, brake);
          return (
            <Line key={brake} name={t('status.brakes')} detail={format.dateTime(since)}>
              <Badge tone="bad">{name === null ? brake : t(name)}</Badge>
            </Line>
          );
        })
      )}
      <Line name={t('status.due')}>{format.number(queue.due)}</Line>
      <Line name={t('status.oldest')}>
        {late ? (
          <Badge tone="bad">{format.duration(queue.oldest_seconds)}</Badge>
        ) : (
          format.duration(queue.oldest_seconds)
        )}
      </Line>
      <Line name={t('status.running')}>{format.number(queue.running)}</Line>
      <Line name={t('status.later')}>{format.number(queue.later)}</Line>
      <Line name={t('status.reviews')}>{format.number(status.reviews)}</Line>
      <Line name={t('status.unknown')}>{format.number(status.unknown_attempts)}</Line>
    </Group>
  );
}

function Nodes({ status }: { readonly status: Status }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Group title={t('status.nodes')} subtitle={t('status.nodes_text')}>
      {status.nodes.map(({ name, version, started_at }) => (
        <Line key={name} name={name} detail={t('status.since', { time: format.dateTime(started_at) })}>
          {version}
        </Line>
      ))}
    </Group>
  );
}

function Database({ status }: { readonly status: Status }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { version, bytes, connections, most_connections, took_millis } = status.database;
  return (
    <Group title={t('status.database')} subtitle={`PostgreSQL ${version}`}>
      <Line name={t('status.size')}>{format.number(bytes / MEGA, 1)} MB</Line>
      <Line name={t('status.connections')}>
        {format.number(connections)} / {format.number(most_connections)}
      </Line>
      <Line name={t('status.took')}>{format.number(took_millis, 1)} ms</Line>
    </Group>
  );
}

function Group({
  title,
  subtitle,
  children,
}: {
  readonly title: string;
  readonly subtitle: string;
  readonly children: ReactNode;
}) {
  return (
    <Card aria-label={title}>
      <CardHeader title={title} subtitle={subtitle} className="mb-2" />
      <dl>{children}</dl>
    </Card>
  );
}

function Line({
  name,
  detail = '',
  children,
}: {
  readonly name: string;
  readonly detail?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex items-center justify-between gap-4 border-b border-line py-2.5 last:border-0 last:pb-0">
      <dt className="min-w-0 text-muted [overflow-wrap:anywhere]">
        {name}
        {detail !== '' && <span className="block text-meta">{detail}</span>}
      </dt>
      <dd className="min-w-0 text-right font-medium tabular [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

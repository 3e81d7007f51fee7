import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowUp, ChevronRight, PhoneOutgoing, RotateCw, SearchX } from 'lucide-react';
import { type MouseEvent, memo, type Ref, useEffect, useMemo, useState } from 'react';
import { Button, buttonClass } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { Spinner } from '@/components/ui/spinner';
import { EmptyState, FailedState } from '@/components/ui/states';
import { CrmBadge, OutcomeBadge } from '@/entities/call/badges';
import { LANGUAGE_LABEL } from '@/entities/call/looks';
import type { CallListItem, CallPage } from '@/entities/call/schema';
import { useTranslation } from '@/i18n';
import { cn } from '@/lib/cn';
import { useFormat } from '@/lib/format';
import { type CallFilter, callsQuery } from './api';
import { heldFrom, withDays } from './call-rows';
import { midnight } from './period';
import { useWindowRows } from './use-window-rows';

interface CallTableProps {
  readonly filter: CallFilter;
  /** Whether the filter leaves calls of the period out, which explains an empty table. */
  readonly filtered: boolean;
  readonly onReset: () => void;
  readonly onOpen: (id: string) => void;
}

/** How many lines before the end the next page is asked for. */
const AHEAD = 25;

/** The calls a filter lets through: loading, failed, none, or as many as the reader scrolls to. */
export function CallTable({ filter, filtered, onReset, onOpen }: CallTableProps) {
  const query = useInfiniteQuery({ ...callsQuery(filter), placeholderData: keepPreviousData });
  if (query.isPending) return <TableSkeleton />;
  if (query.data === undefined) {
    return (
      <FailedState error={query.error} onRetry={() => void query.refetch()} retrying={query.isFetching} />
    );
  }
  if (query.data.pages[0]?.items.length === 0) return filtered ? <NoMatch onReset={onReset} /> : <NoCalls />;
  return (
    <Lines
      // Another filter is another list: it begins at its top and holds nothing back.
      key={JSON.stringify(filter)}
      data={query.data}
      stale={query.isPlaceholderData}
      onOpen={onOpen}
      more={{
        exists: query.hasNextPage && !query.isPlaceholderData,
        loading: query.isFetchingNextPage,
        failed: query.isFetchNextPageError,
        load: () => void query.fetchNextPage({ cancelRefetch: false }),
      }}
    />
  );
}

function NoMatch({ onReset }: { readonly onReset: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<SearchX className="size-5" />}
      title={t('analytics.table.none_title')}
      description={t('analytics.table.none_text')}
      action={<Button onClick={onReset}>{t('analytics.table.reset')}</Button>}
    />
  );
}

function NoCalls() {
  const { t } = useTranslation();
  return (
    <EmptyState
      icon={<PhoneOutgoing className="size-5" />}
      title={t('analytics.empty.title')}
      description={t('analytics.empty.text')}
      action={
        <Link to="/" className={buttonClass('primary')}>
          {t('analytics.empty.action')}
        </Link>
      }
    />
  );
}

/** How many calls there are in all; nothing when they cannot be had. */
export function CallCount({ filter }: { readonly filter: CallFilter }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, isPending } = useInfiniteQuery(callsQuery(filter));
  const total = data?.pages[0]?.total;
  return (
    <span aria-live="polite">
      {total === undefined
        ? isPending && t('state.loading')
        : t('analytics.table.found', { count: total, formatted: format.number(total) })}
    </span>
  );
}

interface More {
  readonly exists: boolean;
  readonly loading: boolean;
  readonly failed: boolean;
  readonly load: () => void;
}

const HEAD =
  'sticky top-0 z-10 h-10 border-y border-line bg-sunken px-3 text-left text-meta font-medium text-soft first:pl-5 last:pr-5';

function Lines({
  data,
  stale,
  onOpen,
  more,
}: {
  readonly data: InfiniteData<CallPage>;
  /** These are the calls of the filter before; the new ones are on their way. */
  readonly stale: boolean;
  readonly onOpen: (id: string) => void;
  readonly more: More;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const calls = useMemo(() => data.pages.flatMap((page) => page.items), [data]);
  const [held, setHeld] = useState<string | null>(null);
  const { shown, fresh } = useMemo(() => heldFrom(calls, held), [calls, held]);
  const rows = useMemo(() => withDays(shown), [shown]);
  const { origin, first, end, above, below, inside } = useWindowRows<HTMLTableSectionElement>(rows);

  const top = shown[0]?.id ?? null;
  useEffect(() => setHeld(inside ? top : null), [inside, top]);

  const nearEnd = end > rows.length - AHEAD;
  const { exists, loading, load } = more;
  // News of calls further up make the query forget its failure; the reader still is the one who says when to try again.
  const [stuck, setStuck] = useState(false);
  useEffect(() => {
    if (more.failed) setStuck(true);
  }, [more.failed]);
  const failed = (more.failed || stuck) && !loading;
  useEffect(() => {
    if (nearEnd && exists && !loading && !failed) load();
  }, [nearEnd, exists, loading, failed, load]);

  function loadAgain() {
    setStuck(false);
    load();
  }

  function showFresh() {
    setHeld(null);
    origin.current?.closest('section')?.scrollIntoView({ block: 'start' });
  }

  return (
    <>
      {fresh > 0 && (
        <div className="pointer-events-none sticky top-12 z-20 flex h-0 justify-center">
          <Button
            variant="primary"
            size="sm"
            className="pointer-events-auto animate-fade self-start rounded-chip shadow-pop"
            icon={<ArrowUp aria-hidden="true" className="size-3.5" />}
            onClick={showFresh}
          >
            {t('analytics.table.fresh', { count: fresh, formatted: format.number(fresh) })}
          </Button>
        </div>
      )}
      <table
        aria-busy={stale}
        aria-rowcount={more.exists ? -1 : rows.length + 1}
        className={cn(
          'w-full table-fixed border-separate border-spacing-0 transition-opacity duration-150',
          stale && 'opacity-50',
        )}
      >
        <colgroup>
          <col className="w-40 @lg:w-46" />
          <col className="hidden w-18 @lg:table-column" />
          <col className="hidden w-20 @lg:table-column" />
          <col className="@5xl:w-50" />
          <col className="hidden w-44 @4xl:table-column" />
          <col className="hidden @5xl:table-column" />
          <col className="w-8 @lg:w-36" />
        </colgroup>
        <thead className="hidden @lg:table-header-group">
          <tr>
            <th scope="col" className={HEAD}>
              {t('analytics.table.number')}
            </th>
            <th scope="col" className={HEAD}>
              {t('analytics.table.time')}
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              {t('analytics.table.duration')}
            </th>
            <th scope="col" className={`${HEAD} pl-6`}>
              {t('analytics.table.outcome')}
            </th>
            <th scope="col" className={`${HEAD} hidden @4xl:table-cell`}>
              {t('analytics.table.crm')}
            </th>
            <th scope="col" className={`${HEAD} hidden @5xl:table-cell`}>
              {t('analytics.table.summary')}
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              <span className="sr-only">{t('analytics.table.details')}</span>
            </th>
          </tr>
        </thead>
        <Gap ref={origin} height={above} />
        <tbody>
          {rows.slice(first, end).map((row, index) =>
            row.kind === 'day' ? (
              <tr key={row.day} aria-rowindex={first + index + 2} className="relative isolate h-9">
                <th
                  scope="rowgroup"
                  // As many columns as a phone shows: spanning more than there are would add columns.
                  colSpan={3}
                  className="px-4 text-left text-meta font-medium text-muted first-letter:uppercase after:absolute after:inset-0 after:-z-10 after:border-b after:border-line after:bg-sunken/60 @lg:px-5"
                >
                  {format.dayHeading(midnight(row.day))}
                </th>
              </tr>
            ) : (
              <CallLine key={row.call.id} call={row.call} rowIndex={first + index + 2} onOpen={onOpen} />
            ),
          )}
        </tbody>
        <Gap height={below} />
      </table>
      <Foot more={{ ...more, failed, load: loadAgain }} />
    </>
  );
}

/** Stands for the lines that are not drawn; without height it only marks their place. */
function Gap({ height, ref }: { readonly height: number; readonly ref?: Ref<HTMLTableSectionElement> }) {
  return (
    <tbody ref={ref} aria-hidden="true">
      <tr>
        <td style={{ height }} className="p-0" />
      </tr>
    </tbody>
  );
}

const CELL =
  'border-b border-line px-0 py-0 @lg:px-3 group-hover:bg-hover/60 first:pl-4 last:pr-3 @lg:first:pl-5 @lg:last:pr-5';

const CallLine = memo(function CallLine({
  call,
  rowIndex,
  onOpen,
}: {
  readonly call: CallListItem;
  /** Its place in the whole table, the heads being the first row. */
  readonly rowIndex: number;
  readonly onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const number = format.phone(call.phone_number);

  function open(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(call.id);
  }

  return (
    <tr aria-rowindex={rowIndex} className="group relative h-15">
      <td className={CELL}>
        <span className="block truncate font-medium tabular">{number}</span>
        <span className="block truncate text-meta text-muted">
          <span className="@lg:hidden">
            {format.time(call.created_at)}
            {call.duration !== null && ` · ${format.duration(call.duration)}`}
          </span>
          <span className="hidden @lg:inline">{t(LANGUAGE_LABEL[call.language])}</span>
        </span>
      </td>
      <td className={`${CELL} hidden text-soft tabular @lg:table-cell`}>{format.time(call.created_at)}</td>
      <td className={`${CELL} hidden text-right tabular @lg:table-cell`}>{format.duration(call.duration)}</td>
      <td className={`${CELL} pl-2 text-right @lg:pl-6 @lg:text-left`}>
        <OutcomeBadge status={call.status} disposition={call.disposition} />
      </td>
      <td className={`${CELL} hidden @4xl:table-cell`}>
        {call.crm_status === 'not_created' ? (
          <span className="text-meta text-muted">{t('call.crm.not_created')}</span>
        ) : (
          <CrmBadge status={call.crm_status} />
        )}
      </td>
      <td className={`${CELL} hidden text-soft @5xl:table-cell`}>
        <span className="line-clamp-2 text-meta">{call.summary}</span>
      </td>
      <td className={`${CELL} pl-0 text-right`}>
        <Link
          to="/calls/$id"
          params={{ id: call.id }}
          preload={false}
          onClick={open}
          aria-label={t('analytics.table.details_of', { number })}
          className="inline-flex items-center gap-0.5 rounded-small font-medium whitespace-nowrap text-accent-strong after:absolute after:inset-0 hover:underline focus-visible:outline-none focus-visible:after:rounded-small focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <span className="hidden @lg:inline">{t('analytics.table.details')}</span>
          <ChevronRight aria-hidden="true" className="size-4 shrink-0" />
        </Link>
      </td>
    </tr>
  );
});

function Foot({ more }: { readonly more: More }) {
  const { t } = useTranslation();
  return (
    <div
      className="flex min-h-14 flex-wrap items-center justify-center gap-3 px-4 py-3 text-meta text-muted"
      role="status"
    >
      {more.failed ? (
        <>
          {t('analytics.table.more_failed')}
          <Button size="sm" onClick={more.load} icon={<RotateCw aria-hidden="true" className="size-3.5" />}>
            {t('action.try_again')}
          </Button>
        </>
      ) : more.exists ? (
        <>
          <Spinner />
          {t('analytics.table.loading_more')}
        </>
      ) : (
        t('analytics.table.end')
      )}
    </div>
  );
}

function TableSkeleton() {
  return (
    <div className="border-t border-line" aria-hidden="true">
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((line) => (
        <div
          key={line}
          className="flex h-15 items-center justify-between gap-6 border-b border-line px-4 last:border-0 @lg:px-5"
        >
          <div>
            <Skeleton className="h-4 w-36" />
            <Skeleton className="mt-2 h-3 w-20" />
          </div>
          <Skeleton className="hidden h-4 w-48 @lg:block" />
          <Skeleton className="h-5 w-24 rounded-chip" />
        </div>
      ))}
    </div>
  );
}

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { callQuery } from '@/entities/call/api';
import { type CallNews, listenToCalls, useStreamState } from '@/entities/call/events';
import {
  type Call,
  type CallListItem,
  type CallStatus,
  isOver,
  type PushedFact,
} from '@/entities/call/schema';
import { Coalescer } from '@/lib/coalescer';
import { analyticsKeys, type CallFilter, callsQuery, freshHead } from './api';
import { withFreshHead, withReplaced } from './call-pages';
import { FILTER_NAMES } from './search';

/** At most one request a second for the table and one in four seconds for the figures, whatever goes on. */
const TABLE_PAUSE = 1_000;
const FIGURES_PAUSE = 4_000;
/** How often to look when the stream is down. */
const POLL = 2_000;
/** Statuses that change within this time are drawn together: many calls at once must not mean many repaints. */
const REPAINT = 40;
/** Calls further down that are read one by one in one run; the rest wait for the next run. */
const STRAYS = 10;

/** Facts after which a figure may be another. */
const MOVES_FIGURES: ReadonlySet<string> = new Set([
  'requested',
  'hung_up',
  'transcribed',
  'analyzed',
  'lead_recorded',
  'step_failed',
  'cancel_requested',
]);

/**
 * Keeps the table and the figures of a period as they are now. A status changes on the screen with the fact that says so; what
 * else changed is read with the first page of the table, and singly for the few calls further down. Without the stream it looks
 * every two seconds. Returns whether the stream is down.
 */
export function useLiveCalls(filter: CallFilter): boolean {
  const client = useQueryClient();
  const stream = useStreamState();
  const down = stream === 'down';
  const live = useRef<LiveCalls | null>(null);

  useEffect(() => {
    const following = new LiveCalls(client, filter);
    live.current = following;
    const silence = listenToCalls(following.hear);
    return () => {
      silence();
      following.stop();
    };
  }, [client, filter]);

  // Between the reading of the list and the beginning of the stream something may have happened.
  useEffect(() => {
    if (stream === 'live') live.current?.missed();
  }, [stream]);

  useEffect(() => {
    if (!down) return;
    const timer = setInterval(() => live.current?.look(), POLL);
    return () => clearInterval(timer);
  }, [down]);

  return down;
}

/** The news of one list and the figures above it, turned into few requests. */
class LiveCalls {
  readonly #client: QueryClient;
  readonly #filter: CallFilter;
  readonly #key: ReturnType<typeof callsQuery>['queryKey'];
  readonly #table: Coalescer;
  readonly #figures: Coalescer;
  /** Calls that changed and whose new values are not here yet. */
  readonly #changed = new Set<string>();
  /** Statuses to be shown with the next repaint of the table. */
  readonly #statuses = new Map<string, CallStatus>();
  #repaint: ReturnType<typeof setTimeout> | undefined;

  constructor(client: QueryClient, filter: CallFilter) {
    this.#client = client;
    this.#filter = filter;
    this.#key = callsQuery(filter).queryKey;
    this.#table = new Coalescer(() => this.#refreshTable(), TABLE_PAUSE);
    this.#figures = new Coalescer(
      () => client.invalidateQueries({ queryKey: analyticsKeys.all }, { cancelRefetch: false }),
      FIGURES_PAUSE,
    );
    // A list that was left and is shown again has missed the news in between.
    if (this.#known() !== undefined) this.missed();
  }

  readonly hear = (news: CallNews): void => {
    if (news.kind === 'reset') this.missed();
    else this.#follow(news.fact);
  };

  /** Looks whether anything changed. */
  look(): void {
    this.#table.wish();
    this.#figures.wish();
  }

  /** News was lost: every call that is not over may have moved on. */
  missed(): void {
    for (const row of this.#rows()) if (!isOver(row.status)) this.#changed.add(row.id);
    this.look();
  }

  stop(): void {
    this.#table.stop();
    this.#figures.stop();
    clearTimeout(this.#repaint);
  }

  #follow({ call_id, type, status }: PushedFact): void {
    if (type === 'said') return;
    if (this.#known() === undefined) {
      this.#table.wish();
      return;
    }
    const isListed =
      this.#known()?.pages.some((page) => page.items.some((row) => row.id === call_id)) === true;
    // News of today's calls is nothing to somebody who looks at last month.
    if (!isListed && this.#isPast()) return;
    if (isListed) {
      this.#changed.add(call_id);
      this.#statuses.set(call_id, status);
      this.#repaint ??= setTimeout(() => this.#showStatuses(), REPAINT);
    }
    this.#table.wish();
    if (MOVES_FIGURES.has(type)) this.#figures.wish();
  }

  #showStatuses(): void {
    this.#repaint = undefined;
    const changes = [...this.#statuses].map(
      ([id, status]) => [id, (row: CallListItem) => ({ ...row, status })] as const,
    );
    this.#statuses.clear();
    this.#client.setQueryData(this.#key, (known) => known && withReplaced(known, new Map(changes)));
  }

  async #refreshTable(): Promise<void> {
    if (this.#known() === undefined) {
      // The list itself is on its way and may be older than the news.
      if (this.#isReading()) this.#table.wish();
      return;
    }
    try {
      const head = await freshHead(this.#filter);
      // A page read at this moment would be put behind the old first page and undo this: come back when it is there.
      if (this.#isReading()) {
        this.#table.wish();
        return;
      }
      this.#client.setQueryData(this.#key, (known) => known && withFreshHead(known, head));
      for (const { id } of head.items) this.#changed.delete(id);
      await this.#readStrays();
    } catch {
      // What was last known stays on the screen; the next news, or the next look, tries again.
    }
  }

  async #readStrays(): Promise<void> {
    const listed = new Set(this.#rows().map((row) => row.id));
    const strays = [...this.#changed].filter((id) => listed.has(id)).slice(0, STRAYS);
    const read = await Promise.all(
      strays.map((id) => this.#client.fetchQuery({ ...callQuery(id), staleTime: 0 })),
    );
    for (const id of this.#changed) if (!listed.has(id) || strays.includes(id)) this.#changed.delete(id);
    if (read.length === 0) return;
    const replacements = new Map(
      read.map((call) => [call.id, () => (this.#matches(call) ? asListed(call) : null)]),
    );
    if (this.#isReading()) this.#table.wish();
    this.#client.setQueryData(this.#key, (known) => known && withReplaced(known, replacements));
    if (this.#changed.size > 0) this.#table.wish();
  }

  #known() {
    return this.#client.getQueryData(this.#key);
  }

  #rows(): CallListItem[] {
    return this.#known()?.pages.flatMap((page) => page.items) ?? [];
  }

  #isReading(): boolean {
    return this.#client.isFetching({ queryKey: this.#key, exact: true }) > 0;
  }

  #isPast(): boolean {
    return this.#filter.to !== undefined && Date.parse(this.#filter.to) < Date.now();
  }

  #matches(call: Call): boolean {
    return FILTER_NAMES.every((name) => {
      const words = this.#filter[name];
      const word = call[name];
      return words === undefined || (word !== null && words.split(',').includes(word));
    });
  }
}

/** What a list shows of a call: the rest would only fill memory. */
function asListed(call: Call): CallListItem {
  const { id, phone_number, language, voice, status, ending, disposition, duration } = call;
  const { crm_status, interest_level, summary, created_at, updated_at, completed_at } = call;
  return {
    id,
    phone_number,
    language,
    voice,
    status,
    ending,
    disposition,
    duration,
    crm_status,
    interest_level,
    summary,
    created_at,
    updated_at,
    completed_at,
  };
}

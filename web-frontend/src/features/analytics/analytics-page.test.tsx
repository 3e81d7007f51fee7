import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallListItem } from '@/entities/call/schema';
import { z } from '@/lib/z';
import { aCall, aFact, aListItem, NOON, pushed } from '@/test/builders';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { openStream } from '@/test/stream';
import { AnalyticsPage } from './analytics-page';
import type { Analytics } from './api';
import { type AnalyticsSearch, analyticsSearch } from './search';

function figures(change: Partial<Analytics> = {}): Analytics {
  return {
    total_calls: 200,
    talk_rate: 0.5,
    interest_rate: 0.25,
    avg_duration: 107,
    funnel: { called: 200, talked: 100, interested: 25, lead: 10 },
    dispositions: { interested: 25, no_answer: 90, rejected: 75, something_new: 10 },
    series: [
      { date: '2026-11-21', called: 120, talked: 60, interested: 15, lead: 6 },
      { date: '2026-11-22', called: 80, talked: 40, interested: 10, lead: 4 },
    ],
    answers: [{ weekday: 7, hour: 11, called: 80, talked: 40 }],
    costs: [],
    previous: { total_calls: 100, talk_rate: 0.45, interest_rate: 0.3, avg_duration: 107 },
    ...change,
  };
}

const NOTHING = figures({
  total_calls: 0,
  talk_rate: null,
  interest_rate: null,
  avg_duration: null,
  funnel: { called: 0, talked: 0, interested: 0, lead: 0 },
  dispositions: {},
  series: [{ date: '2026-11-22', called: 0, talked: 0, interested: 0, lead: 0 }],
  answers: [],
  previous: { total_calls: 0, talk_rate: null, interest_rate: null, avg_duration: null },
});

const call = (index: number, change: Partial<CallListItem> = {}) =>
  aListItem({
    id: `call-${1000 - index}`,
    phone_number: `+99890${String(1_000_000 + index)}`,
    created_at: new Date(NOON - index * 60_000).toISOString(),
    ...change,
  });

/** Answers both endpoints and remembers what was asked. */
function api(options: { figures?: Analytics; list?: (query: URLSearchParams) => object } = {}) {
  const asked = { figures: [] as URLSearchParams[], lists: [] as URLSearchParams[] };
  const list = options.list ?? (() => ({ items: [call(1), call(2), call(3)], next_cursor: null, total: 3 }));
  server.use(
    http.get('*/api/analytics', ({ request }) => {
      asked.figures.push(new URL(request.url).searchParams);
      return HttpResponse.json(options.figures ?? figures());
    }),
    http.get('*/api/calls', ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.lists.push(query);
      return HttpResponse.json(list(query));
    }),
  );
  return asked;
}

/** The page with an address that remembers, as the router's does. */
function Addressed({ from, onOpen = () => undefined }: { from: string; onOpen?: (id: string) => void }) {
  const [search, setSearch] = useState<AnalyticsSearch>(() =>
    z.parse(analyticsSearch, Object.fromEntries(new URLSearchParams(from))),
  );
  return (
    <>
      <output aria-label="search">{JSON.stringify(search)}</output>
      <AnalyticsPage
        search={search}
        onSearch={(change) => setSearch((old) => ({ ...old, ...change }))}
        onOpenCall={onOpen}
      />
    </>
  );
}

const address = () => JSON.parse(screen.getByLabelText('search').textContent);
const metric = async (name: string) => {
  const heading = await screen.findByRole('heading', { name });
  const card = heading.closest('section');
  if (card === null) throw new Error(`no card around ${name}`);
  return within(card);
};

beforeEach(() => {
  vi.setSystemTime(NOON);
  return () => vi.useRealTimers();
});

describe('figures', () => {
  it('say what they are made of and how they moved', async () => {
    api();
    renderPage(<Addressed from="" />);

    const calls = await metric('Total calls');
    expect(calls.getByText('200')).toBeVisible();
    expect(calls.getByText('up 100.0%')).toBeInTheDocument();
    const talk = await metric('Talk rate');
    expect(talk.getByText('50.0%')).toBeVisible();
    expect(talk.getByText('100 of 200')).toBeVisible();
    expect(talk.getByText('up 5.0 pp')).toBeInTheDocument();
    const interest = await metric('Interest rate');
    expect(interest.getByText('down 5.0 pp')).toBeInTheDocument();
    const duration = await metric('Average duration');
    expect(duration.getByText('1:47')).toBeVisible();
    expect(duration.getByText('no change')).toBeVisible();
  });

  it('show a dash, not a zero, where there is nothing to divide by', async () => {
    api({ figures: NOTHING, list: () => ({ items: [], next_cursor: null, total: 0 }) });
    renderPage(<Addressed from="" />);

    for (const name of ['Talk rate', 'Interest rate', 'Average duration']) {
      const card = await metric(name);
      expect(card.getByText('–')).toBeVisible();
      expect(card.getByText('nothing to compare with')).toBeVisible();
    }
    expect((await metric('Total calls')).getByText('0')).toBeVisible();
    expect(await screen.findByText('No calls in this period')).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Funnel' })).not.toBeInTheDocument();
  });

  it('add up what calls cost, each currency by itself', async () => {
    api({ figures: figures({ costs: [{ currency: 'USD', total: '12.5' }] }) });
    const { unmount } = renderPage(<Addressed from="" />);
    const card = await metric('Cost of calls');
    expect(card.getByText(/^12\.50.USD$/)).toBeVisible();
    expect(card.getByText(/^0\.0625.USD a call on average$/)).toBeVisible();
    unmount();

    const costs = [
      { currency: 'USD', total: '12.5' },
      { currency: 'RUB', total: '7' },
      { currency: 'EUR', total: '0' },
    ];
    api({ figures: figures({ costs }) });
    renderPage(<Addressed from="" />);
    const both = await metric('Cost of calls');
    expect(both.getByText(/^7\.00.RUB$/)).toBeVisible();
    expect(both.queryByText(/EUR|average/)).not.toBeInTheDocument();
  });

  it('say nothing of cost where nothing was charged, or an older server does not tell', async () => {
    const { costs: _, ...older } = figures();
    server.use(http.get('*/api/analytics', () => HttpResponse.json(older)));
    server.use(http.get('*/api/calls', () => HttpResponse.json({ items: [], next_cursor: null, total: 0 })));
    renderPage(<Addressed from="" />);

    await metric('Total calls');

    expect(screen.queryByRole('heading', { name: 'Cost of calls' })).not.toBeInTheDocument();
  });

  it('ask for whole days of the reader, the usual fourteen first', async () => {
    const asked = api();
    const { user } = renderPage(<Addressed from="" />);
    await screen.findByRole('heading', { name: 'Funnel' });

    await user.click(screen.getByRole('radio', { name: '7 days' }));
    await waitFor(() => expect(new Set(asked.figures.map((query) => query.get('from'))).size).toBe(2));

    const days = asked.figures.map(
      (query) => (Date.parse(query.get('to') ?? '') - Date.parse(query.get('from') ?? '')) / 86_400_000,
    );
    expect([...new Set(days)]).toEqual([14, 7]);
    expect(asked.figures[0]?.get('tz')).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(address()).toMatchObject({ days: 7 });
  });

  it('take two days of the calendar, and keep them in the address', async () => {
    const asked = api();
    const { user } = renderPage(<Addressed from="" />);

    await user.click(await screen.findByRole('button', { name: 'Custom' }));
    const [first, last] = [screen.getByLabelText('First day'), screen.getByLabelText('Last day')];
    await user.clear(first);
    await user.type(first, '2026-10-01');
    await user.clear(last);
    await user.type(last, '2026-10-03');
    await user.click(screen.getByRole('button', { name: 'Show' }));

    expect(address()).toMatchObject({ from: '2026-10-01', to: '2026-10-03' });
    expect(screen.getByRole('button', { name: 'Custom: 1 Oct – 3 Oct' })).toHaveFocus();
    await waitFor(() => expect(asked.figures.at(-1)?.get('to')).toBe(new Date(2026, 9, 4).toISOString()));
  });

  it('can be asked for again when they fail', async () => {
    api();
    let broken = true;
    server.use(
      http.get('*/api/analytics', () =>
        broken
          ? HttpResponse.json({ title: 'x', code: 'internal' }, { status: 500 })
          : HttpResponse.json(figures()),
      ),
    );
    const { user } = renderPage(<Addressed from="" />);

    const alert = await screen.findByRole('alert');
    broken = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('heading', { name: 'Funnel' })).toBeVisible();
  });

  it('tell the funnel in words, each share of the stage before', async () => {
    api();
    renderPage(<Addressed from="" />);

    const stages = within(await screen.findByRole('list', { name: 'Funnel' })).getAllByRole('listitem');

    expect(stages.map((stage) => stage.textContent)).toEqual([
      'Called200100%',
      'Talked10050%of previous',
      'Interested2525%of previous',
      'Became leads1040%of previous',
    ]);
  });

  it('put outcomes nobody has a word for under one name', async () => {
    api();
    renderPage(<Addressed from="" />);

    const outcomes = within(await screen.findByRole('list', { name: 'Outcomes' })).getAllByRole('button');

    expect(outcomes.map((outcome) => outcome.textContent)).toEqual([
      'No answer9045%',
      'Rejected7538%',
      'Interested2513%',
      'Unknown105%',
    ]);
  });
});

describe('table', () => {
  it('asks the server for what the address says, and shows it in the controls', async () => {
    const asked = api();
    renderPage(
      <Addressed from="q=90123&status=completed,failed&disposition=interested&language=uz&days=7" />,
    );

    await screen.findByText('3 calls found');

    expect(Object.fromEntries(asked.lists[0] ?? [])).toMatchObject({
      q: '90123',
      status: 'completed,failed',
      disposition: 'interested',
      language: 'uz',
    });
    expect(screen.getByRole('textbox', { name: 'Search by number' })).toHaveValue('90123');
    expect(screen.getByRole('button', { name: 'Status: Completed, Failed' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Language: Uzbek' })).toBeVisible();
  });

  it('writes a choice into the address and takes it back with one click', async () => {
    api();
    const { user } = renderPage(<Addressed from="days=7" />);
    await user.click(await screen.findByRole('button', { name: 'CRM' }));

    await user.click(screen.getByRole('checkbox', { name: 'Added to CRM' }));
    await user.click(screen.getByRole('checkbox', { name: 'Waiting to be added' }));
    expect(address()).toMatchObject({ days: 7, crm_status: 'added,pending' });

    await user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'CRM: Added to CRM, Waiting to be added' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(address()).toEqual({ days: 7 });
  });

  it('filters by an outcome of the chart', async () => {
    const asked = api();
    const { user } = renderPage(<Addressed from="" />);

    await user.click(await screen.findByRole('button', { name: /^Rejected/ }));

    expect(screen.getByRole('button', { name: /^Rejected/ })).toHaveAttribute('aria-pressed', 'true');
    await waitFor(() => expect(asked.lists.at(-1)?.get('disposition')).toBe('rejected'));
    await user.click(screen.getByRole('button', { name: /^Rejected/ }));
    expect(address().disposition).toBeUndefined();
  });

  it('searches once for a number typed in one go, and not at all for a single digit', async () => {
    const asked = api();
    const { user } = renderPage(<Addressed from="" />);
    const field = await screen.findByRole('textbox', { name: 'Search by number' });
    await screen.findByText('3 calls found');

    await user.type(field, '9');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(new Set(asked.lists.map((query) => query.get('q')))).toEqual(new Set([null]));
    await user.type(field, '0 123-45');

    await waitFor(() => expect(asked.lists.at(-1)?.get('q')).toBe('9012345'));
    expect(new Set(asked.lists.map((query) => query.get('q')))).toEqual(new Set([null, '9012345']));
  });

  it('reads on from where the page before ended, each page once, and says when there is no more', async () => {
    const pages: Record<string, object> = {
      first: { items: [call(1), call(2)], next_cursor: 'second', total: 5 },
      second: { items: [call(3), call(4)], next_cursor: 'third', total: 5 },
      third: { items: [call(5)], next_cursor: null, total: 5 },
    };
    const asked = api({ list: (query) => pages[query.get('cursor') ?? 'first'] ?? {} });
    renderPage(<Addressed from="" />);

    expect(await screen.findByText('No more calls')).toBeVisible();
    expect(screen.getAllByRole('link', { name: /View details/ })).toHaveLength(5);
    const further = asked.lists.map((query) => query.get('cursor')).filter((cursor) => cursor !== null);
    expect(further).toEqual(['second', 'third']);
  });

  it('draws a screenful of a long list, not all of it', async () => {
    const many = Array.from({ length: 5_000 }, (_, index) => call(index));
    api({ list: () => ({ items: many, next_cursor: null, total: 5_000 }) });
    renderPage(<Addressed from="" />);

    await screen.findByText('5,000 calls found');

    const drawn = screen.getAllByRole('link', { name: /View details/ }).length;
    expect(drawn).toBeGreaterThan(5);
    expect(drawn).toBeLessThan(60);
  });

  it('separates the days', async () => {
    const yesterday = new Date(NOON - 86_400_000).toISOString();
    api({
      list: () => ({
        items: [call(1), call(2), call(3, { created_at: yesterday })],
        next_cursor: null,
        total: 3,
      }),
    });
    renderPage(<Addressed from="" />);

    const rows = within(await screen.findByRole('table')).getAllByRole('row');

    const days = rows.map((row) => row.textContent).filter((text) => /^(today|yesterday)$/.test(text));
    expect(days).toEqual(['today', 'yesterday']);
  });

  it('keeps what it has when the next page fails, and reads on when asked', async () => {
    let broken = true;
    api({
      list: (query) =>
        query.get('cursor') === null
          ? { items: [call(1), call(2)], next_cursor: 'second', total: 3 }
          : broken
            ? { nonsense: true }
            : { items: [call(3)], next_cursor: null, total: 3 },
    });
    const { user } = renderPage(<Addressed from="" />);

    expect(await screen.findByText('Could not load more')).toBeVisible();
    expect(screen.getAllByRole('link', { name: /View details/ })).toHaveLength(2);
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    await waitFor(() => expect(screen.getAllByRole('link', { name: /View details/ })).toHaveLength(3));
  });

  it('says that a filter hides everything and takes it away', async () => {
    api({
      list: (query) =>
        query.get('status') === null
          ? { items: [call(1)], next_cursor: null, total: 1 }
          : { items: [], next_cursor: null, total: 0 },
    });
    const { user } = renderPage(<Addressed from="status=failed" />);

    await screen.findByText('Nothing matches these filters.');
    await user.click(screen.getByRole('button', { name: 'Reset filters' }));

    expect(await screen.findByText('1 call found')).toBeVisible();
    expect(address().status).toBeUndefined();
  });

  it('opens the details in place, and leaves a click with a modifier to the browser', async () => {
    api();
    const onOpen = vi.fn();
    const { user } = renderPage(<Addressed from="" onOpen={onOpen} />);
    const links = await screen.findAllByRole('link', { name: /View details/ });
    const first = links[0];
    if (first === undefined) throw new Error('no call');

    await user.click(first);
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('call-999');

    const wasLeft = fireEvent.click(first, { ctrlKey: true });
    expect(wasLeft).toBe(true);
    expect(onOpen).toHaveBeenCalledTimes(1);
    expect(first).toHaveAttribute('href', '/calls/call-999');
  });

  it('prints hostile words of a summary as words', async () => {
    api({
      list: () => ({
        items: [call(1, { summary: '<img src=x onerror=alert(1)>' })],
        next_cursor: null,
        total: 1,
      }),
    });
    const { container } = renderPage(<Addressed from="" />);

    expect(await screen.findByText('<img src=x onerror=alert(1)>')).toBeInTheDocument();
    expect(container.querySelector('img')).toBeNull();
  });
});

describe('news', () => {
  it('changes a status with the fact that says so', async () => {
    const stream = openStream();
    server.use(http.get('*/api/events', () => stream.response));
    api({
      list: () => ({
        items: [call(1, { status: 'calling', disposition: null })],
        next_cursor: null,
        total: 1,
      }),
    });
    renderPage(<Addressed from="" />);
    const table = within(await screen.findByRole('table'));
    expect(table.getByText('On the phone')).toBeVisible();

    stream.fact(pushed(aFact(901, 'hung_up', 'analyzing'), 'call-999'));

    expect(await table.findByText('Analysing')).toBeVisible();
  });

  it('shows new calls and new figures with a handful of requests, however much happens', async () => {
    const stream = openStream();
    server.use(http.get('*/api/events', () => stream.response));
    let placed = 0;
    const asked = api({
      list: () => ({
        items: Array.from({ length: placed + 1 }, (_, index) =>
          call(50 + placed - index, { id: `new-${placed - index}` }),
        ),
        next_cursor: null,
        total: placed + 1,
      }),
    });
    renderPage(<Addressed from="" />);
    await screen.findByText('1 call found');

    for (placed = 1; placed <= 100; placed++) {
      stream.fact(pushed(aFact(1, 'requested', 'initiating'), `new-${placed}`));
    }
    placed = 100;

    expect(await screen.findByText('101 calls found', {}, { timeout: 5_000 })).toBeVisible();
    expect(asked.lists.length).toBeLessThanOrEqual(4);
    expect(asked.figures.length).toBeLessThanOrEqual(3);
  });

  it('reads a changed call further down by itself, and drops it when the filter no longer lets it through', async () => {
    const stream = openStream();
    server.use(
      http.get('*/api/events', () => stream.response),
      http.get('*/api/calls/call-999', () =>
        HttpResponse.json(aCall({ id: 'call-999', status: 'completed', disposition: 'interested' })),
      ),
    );
    const old = call(1, { status: 'failed', disposition: null });
    const head = call(0, { status: 'failed', disposition: null });
    api({
      list: (query) =>
        query.get('cursor') === null
          ? { items: [head], next_cursor: 'rest', total: 2 }
          : { items: [old], next_cursor: null, total: 2 },
    });
    renderPage(<Addressed from="status=failed" />);
    await waitFor(() => expect(screen.getAllByRole('link', { name: /View details/ })).toHaveLength(2));

    stream.fact(pushed(aFact(990, 'followup_sent', 'completed'), 'call-999'));

    await waitFor(() => expect(screen.getAllByRole('link', { name: /View details/ })).toHaveLength(1), {
      timeout: 4_000,
    });
  });

  it('looks once more when the stream begins, for what happened before it did', async () => {
    let status = 'calling';
    api({
      list: () => ({ items: [{ ...call(1), status, disposition: null }], next_cursor: null, total: 1 }),
    });
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    server.use(
      http.get('*/api/events', async () => {
        await begun;
        return openStream().response;
      }),
    );
    renderPage(<Addressed from="" />);
    const table = within(await screen.findByRole('table'));
    expect(table.getByText('On the phone')).toBeVisible();

    status = 'analyzing';
    begin();

    expect(await table.findByText('Analysing', {}, { timeout: 3_000 })).toBeVisible();
  });

  it('says that the connection is down and looks by itself', async () => {
    server.use(http.get('*/api/events', () => new HttpResponse(null, { status: 503 })));
    const asked = api();
    renderPage(<Addressed from="" />);

    expect(await screen.findByText(/live connection is down/)).toBeVisible();
    await waitFor(() => expect(asked.lists.length).toBeGreaterThan(1), { timeout: 5_000 });
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import type { BrakeApplied, Dialling } from '@/entities/dialling/schema';
import { problem } from '@/fake/problem';
import { aCall, aDialling, at } from '@/test/builders';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { signedInAs } from '@/test/sign-in';
import { DiallingPage } from './dialling-page';

const aBrake = (brake: BrakeApplied['brake'], change: Partial<BrakeApplied> = {}): BrakeApplied => ({
  brake,
  reason: `${brake}.noticed`,
  by: 'halo',
  since: at(0),
  ...change,
});

const anAttempt = (no: number) => ({
  attempt_id: `attempt-${no}`,
  call_id: `call-${no}`,
  attempt: no,
  phone_number: `+99890111223${no}`,
  session_id: 's',
  granted_at: at(no),
  since: at(60 + no),
  reason: 'history.silent',
});

/** A server in that state; it stops, releases and settles as the real one, and remembers what it was asked. */
function serve(start: Partial<Dialling> = {}, attempts = [] as ReturnType<typeof anAttempt>[]) {
  let state = aDialling({ unknown_attempts: attempts.length, ...start });
  let open = attempts;
  const asked: { path: string; body: unknown }[] = [];
  const note = async (request: Request) => {
    const body: unknown = await request.json();
    asked.push({ path: new URL(request.url).pathname, body });
    return body;
  };
  server.use(
    http.get('*/api/dialling', () => HttpResponse.json(state)),
    http.get('*/api/dialling/unknown', () =>
      HttpResponse.json({ items: open, next_cursor: null, total: open.length }),
    ),
    http.post('*/api/dialling/stop', async ({ request }) => {
      const body = await note(request);
      const reason = String(Reflect.get(Object(body), 'reason'));
      state = { ...state, open: false, brakes: [aBrake('operator', { reason, by: 'nigora' })] };
      return HttpResponse.json(state);
    }),
    http.post('*/api/dialling/release', async ({ request }) => {
      await note(request);
      if (state.open) return problem(409, 'brake.not_applied');
      state = { ...state, open: true, brakes: [] };
      return HttpResponse.json(state);
    }),
    http.post('*/api/dialling/unknown/:id/settle', async ({ params, request }) => {
      await note(request);
      if (open.every(({ attempt_id }) => attempt_id !== params.id))
        return problem(409, 'attempt.not_unknown');
      open = open.filter(({ attempt_id }) => attempt_id !== params.id);
      state = { ...state, unknown_attempts: open.length };
      return HttpResponse.json(aCall());
    }),
  );
  return {
    asked,
    releaseElsewhere: () => {
      state = { ...state, open: true, brakes: [] };
    },
    settleElsewhere: () => {
      open = [];
    },
  };
}

describe('the state of dialling', () => {
  it('is open at a glance, with the rules that hold', async () => {
    serve({
      funds: { amount: '42.186', currency: 'USD' },
      policy: {
        countries: [
          { country: 'UZ', zones: ['Asia/Tashkent'], from: '09:00', until: '21:00', needs_consent: false },
          {
            country: 'RU',
            zones: ['Europe/Moscow', 'Asia/Omsk'],
            from: '10:00:00',
            until: '20:00:00',
            needs_consent: false,
          },
          { country: 'KZ', zones: ['Asia/Almaty'], from: '00:00', until: '00:00', needs_consent: false },
          { country: 'XX', zones: ['Mars/Olympus'], from: '09:00', until: '21:00', needs_consent: false },
        ],
        caps: { per_number_and_day: 3, per_hour: 0, spend_per_day: { amount: '25', currency: 'USD' } },
      },
    });
    renderPage(<DiallingPage />);

    expect(await screen.findByRole('heading', { name: 'Dialling is open' })).toBeVisible();
    expect(screen.getByText(/42\.19.USD/)).toBeVisible();
    expect(screen.getByText('3 calls')).toBeVisible();
    expect(screen.getByText('no limit')).toBeVisible();
    expect(screen.getByText(/25\.00.USD/)).toBeVisible();
    const text = (name: string) => screen.getByText(name).closest('li')?.textContent;
    expect(text('Uzbekistan')).toMatch(/from 09:00 to 21:00, local time(open|closed) now/);
    expect(text('Russia')).toContain('from 10:00 to 20:00, in all 2 time zones at once');
    expect(text('Kazakhstan')).toContain('around the clockopen now');
    expect(text('XX')).not.toMatch(/open|closed/);
    expect(await screen.findByText('Nothing to settle')).toBeVisible();
  });

  it('says that nobody may be called where no country is allowed', async () => {
    serve({ policy: { countries: [], caps: { per_number_and_day: 0, per_hour: 0, spend_per_day: null } } });
    renderPage(<DiallingPage />);

    expect(await screen.findByText('Nobody may be called')).toBeVisible();
  });

  it('says that it loads, and can be asked for again when it fails', async () => {
    serve();
    let broken = true;
    server.use(http.get('*/api/dialling', () => (broken ? problem(500, 'internal') : undefined)));
    const { user } = renderPage(<DiallingPage />);
    expect(await screen.findByRole('status', { name: 'Loading the state of dialling' })).toBeVisible();

    const retry = await screen.findByRole('button', { name: 'Try again' });
    broken = false;
    await user.click(retry);

    expect(await screen.findByRole('heading', { name: 'Dialling is open' })).toBeVisible();
  });

  it('names each brake, what it means, who put it on and when', async () => {
    serve({
      open: false,
      brakes: [
        aBrake('operator', { reason: 'Complaints <b>!</b>', by: 'anna' }),
        aBrake('funds'),
        aBrake('account'),
      ],
    });
    const { container } = renderPage(<DiallingPage />);

    const brakes = within(await screen.findByRole('list', { name: 'What stopped it' })).getAllByRole(
      'listitem',
    );
    expect(brakes.map((brake) => brake.textContent)).toEqual([
      expect.stringMatching(/Stopped by hand“Complaints <b>!<\/b>”.*by anna/),
      expect.stringMatching(/No money in the telephony account.*by HALO itself/),
      expect.stringMatching(/Telephony refuses our requests/),
    ]);
    // A code is not for reading.
    expect(screen.queryByText(/funds\.noticed/)).not.toBeInTheDocument();
    expect(container.querySelector('b')).toBeNull();
  });

  it('survives a brake that only a newer server knows', async () => {
    serve();
    const brake = { ...aBrake('funds'), brake: 'weather' };
    server.use(http.get('*/api/dialling', () => HttpResponse.json({ open: false, brakes: [brake] })));
    renderPage(<DiallingPage />);

    expect(await screen.findByRole('heading', { name: 'Another reason' })).toBeVisible();
  });
});

describe('stopping', () => {
  it('takes one tap and a yes from anybody, without a word', async () => {
    await signedInAs('operator');
    const { asked } = serve();
    const { user } = renderPage(<DiallingPage />);
    await user.click(await screen.findByRole('button', { name: 'Stop all dialling' }));
    const yes = within(screen.getByRole('dialog')).getByRole('button', { name: 'Stop' });
    expect(yes).toHaveFocus();

    await user.click(yes);

    expect(await screen.findByRole('heading', { name: 'Dialling is stopped' })).toBeVisible();
    expect(asked).toEqual([{ path: '/api/dialling/stop', body: { reason: 'No reason given' } }]);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Stop all dialling' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Release/ })).not.toBeInTheDocument();
    expect(screen.getByText(/An administrator can release it/)).toBeVisible();
  });

  it('tells the others why, from a ready reason or in own words', async () => {
    const { asked } = serve();
    const { user } = renderPage(<DiallingPage />);
    await user.click(await screen.findByRole('button', { name: 'Stop all dialling' }));
    await user.click(screen.getByRole('button', { name: 'Complaints' }));
    await user.type(screen.getByLabelText('Why'), ' in Bukhara ');

    await user.click(screen.getByRole('button', { name: 'Stop' }));

    expect(await screen.findByText('“Complaints in Bukhara”')).toBeVisible();
    expect(asked.map(({ body }) => body)).toEqual([{ reason: 'Complaints in Bukhara' }]);
  });

  it('that fails is said where it was asked for, and can be tried again', async () => {
    serve();
    server.use(http.post('*/api/dialling/stop', () => problem(503, 'store.unavailable'), { once: true }));
    const { user } = renderPage(<DiallingPage />);
    await user.click(await screen.findByRole('button', { name: 'Stop all dialling' }));
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(await screen.findByText(/A part of the system is down/)).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Stop' }));

    expect(await screen.findByRole('heading', { name: 'Dialling is stopped' })).toBeVisible();
  });
});

describe('releasing', () => {
  const stopped = { open: false, brakes: [aBrake('operator', { reason: 'Complaints', by: 'anna' })] };

  it('is an administrator’s to do, after a yes', async () => {
    await signedInAs('admin');
    const { asked } = serve(stopped);
    const { user } = renderPage(<DiallingPage />);

    await user.click(await screen.findByRole('button', { name: 'Release: Stopped by hand' }));
    await user.click(screen.getByRole('button', { name: 'Not yet' }));
    expect(asked).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Release: Stopped by hand' }));
    await user.click(screen.getByRole('button', { name: 'Release' }));

    expect(await screen.findByRole('heading', { name: 'Dialling is open' })).toBeVisible();
    expect(asked).toEqual([{ path: '/api/dialling/release', body: { brake: 'operator' } }]);
  });

  it('what somebody else has released is said, and the page catches up', async () => {
    await signedInAs('admin');
    const api = serve(stopped);
    const { user } = renderPage(<DiallingPage />);
    await user.click(await screen.findByRole('button', { name: 'Release: Stopped by hand' }));
    api.releaseElsewhere();

    await user.click(screen.getByRole('button', { name: 'Release' }));

    expect(await screen.findByText('Somebody has already released it.')).toBeVisible();
    expect(await screen.findByRole('heading', { name: 'Dialling is open' })).toBeVisible();
  });
});

describe('attempts to settle', () => {
  it('lead to their calls and wait for one of three answers', async () => {
    const { asked } = serve({}, [anAttempt(1), anAttempt(2)]);
    const { user } = renderPage(<DiallingPage />);
    const list = await screen.findByRole('list', { name: 'Attempts to settle' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByText('2 attempts to settle')).toBeVisible();
    expect(within(list).getAllByRole('link')[0]).toHaveAttribute('href', '/calls/call-1');

    await user.click(within(list).getByRole('button', { name: /Settle .*111-22-31/ }));
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getAllByRole('radio')).toHaveLength(3);
    expect(within(dialog).getByRole('button', { name: 'Record the decision' })).toBeDisabled();
    await user.click(within(dialog).getByRole('radio', { name: 'It did not ring' }));
    await user.click(within(dialog).getByRole('button', { name: 'Record the decision' }));

    expect(await screen.findByText('The decision is recorded')).toBeVisible();
    await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(1));
    expect(asked).toEqual([
      { path: '/api/dialling/unknown/attempt-1/settle', body: { rang: false, redial: false } },
    ]);
  });

  it.each([
    ['It rang', { rang: true, redial: false }],
    ['It did not ring: dial again', { rang: false, redial: true }],
  ])('settle “%s” as what it says', async (name, body) => {
    const { asked } = serve({}, [anAttempt(1)]);
    const { user } = renderPage(<DiallingPage />);
    await user.click(await screen.findByRole('button', { name: /^Settle what/ }));
    await user.click(screen.getByRole('radio', { name }));

    await user.click(screen.getByRole('button', { name: 'Record the decision' }));

    expect(await screen.findByText('Nothing to settle')).toBeVisible();
    expect(asked.map((each) => each.body)).toEqual([body]);
  });

  it('that somebody else has settled are said to be, and the list catches up', async () => {
    const api = serve({}, [anAttempt(1)]);
    const { user } = renderPage(<DiallingPage />);
    await user.click(await screen.findByRole('button', { name: /^Settle what/ }));
    await user.click(screen.getByRole('radio', { name: 'It rang' }));
    api.settleElsewhere();

    await user.click(screen.getByRole('button', { name: 'Record the decision' }));

    expect(await screen.findByText('Somebody has already settled this attempt.')).toBeVisible();
    expect(await screen.findByText('Nothing to settle')).toBeVisible();
  });

  it('come page by page', async () => {
    serve({ unknown_attempts: 2 });
    server.use(
      http.get('*/api/dialling/unknown', ({ request }) => {
        const second = new URL(request.url).searchParams.get('cursor') === 'next';
        return HttpResponse.json({
          items: [anAttempt(second ? 2 : 1)],
          next_cursor: second ? null : 'next',
          total: 2,
        });
      }),
    );
    const { user } = renderPage(<DiallingPage />);
    await user.click(await screen.findByRole('button', { name: 'Show more' }));

    expect(await screen.findByRole('link', { name: /111-22-32/ })).toBeVisible();
    expect(screen.getByRole('link', { name: /111-22-31/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });

  it('that could not be read can be asked for again, and the rest of the page stays', async () => {
    serve({}, [anAttempt(1)]);
    server.use(http.get('*/api/dialling/unknown', () => problem(500, 'internal'), { once: true }));
    const { user } = renderPage(<DiallingPage />);

    await user.click(await screen.findByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('link', { name: /111-22-31/ })).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Dialling is open' })).toBeVisible();
  });
});

describe('after a restore', () => {
  const restored = { open: false, brakes: [aBrake('restore')] };
  const figures = {
    frozen: true,
    since: at(0),
    epoch: 3,
    attempts_open: 4,
    settled: 127,
    strangers: [{ session_id: '4150982271', started_at: at(5) }],
  };

  it('an administrator sees what was compared, and opens dialling knowing what it means', async () => {
    await signedInAs('admin');
    const { asked } = serve(restored);
    server.use(http.get('*/api/dialling/restore', () => HttpResponse.json(figures)));
    const { user } = renderPage(<DiallingPage />);

    expect(await screen.findByText('127')).toBeVisible();
    expect(screen.getByText('Session 4150982271')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Open dialling' }));
    const dialog = screen.getByRole('alertdialog');
    expect(dialog).toHaveTextContent('The comparison is not finished; attempts left: 4.');
    expect(dialog).toHaveTextContent('a person may be called twice');
    await user.click(within(dialog).getByRole('button', { name: 'I understand, open it' }));

    expect(await screen.findByRole('heading', { name: 'Dialling is open' })).toBeVisible();
    expect(asked).toEqual([{ path: '/api/dialling/release', body: { brake: 'restore' } }]);
    expect(screen.queryByText('After the restore')).not.toBeInTheDocument();
  });

  it('an operator is told who does it, and asks the server nothing it would refuse', async () => {
    await signedInAs('operator');
    serve(restored);
    renderPage(<DiallingPage />);

    expect(await screen.findByText('An administrator compares and opens.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Open dialling' })).not.toBeInTheDocument();
  });

  it('says when history and database agree', async () => {
    await signedInAs('admin');
    serve(restored);
    server.use(
      http.get('*/api/dialling/restore', () =>
        HttpResponse.json({ ...figures, attempts_open: 0, strangers: [] }),
      ),
    );
    const { user } = renderPage(<DiallingPage />);

    expect(await screen.findByText('None: history and database agree.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Open dialling' }));
    expect(screen.getByRole('alertdialog')).not.toHaveTextContent('not finished');
  });
});

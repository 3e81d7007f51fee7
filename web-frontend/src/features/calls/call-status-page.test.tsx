import { act, renderHook, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { listenToCalls, useFacts } from '@/entities/call/events';
import type { Call, CallStatus } from '@/entities/call/schema';
import { problem } from '@/fake/problem';
import { setLanguage } from '@/i18n';
import { aCall, aDialling, aFact, at, pushed } from '@/test/builders';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { openStream, type TestStream } from '@/test/stream';
import { CallStatusPage } from './call-status-page';

/** A server that knows one call and pushes what a test tells it to. */
class CallServer {
  call: Call;
  readonly wire: TestStream = openStream();
  fetched = 0;
  #no = 100;

  constructor(call: Call) {
    this.call = call;
    server.use(
      http.get('*/api/calls/:id', ({ params }) => {
        this.fetched += 1;
        return params.id === this.call.id ? HttpResponse.json(this.call) : problem(404, 'call.not_found');
      }),
      http.get('*/api/events', () => this.wire.response, { once: true }),
    );
  }

  /** Commits a fact, as the pipeline does, and pushes it. */
  happens(type: string, status: CallStatus, change: Partial<Call> = {}, data: Record<string, unknown> = {}) {
    this.#no += 1;
    const fact = aFact(this.#no, type, status, { data });
    this.call = { ...this.call, ...change, status, timeline: [...this.call.timeline, fact] };
    this.wire.fact(pushed(fact, this.call.id));
  }

  /** A line of the talk: pushed, and in the call from then on. */
  says(no: number, speaker: 'agent' | 'customer', text: string) {
    this.#no += 1;
    const line = { no, speaker, text, offset: no * 4 };
    this.call = { ...this.call, utterances: [...this.call.utterances, line] };
    this.wire.fact(pushed(aFact(this.#no, 'said', 'calling', { data: line }), this.call.id));
  }
}

let nextId = 0;

/** Each test has a call of its own: what was seen of one is remembered for the whole tab. */
function serving(change: Partial<Call> = {}) {
  nextId += 1;
  return new CallServer(aCall({ id: `call-${nextId}`, ...change }));
}

const show = (api: CallServer) => renderPage(<CallStatusPage id={api.call.id} />);
const currentStage = () => screen.getAllByRole('listitem').find((item) => item.ariaCurrent === 'step');
const talking = {
  status: 'calling' as const,
  timeline: [aFact(1, 'session_started', 'calling'), aFact(2, 'answered', 'calling')],
};

describe('the status of a call', () => {
  it('shows six stages, of which one is under way, and a timer', async () => {
    show(serving());

    expect(await screen.findByRole('timer')).toBeVisible();
    const stages = within(screen.getByRole('region', { name: 'Stages of the call' })).getAllByRole(
      'listitem',
    );
    expect(stages).toHaveLength(6);
    expect(currentStage()).toHaveTextContent('Starting');
  });

  it('says why it waits, as long as it does', async () => {
    server.use(
      http.get('*/api/dialling', () =>
        HttpResponse.json(
          aDialling({ open: false, brakes: [{ brake: 'operator', reason: 'x', by: 'anna', since: at(0) }] }),
        ),
      ),
    );
    const api = serving();
    show(api);
    expect(await screen.findByText('The call waits: stopped by hand')).toBeVisible();

    api.happens('session_started', 'calling');

    await waitFor(() => expect(screen.queryByText(/^The call waits/)).not.toBeInTheDocument());
  });

  it('passes all six stages as they are pushed, and then shows what came of it', async () => {
    const api = serving();
    show(api);
    await screen.findByRole('timer');

    const expectStage = async (name: string) => {
      await waitFor(() => expect(currentStage()).toHaveTextContent(name));
    };
    await expectStage('Starting');
    api.happens('session_started', 'calling');
    await expectStage('On the phone');
    api.happens('hung_up', 'analyzing', { duration: 43, ending: 'completed' });
    await expectStage('Analysing the talk');
    api.happens('analyzed', 'preparing_followup', {
      disposition: 'interested',
      summary: 'Wants the big plan.',
      interest_level: 'high',
      evidence: [{ judgement: 'interested', quote: 'Send me the terms', utterance: 2 }],
    });
    await expectStage('Preparing the follow-up');
    api.happens('followup_prepared', 'sending_sms', { followup_message: 'Here are the terms' });
    await expectStage('Sending the SMS');
    api.happens('followup_sent', 'adding_to_crm', { followup_status: 'sent', telegram_link_sent: true });
    await expectStage('Adding to the CRM');
    api.happens('lead_recorded', 'completed', {
      crm_status: 'added',
      crm_id: 'lead-4711',
      can_cancel: false,
    });

    await waitFor(() => expect(currentStage()).toBeUndefined());
    const outcome = screen.getByRole('region', { name: 'Outcome' });
    expect(await within(outcome).findByText('Interested')).toBeVisible();
    expect(within(outcome).getByText('Wants the big plan.')).toBeVisible();
    expect(within(outcome).getByText('“Send me the terms”')).toBeVisible();
    const crm = screen.getByRole('region', { name: 'CRM' });
    expect(await within(crm).findByText('lead-4711')).toBeVisible();
    expect(within(crm).getByText('Here are the terms')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Hang up' })).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All details' })).toHaveAttribute(
      'href',
      `/calls/${api.call.id}`,
    );
  });

  it('knows what was pushed before the page was opened', async () => {
    const api = serving();
    const leave = listenToCalls(() => undefined);
    api.happens('session_started', 'calling');
    api.says(1, 'agent', 'Good afternoon!');
    server.use(http.get('*/api/calls/:id', () => HttpResponse.json(aCall({ id: api.call.id }))));
    await waitFor(() => expect(renderHook(() => useFacts(api.call.id)).result.current.length).toBe(2));

    show(api);

    await waitFor(() => expect(currentStage()).toHaveTextContent('On the phone'));
    expect(screen.getByText('Good afternoon!')).toBeVisible();
    leave();
  });

  it('tells a screen reader when a stage begins', async () => {
    const api = serving();
    show(api);
    await screen.findByRole('timer');

    api.happens('session_started', 'calling');

    expect(await screen.findByText('Stage 2 of 6: On the phone')).toHaveAttribute('role', 'status');
  });

  it('says where the phone is: dialling, ringing, talking', async () => {
    const api = serving({ status: 'calling', timeline: [aFact(1, 'session_started', 'calling')] });
    show(api);

    await waitFor(() => expect(currentStage()).toHaveTextContent('Dialling…'));
    api.happens('ringing', 'calling');
    await waitFor(() => expect(currentStage()).toHaveTextContent('Ringing…'));
    api.happens('answered', 'calling');
    await waitFor(() => expect(currentStage()).toHaveTextContent('Talking'));
  });
});

describe('the live transcript', () => {
  it('shows lines as they are said, once each, and who is speaking', async () => {
    const api = serving(talking);
    show(api);
    expect(await screen.findByText('The talk has not begun yet')).toBeVisible();

    api.says(1, 'agent', 'Good afternoon!');
    const log = await screen.findByRole('log', { name: 'Transcript' });
    expect(log).toHaveTextContent('HALO0:04Good afternoon!');
    expect(screen.getByText('Listening to the customer…')).toBeVisible();
    api.says(2, 'customer', 'Hello');
    api.wire.fact(
      pushed(
        aFact(102, 'said', 'calling', { data: { no: 2, speaker: 'customer', text: 'Hello', offset: 8 } }),
        api.call.id,
      ),
    );

    await waitFor(() => expect(screen.getByText('HALO is answering…')).toBeVisible());
    expect(within(log).getAllByText('Hello')).toHaveLength(1);
  });

  it('loses no line to an answer that was on its way before it was said', async () => {
    const api = serving(talking);
    show(api);
    await screen.findByText('The talk has not begun yet');
    const stale = { ...api.call };
    let answer: () => void = () => undefined;
    server.use(
      http.get('*/api/calls/:id', async () => {
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return HttpResponse.json(stale);
      }),
    );

    api.happens('transcribed', 'calling');
    api.says(1, 'agent', 'Good afternoon!');
    await screen.findByText('Good afternoon!');
    await act(async () => answer());

    expect(screen.getByText('Good afternoon!')).toBeVisible();
  });

  it('says why there is none when nobody answered', async () => {
    show(serving({ status: 'completed', ending: 'busy', disposition: 'busy', can_cancel: false }));

    expect(await screen.findByText('Nobody talked')).toBeVisible();
    expect(screen.getAllByText('The line was busy').length).toBeGreaterThan(0);
  });
});

describe('when push is down', () => {
  it('the page says so, asks every two seconds, and stops when the call is over', async () => {
    const api = serving(talking);
    server.use(http.get('*/api/events', () => problem(503, 'internal', [], { 'Retry-After': '60' })));
    show(api);

    expect(await screen.findByText(/Instant updates are unavailable/)).toBeVisible();
    api.call = { ...api.call, status: 'analyzing' };
    await waitFor(() => expect(currentStage()).toHaveTextContent('Analysing'), { timeout: 4_000 });
    api.call = { ...api.call, status: 'completed', can_cancel: false };
    await waitFor(() => expect(screen.queryByText(/Instant updates/)).not.toBeInTheDocument(), {
      timeout: 4_000,
    });
    const fetched = api.fetched;
    await new Promise((resolve) => setTimeout(resolve, 2_500));

    expect(api.fetched).toBe(fetched);
  });

  it('nothing is polled while push works', async () => {
    const api = serving(talking);
    show(api);
    await screen.findByRole('timer');
    await new Promise((resolve) => setTimeout(resolve, 2_600));

    // Once at first, and once when the stream had begun.
    expect(api.fetched).toBeLessThanOrEqual(2);
    expect(screen.queryByText(/Instant updates/)).not.toBeInTheDocument();
  });

  it('everything is fetched anew after a gap that cannot be replayed', async () => {
    const api = serving(talking);
    show(api);
    await screen.findByRole('timer');
    api.call = { ...api.call, status: 'sending_sms' };

    api.wire.send('id: 900\nevent: reset\ndata: {}\n\n');

    await waitFor(() => expect(currentStage()).toHaveTextContent('Sending the SMS'));
  });
});

describe('hanging up', () => {
  const hangUp = async (user: ReturnType<typeof renderPage>['user']) => {
    const [button] = await screen.findAllByRole('button', { name: 'Hang up' });
    if (button !== undefined) await user.click(button);
    return screen.getByRole('alertdialog', { name: 'Hang up?' });
  };

  it('asks first, and a "no" leaves the call alone', async () => {
    const api = serving(talking);
    let canceled = 0;
    server.use(
      http.post('*/api/calls/:id/cancel', () => {
        canceled += 1;
        return HttpResponse.json(api.call);
      }),
    );
    const { user } = show(api);
    const dialog = await hangUp(user);

    await user.click(within(dialog).getByRole('button', { name: 'Keep talking' }));

    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
    expect(canceled).toBe(0);
  });

  it('cancels the call and says so', async () => {
    const api = serving(talking);
    server.use(
      http.post('*/api/calls/:id/cancel', () => {
        api.call = { ...api.call, status: 'canceled', can_cancel: false };
        return HttpResponse.json(api.call);
      }),
    );
    const { user } = show(api);
    const dialog = await hangUp(user);

    await user.click(within(dialog).getByRole('button', { name: 'Hang up' }));

    expect(await screen.findByText('The call was canceled')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Hang up' })).not.toBeInTheDocument();
  });

  it('of a call that just ended by itself is explained, and the page catches up', async () => {
    const api = serving(talking);
    server.use(
      http.post('*/api/calls/:id/cancel', () => {
        api.call = { ...api.call, status: 'completed', can_cancel: false };
        return problem(409, 'call.already_ended');
      }),
    );
    const { user } = show(api);
    const dialog = await hangUp(user);

    await user.click(within(dialog).getByRole('button', { name: 'Hang up' }));

    expect(await screen.findByRole('alert')).toHaveTextContent('The call has already ended.');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Hang up' })).not.toBeInTheDocument());
  });

  it('stops asking when the call ends meanwhile', async () => {
    const api = serving(talking);
    const { user } = show(api);
    await hangUp(user);

    api.happens('hung_up', 'completed', { can_cancel: false });

    await waitFor(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
  });
});

describe('a failed call', () => {
  const failed = {
    status: 'failed',
    can_cancel: false,
    can_retry: true,
    failure: { step: 'send_sms', code: 'sms.rejected', message: 'The sender name was refused' },
  } as const;

  it('shows step, code and message, and goes on after a retry', async () => {
    const api = serving(failed);
    server.use(
      http.post('*/api/calls/:id/retry', () => {
        api.call = { ...api.call, status: 'sending_sms', failure: null, can_retry: false };
        return HttpResponse.json(api.call);
      }),
    );
    const { user } = show(api);

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('sending the SMS');
    expect(alert).toHaveTextContent('sms.rejected');
    expect(alert).toHaveTextContent('The sender name was refused');
    await user.click(within(alert).getByRole('button', { name: 'Retry this step' }));

    await waitFor(() => expect(currentStage()).toHaveTextContent('Sending the SMS'));
    expect(screen.getByText('Trying again: sending the SMS')).toBeVisible();
  });

  it('that a person has to judge leads to where they do', async () => {
    const failure = { step: 'dial', code: 'dial.unknown', message: 'x' } as const;
    show(serving({ status: 'failed', failure, can_retry: true }));

    expect(await screen.findByRole('link', { name: 'Settle whether it rang' })).toHaveAttribute(
      'href',
      '/dialling',
    );
    expect(screen.getByText(/^Nobody can tell whether the phone rang/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Retry this step' })).not.toBeInTheDocument();
  });

  it('that cannot be retried offers nothing', async () => {
    show(serving({ ...failed, can_retry: false }));

    await screen.findByRole('alert');
    expect(screen.queryByRole('button', { name: 'Retry this step' })).not.toBeInTheDocument();
  });
});

describe('what cannot be shown', () => {
  it('says that it loads', async () => {
    const api = serving();
    server.use(http.get('*/api/calls/:id', () => new Promise<never>(() => undefined)));
    show(api);

    expect(await screen.findByRole('status', { name: 'Loading the call' })).toBeInTheDocument();
  });

  it('says that there is no such call, and leads to a new one', async () => {
    serving();
    renderPage(<CallStatusPage id="somebody-elses" />);

    expect(await screen.findByText('There is no such call')).toBeVisible();
    expect(screen.getByRole('link', { name: 'New call' })).toHaveAttribute('href', '/');
  });

  it('says that loading failed, and tries again', async () => {
    const api = serving();
    server.use(http.get('*/api/calls/:id', () => problem(500, 'internal'), { once: true }));
    const { user } = show(api);

    expect(await screen.findByRole('alert')).toHaveTextContent('The server failed.');
    await user.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('timer')).toBeVisible();
  });

  it('keeps what is known when the server is away, and says that it may be old', async () => {
    const api = serving(talking);
    show(api);
    await screen.findByRole('timer');
    server.use(http.get('*/api/calls/:id', () => HttpResponse.error()));

    api.happens('hung_up', 'analyzing');

    expect(
      await screen.findByText(/The data cannot be refreshed: The server cannot be reached/),
    ).toBeVisible();
    expect(currentStage()).toHaveTextContent('Analysing the talk');
  });

  it('speaks the chosen language', async () => {
    await setLanguage('tg');
    show(serving(talking));

    expect(await screen.findByRole('region', { name: 'Марҳилаҳои занг' })).toBeVisible();
    expect(screen.getAllByText('Марҳилаи 2 аз 6').length).toBeGreaterThan(0);
  });
});

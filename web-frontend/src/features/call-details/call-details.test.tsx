import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Call } from '@/entities/call/schema';
import { translationOf } from '@/i18n';
import { messages } from '@/i18n/locales/en';
import { formatFor } from '@/lib/format';
import { aCall, aDialling, aFact, at, pushed } from '@/test/builders';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { signedInAs } from '@/test/sign-in';
import { openStream } from '@/test/stream';
import { CallDetails } from './call-details';
import { tell } from './timeline-card';

const HOSTILE = 'Yes <img src=x onerror=alert(1)>, send me the "terms" & prices';

const DONE = aCall({
  status: 'completed',
  duration: 107,
  ending: 'completed',
  disposition: 'interested',
  summary: 'Wants the terms in writing.',
  customer_interest: 'The <b>big</b> package',
  interest_level: 'high',
  utterances: Array.from({ length: 8 }, (_, index) => ({
    no: index + 1,
    speaker: index % 2 === 0 ? ('agent' as const) : ('customer' as const),
    text: index === 7 ? HOSTILE : `Line ${index + 1}`,
    offset: index * 10.4,
  })),
  transcript: 'Agent: Line 1',
  evidence: [
    { judgement: 'disposition', quote: '<img src=x onerror=alert(1)>, send me the "terms"', utterance: 8 },
    { judgement: 'something_new', quote: 'never said', utterance: 99 },
  ],
  crm_status: 'added',
  crm_id: 'LEAD-7',
  followup_message: 'The terms: https://t.me/halo_bot?start=7 See you!',
  followup_status: 'sent',
  telegram_link_sent: true,
  timeline: [
    aFact(1, 'requested', 'initiating', { data: { by: 'anna' } }),
    aFact(2, 'hung_up', 'analyzing', { seconds: 120, data: { ending: 'completed' } }),
    aFact(3, 'followup_sent', 'adding_to_crm', { seconds: 130, data: { channel: 'sms', message_id: 'm' } }),
    aFact(4, 'lead_recorded', 'completed', { seconds: 131, data: { crm_id: 'LEAD-7' } }),
  ],
});

beforeEach(() => {
  // jsdom has no layout to scroll in.
  Element.prototype.scrollIntoView = () => undefined;
});

function answer(call: Partial<Call>) {
  server.use(http.get('*/api/calls/call-1', () => HttpResponse.json({ ...DONE, ...call })));
}

describe('call details', () => {
  it('put what came of the call in words', async () => {
    answer({});
    renderPage(<CallDetails id="call-1" />);

    expect(await screen.findByRole('heading', { name: /998/ })).toBeVisible();
    expect(screen.getByText('1:47')).toBeVisible();
    expect(screen.getByText('They talked', { selector: 'dd' })).toBeVisible();
    expect(screen.getByText('Wants the terms in writing.')).toBeVisible();
    expect(screen.getByText('LEAD-7', { selector: 'dd *' })).toBeVisible();
    expect(screen.getByRole('link', { name: 't.me/halo_bot?start=7' })).toHaveAttribute(
      'href',
      'https://t.me/halo_bot?start=7',
    );
    expect(screen.getByText('Call requested')).toBeVisible();
    expect(screen.getByText('+2:11')).toBeVisible();
  });

  it('unfold the talk at the words a conclusion rests on, and mark them as words', async () => {
    answer({});
    const { user, container } = renderPage(<CallDetails id="call-1" />);
    await screen.findByText('Line 1');
    expect(screen.queryByText('Line 7')).not.toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: /Disposition.*send me the/ }));

    const mark = container.querySelector('mark');
    expect(mark?.textContent).toBe('<img src=x onerror=alert(1)>, send me the "terms"');
    expect(mark?.closest('li')).toHaveFocus();
    expect(mark?.closest('p')?.textContent).toBe(HOSTILE);
    expect(screen.getByText('Line 7')).toBeVisible();
    expect(container.querySelector('img, b, script')).toBeNull();
  });

  it('take nothing that anybody wrote for a piece of the page', async () => {
    answer({
      greeting_message: HOSTILE,
      prompt: HOSTILE,
      summary: HOSTILE,
      customer_interest: HOSTILE,
      followup_message: HOSTILE,
      crm_id: HOSTILE,
      timeline: [aFact(1, 'requested', 'initiating', { data: { by: HOSTILE } })],
    });
    const { container } = renderPage(<CallDetails id="call-1" />);

    // As it is written: greeting, prompt, summary, interest, message and lead.
    expect((await screen.findAllByText(HOSTILE)).length).toBeGreaterThanOrEqual(6);
    expect(container.querySelector('img, b, script')).toBeNull();
  });

  it('show a quote nobody can point at, but do not pretend to', async () => {
    answer({});
    renderPage(<CallDetails id="call-1" />);

    expect(await screen.findByText('never said')).toBeVisible();
    expect(screen.queryByRole('button', { name: /never said/ })).not.toBeInTheDocument();
  });

  it('fold and unfold the talk', async () => {
    answer({});
    const { user } = renderPage(<CallDetails id="call-1" />);
    const button = await screen.findByRole('button', { name: 'Show the whole talk' });
    expect(button).toHaveAttribute('aria-expanded', 'false');

    await user.click(button);
    expect(screen.getByText('Line 7')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Show less' }));
    expect(screen.queryByText('Line 7')).not.toBeInTheDocument();
  });

  it('say that nobody talked', async () => {
    answer({
      disposition: 'no_answer',
      ending: 'no_answer',
      duration: null,
      summary: null,
      customer_interest: null,
      utterances: [],
      transcript: null,
      evidence: [],
      followup_message: null,
      telegram_link_sent: false,
      interest_level: null,
    });
    renderPage(<CallDetails id="call-1" />);

    expect(await screen.findByText('Nobody talked.')).toBeVisible();
    expect(screen.getByText('There is no summary: nobody talked.')).toBeVisible();
    expect(screen.getByText('No message was needed.')).toBeVisible();
    expect(screen.getByText('Not sent')).toBeVisible();
    expect(screen.queryByRole('link', { name: /t\.me/ })).not.toBeInTheDocument();
  });

  it('name the step that failed', async () => {
    answer({
      status: 'failed',
      failure: { step: 'send_sms', code: 'sms.refused', message: 'The provider refused the number' },
      can_retry: true,
    });
    renderPage(<CallDetails id="call-1" />);

    expect(await screen.findByText('The call stopped at a step: sending the SMS')).toBeVisible();
    expect(screen.getByText('The provider refused the number')).toBeVisible();
  });

  it('tell a call that is not there from one that could not be read', async () => {
    server.use(
      http.get('*/api/calls/call-1', () =>
        HttpResponse.json({ title: 'x', code: 'call.not_found' }, { status: 404 }),
      ),
    );
    const { unmount } = renderPage(<CallDetails id="call-1" />);
    expect(await screen.findByText('There is no such call')).toBeVisible();
    unmount();

    let broken = true;
    server.use(
      http.get('*/api/calls/call-1', () =>
        broken
          ? HttpResponse.json({ title: 'x', code: 'internal' }, { status: 500 })
          : HttpResponse.json(DONE),
      ),
    );
    const { user } = renderPage(<CallDetails id="call-1" />);
    const alert = await screen.findByRole('alert');
    broken = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Wants the terms in writing.')).toBeVisible();
  });

  it('follow a call that goes on', async () => {
    const stream = openStream();
    let call = aCall({ status: 'calling' });
    server.use(
      http.get('*/api/events', () => stream.response),
      http.get('*/api/calls/call-1', () => HttpResponse.json(call)),
    );
    renderPage(<CallDetails id="call-1" />);
    expect(await screen.findByText('It appears after the talk.')).toBeVisible();

    call = DONE;
    stream.fact(pushed(aFact(4_001, 'analyzed', 'preparing_followup')));

    expect(await screen.findByText('Wants the terms in writing.')).toBeVisible();
  });
});

describe('what telephony adds to a call', () => {
  const cost = { total: '0.0437', call: '0.0312', recording: '0', other: '0.0125', currency: 'USD' };

  it('is its cost, by what was charged for', async () => {
    answer({ cost });
    renderPage(<CallDetails id="call-1" />);

    const card = (await screen.findByRole('heading', { name: 'Cost' })).closest('section');
    expect(card).toHaveTextContent(/Cost0\.0437.USDLine0\.0312.USDSpeech and models0\.0125.USD$/);
  });

  it('is nothing where an older server tells nothing', async () => {
    const { cost: _, has_recording: _r, opted_out: _o, callback_words: _c, ...older } = DONE;
    server.use(http.get('*/api/calls/call-1', () => HttpResponse.json(older)));
    renderPage(<CallDetails id="call-1" />);

    expect(await screen.findByText('Wants the terms in writing.')).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Cost' })).not.toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: 'Recording' })).not.toBeInTheDocument();
  });

  it('is what the person asked for, in their own words', async () => {
    answer({ opted_out: true, callback_words: 'after <b>six</b>' });
    renderPage(<CallDetails id="call-1" />);

    expect(await screen.findByText(/asked not to be called again/)).toBeVisible();
    expect(screen.getByText('Asked to be called back: “after <b>six</b>”')).toBeVisible();
  });

  it('is why it waits, while dialling is stopped', async () => {
    answer({ status: 'initiating' });
    server.use(
      http.get('*/api/dialling', () =>
        HttpResponse.json(
          aDialling({ open: false, brakes: [{ brake: 'funds', reason: 'x', by: 'halo', since: at(0) }] }),
        ),
      ),
    );
    renderPage(<CallDetails id="call-1" />);

    expect(await screen.findByText('The call waits: no money in the telephony account')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to dialling' })).toHaveAttribute('href', '/dialling');
  });

  it.each([
    ['dial.refused.calling_hours', 'It was not the time to call there.'],
    ['dial.refused.something_new', 'The last look before dialling said no.'],
    ['dial.waited_too_long', 'The call waited too long, and HALO closed it.'],
    ['dial.no_session', 'Telephony started no session, though it was asked several times.'],
    ['dial.session.crashed', 'The telephony session broke off.'],
    ['dial.something_new', 'In the words of the server'],
  ])('is why it was not dialled: %s', async (code, words) => {
    answer({ status: 'failed', failure: { step: 'dial', code, message: 'In the words of the server' } });
    renderPage(<CallDetails id="call-1" />);

    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByRole('link', { name: /Settle/ })).not.toBeInTheDocument();
  });

  it('leads to where a person says whether it rang', async () => {
    answer({ status: 'failed', failure: { step: 'dial', code: 'dial.unknown', message: 'x' } });
    renderPage(<CallDetails id="call-1" />);

    expect(await screen.findByRole('link', { name: 'Settle whether it rang' })).toHaveAttribute(
      'href',
      '/dialling',
    );
  });
});

describe('the recording', () => {
  const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();

  /** Gives out permissions that end after so many minutes, one after the other. */
  function permit(...ends: number[]) {
    let given = 0;
    server.use(
      http.post('*/api/calls/call-1/recording/permission', () => {
        const end = ends[given] ?? 0;
        given += 1;
        return HttpResponse.json({ url: `/recording?permit=${given}`, expires_at: minutes(end) });
      }),
    );
    return () => given;
  }

  it('is asked for only when somebody wants to hear it', async () => {
    answer({ has_recording: true });
    const given = permit(5);
    const { user } = renderPage(<CallDetails id="call-1" />);
    const listen = await screen.findByRole('button', { name: 'Listen' });
    expect(given()).toBe(0);

    await user.click(listen);

    expect(await screen.findByLabelText('Recording of the talk')).toHaveAttribute(
      'src',
      '/recording?permit=1',
    );
    expect(given()).toBe(1);
  });

  it('goes on by a new permission where the first has expired, and says when it cannot be played', async () => {
    answer({ has_recording: true });
    permit(-1, 5);
    const { user } = renderPage(<CallDetails id="call-1" />);
    await user.click(await screen.findByRole('button', { name: 'Listen' }));

    fireEvent.error(await screen.findByLabelText('Recording of the talk'));
    await waitFor(() =>
      expect(screen.getByLabelText('Recording of the talk')).toHaveAttribute('src', '/recording?permit=2'),
    );
    fireEvent.error(screen.getByLabelText('Recording of the talk'));

    expect(await screen.findByRole('alert')).toHaveTextContent('The recording cannot be played right now.');
    expect(screen.getByRole('button', { name: 'Listen' })).toBeVisible();
  });

  it('that is not given is said to be', async () => {
    answer({ has_recording: true });
    server.use(
      http.post('*/api/calls/call-1/recording/permission', () =>
        HttpResponse.json({ title: 'x', code: 'recording.not_found' }, { status: 404 }),
      ),
    );
    const { user } = renderPage(<CallDetails id="call-1" />);
    await user.click(await screen.findByRole('button', { name: 'Listen' }));

    expect(await screen.findByRole('alert')).toHaveTextContent('There is no recording of this call.');
  });

  it('is deleted by an administrator, after a yes', async () => {
    await signedInAs('admin');
    let deleted = 0;
    let call = { ...DONE, has_recording: true };
    server.use(
      http.get('*/api/calls/call-1', () => HttpResponse.json(call)),
      http.delete('*/api/calls/call-1/recording', () => {
        deleted += 1;
        call = { ...call, has_recording: false };
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { user } = renderPage(<CallDetails id="call-1" />);

    await user.click(await screen.findByRole('button', { name: 'Delete the recording' }));
    await user.click(screen.getByRole('button', { name: 'Keep' }));
    expect(deleted).toBe(0);
    await user.click(screen.getByRole('button', { name: 'Delete the recording' }));
    await user.click(screen.getByRole('button', { name: 'Delete' }));

    expect(await screen.findByText('The recording is deleted')).toBeVisible();
    expect(deleted).toBe(1);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Listen' })).not.toBeInTheDocument());
  });

  it('is heard by an operator, and not deleted', async () => {
    await signedInAs('operator');
    answer({ has_recording: true });
    renderPage(<CallDetails id="call-1" />);

    expect(await screen.findByRole('button', { name: 'Listen' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Delete the recording' })).not.toBeInTheDocument();
  });
});

describe('timeline', () => {
  const { t } = translationOf('en', messages);
  const format = formatFor('en');

  it('has words for what each fact carries', () => {
    expect(
      tell(
        aFact(1, 'step_failed', 'failed', { data: { step: 'add_to_crm', code: 'crm.down', message: '' } }),
        t,
        format,
      ),
    ).toEqual({ title: 'Step failed: adding to the CRM', tone: 'bad', notes: ['crm.down'] });
    expect(
      tell(
        aFact(1, 'analyzed', 'preparing_followup', { data: { disposition: 'callback', confidence: 0.8 } }),
        t,
        format,
      ).notes,
    ).toEqual(['Call back', 'confidence 80%']);
    expect(
      tell(aFact(1, 'lead_skipped', 'completed', { data: { reason: 'opted_out' } }), t, format).notes,
    ).toEqual(['the person asked not to be contacted']);
  });

  it.each([
    ['answerer_guessed', { answerer: 'machine', confidence: 0.62 }, ['a machine', 'confidence 62%']],
    ['answerer_guessed', { answerer: 'parrot' }, ['could not tell']],
    ['recording_started', {}, []],
    ['opted_out', { quote: 'Never call me' }, ['Never call me']],
    ['callback_asked', { words: 'after six' }, ['after six']],
    ['voice_model_lost', { code: 'socket.closed' }, ['socket.closed']],
    ['cost_counted', { amount: '0.5', currency: 'USD' }, ['0.50\u00a0USD']],
    ['cost_counted', { amount: null }, []],
    ['recording_deleted', { by: 'anna' }, ['by anna']],
    ['attempt_settled', { by: 'anna', attempt: 2, rang: false }, ['by anna', 'attempt 2', 'it did not ring']],
    ['line_lost', {}, []],
    ['dial_revoked', { reason: 'number_busy' }, ['another call is on this number']],
    ['hung_up', { ending: 'busy', reason: 'Busy here' }, ['The line was busy', 'Busy here']],
    [
      'step_failed',
      { step: 'dial', code: 'dial.unknown', message: 'x' },
      ['Nobody can tell whether the phone rang: touch with this call was lost.'],
    ],
  ])('tells %s with %j', (type, data, notes) => {
    const told = tell(aFact(1, type, 'calling', { data }), t, format);

    expect(told.title).not.toContain('Event');
    expect(told.notes).toEqual(notes);
  });

  it('survives facts and data nobody foresaw', () => {
    expect(tell(aFact(1, 'teleported', 'calling', { data: { by: 7, reason: ['x'] } }), t, format)).toEqual({
      title: 'Event “teleported”',
      tone: 'plain',
      notes: [],
    });
    expect(tell(aFact(1, 'constructor', 'calling'), t, format).title).toBe('Event “constructor”');
    expect(tell(aFact(1, 'hung_up', 'calling', { data: { ending: 42 } }), t, format).notes).toEqual([
      'Unknown',
    ]);
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { problem } from '@/fake/problem';
import { loadPhoneReader } from '@/lib/phone';
import { aCall, aFact, aListItem, pushed } from '@/test/builders';
import { renderPage } from '@/test/render';
import { server } from '@/test/server';
import { openStream } from '@/test/stream';
import { DEFAULT_GREETING, keepDraft } from './draft';
import { StartCallPage } from './start-call-page';

interface Attempt {
  readonly key: string | null;
  readonly body: unknown;
}

function answerStart(...answers: (() => Response | Promise<Response>)[]) {
  const attempts: Attempt[] = [];
  server.use(
    http.post('*/api/calls', async ({ request }) => {
      const answer = answers[Math.min(attempts.length, answers.length - 1)];
      attempts.push({ key: request.headers.get('Idempotency-Key'), body: await request.json() });
      return answer === undefined ? HttpResponse.error() : answer();
    }),
  );
  return attempts;
}

function answerRecent(...items: ReturnType<typeof aListItem>[]) {
  server.use(
    http.get('*/api/calls', () => HttpResponse.json({ items, next_cursor: null, total: items.length })),
  );
}

const started = () => HttpResponse.json(aCall({ id: 'call-7' }), { status: 201 });

async function fillIn(user: ReturnType<typeof renderPage>['user'], phone = '+998901234567') {
  await user.type(await screen.findByLabelText('Phone number'), phone);
  await user.type(screen.getByLabelText('Task for HALO'), 'Offer the plan');
}

const press = (user: ReturnType<typeof renderPage>['user']) =>
  user.click(screen.getByRole('button', { name: 'Start the call' }));

beforeEach(async () => {
  keepDraft({ phone: '', language: 'ru', voice: 'female', greeting: null, prompt: '', consent: '' });
  await loadPhoneReader();
  answerRecent();
});

describe('starting a call', () => {
  it('asks for the consent where the country of the number needs it', async () => {
    const rule = { zones: ['Asia/Tashkent'], from: '09:00', until: '20:00' };
    server.use(
      http.get('*/api/dialling', () =>
        HttpResponse.json({
          open: true,
          policy: {
            countries: [
              { ...rule, country: 'UZ', needs_consent: true },
              { ...rule, country: 'TJ', needs_consent: false },
            ],
            caps: {},
          },
        }),
      ),
    );
    const attempts = answerStart(started);
    const { user } = renderPage(<StartCallPage simulated={false} />);
    await fillIn(user, '+992927770011');
    expect(screen.queryByLabelText(/consent/)).toBeNull();
    await user.clear(screen.getByLabelText('Phone number'));
    await user.type(screen.getByLabelText('Phone number'), '+998901234567');

    const consent = await screen.findByLabelText('Where the consent to be called comes from');
    await press(user);
    expect(await screen.findByText('Say where the consent comes from.')).toBeVisible();
    expect(attempts).toHaveLength(0);
    await user.type(consent, 'order form');
    await press(user);

    await waitFor(() => expect(attempts).toHaveLength(1));
    expect(attempts[0]?.body).toMatchObject({ consent: 'order form' });
  });

  it('sends what was filled in and leads to its status', async () => {
    const attempts = answerStart(started);
    const { user } = renderPage(<StartCallPage simulated={false} />);

    await fillIn(user, '998 90 123 45 67');
    await user.selectOptions(screen.getByLabelText('Language of the talk'), 'tj');
    await user.click(screen.getByRole('radio', { name: 'Male' }));
    await press(user);

    await waitFor(() => expect(screen.getByLabelText('address')).toHaveTextContent('/call-status/call-7'));
    expect(attempts.map(({ body }) => body)).toEqual([
      {
        phone_number: '+998901234567',
        language: 'tj',
        voice: 'male',
        greeting_message: DEFAULT_GREETING.tj,
        prompt: 'Offer the plan',
      },
    ]);
  });

  it('puts spaces into the number while it is typed and names the country', async () => {
    const { user } = renderPage(<StartCallPage simulated={false} />);
    const phone = await screen.findByLabelText('Phone number');

    await user.type(phone, '+992921234567');

    expect(phone).toHaveValue('+992 92 123 4567');
    expect(screen.getByText('Tajikistan')).toBeVisible();
  });

  it('says at every field what is wrong before it asks the server', async () => {
    const attempts = answerStart(started);
    const { user } = renderPage(<StartCallPage simulated={false} />);
    await user.type(await screen.findByLabelText('Phone number'), '+998 90');
    await user.clear(screen.getByLabelText('Greeting'));

    await press(user);

    expect(screen.getByLabelText('Phone number')).toHaveAccessibleDescription(/Enter the full number/);
    expect(screen.getByLabelText('Greeting')).toHaveAccessibleDescription(
      /Write how the conversation should begin/,
    );
    expect(screen.getByLabelText('Task for HALO')).toHaveAccessibleDescription(/Describe what to talk about/);
    expect(screen.getByLabelText('Phone number')).toHaveFocus();
    expect(attempts).toEqual([]);
  });

  it('refuses a prompt that is too long, counting as the server does', async () => {
    const attempts = answerStart(started);
    const { user } = renderPage(<StartCallPage simulated={false} />);
    await fillIn(user);
    const prompt = screen.getByLabelText('Task for HALO');

    await user.clear(prompt);
    await user.click(prompt);
    await user.paste(` ${'ӯ'.repeat(8_001)} `);
    expect(screen.getByText('Characters used: 8,001 of 8,000')).toBeInTheDocument();
    await press(user);

    expect(prompt).toHaveAccessibleDescription(/8,000 characters at most/);
    expect(attempts).toEqual([]);
  });

  it('shows every complaint of the server at its field, known codes in our words and unknown ones in its own', async () => {
    answerStart(() =>
      problem(422, 'invalid', [
        { field: 'phone_number', code: 'phone.unknown_number', message: 'nope' },
        { field: 'language', code: 'language.unknown', message: 'nope' },
        { field: 'voice', code: 'voice.unknown', message: 'nope' },
        { field: 'greeting_message', code: 'greeting.too_long', message: 'nope' },
        { field: 'prompt', code: 'prompt.rude', message: 'Please be polite.' },
      ]),
    );
    const { user } = renderPage(<StartCallPage simulated={false} />);
    await fillIn(user);

    await press(user);

    await waitFor(() =>
      expect(screen.getByLabelText('Phone number')).toHaveAccessibleDescription(/No such number exists/),
    );
    expect(screen.getByLabelText('Language of the talk')).toHaveAccessibleDescription(/Choose a language/);
    expect(screen.getByRole('radiogroup', { name: 'Voice' })).toHaveAccessibleDescription(/Choose a voice/);
    expect(screen.getByLabelText('Greeting')).toHaveAccessibleDescription(/500 characters at most/);
    expect(screen.getByLabelText('Task for HALO')).toHaveAccessibleDescription(/Please be polite/);
    expect(screen.getByLabelText('Phone number')).toHaveFocus();
  });

  it('says at the number that its owner asked not to be called', async () => {
    answerStart(() => problem(409, 'call.do_not_call'));
    const { user } = renderPage(<StartCallPage simulated={false} />);
    await fillIn(user);

    await press(user);

    await waitFor(() =>
      expect(screen.getByLabelText('Phone number')).toHaveAccessibleDescription(
        /asked not to be called again/,
      ),
    );
  });

  it.each([
    ['call.refused.country', 'This country may not be called.'],
    ['call.refused.number_kind', 'HALO does not call such numbers'],
    ['call.refused.number_cap', 'This number was called often enough today.'],
  ])('says at the number what another one would not meet: %s', async (code, words) => {
    answerStart(() => problem(409, code));
    const { user } = renderPage(<StartCallPage simulated={false} />);
    await fillIn(user);

    await press(user);

    expect(await screen.findByText(words, { exact: false })).toBeVisible();
    expect(screen.getByLabelText('Phone number')).toBeInvalid();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it.each([
    ['call.refused.stopped', 'Dialling is stopped, so no new call is taken.'],
    ['call.refused.calling_hours', 'It is not the time to call there.'],
    ['call.refused.hour_cap', 'There were enough calls in this hour.'],
    ['call.refused.spend_cap', 'The spending limit of the day is reached.'],
  ])('says above the form what holds for any number: %s', async (code, words) => {
    answerStart(() => problem(409, code));
    const { user } = renderPage(<StartCallPage simulated={false} />);
    await fillIn(user);

    await press(user);

    expect(await screen.findByRole('alert')).toHaveTextContent(words);
    expect(screen.getByLabelText('Phone number')).toBeValid();
  });

  it('is one call when the button is pressed twice', async () => {
    let answer: (response: Response) => void = () => undefined;
    const attempts = answerStart(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const { user } = renderPage(<StartCallPage simulated={false} />);
    await fillIn(user);

    await user.dblClick(screen.getByRole('button', { name: 'Start the call' }));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(attempts).toHaveLength(1));
    answer(started());

    await waitFor(() => expect(screen.getByLabelText('address')).toHaveTextContent('/call-status/call-7'));
    expect(attempts).toHaveLength(1);
  });

  it('sends the same key again when the answer was lost, and a new one once there was an answer', async () => {
    const attempts = answerStart(
      () => HttpResponse.error(),
      () => problem(422, 'invalid', [{ field: 'prompt', code: 'prompt.rude', message: 'Please be polite.' }]),
      () => HttpResponse.error(),
    );
    const { user } = renderPage(<StartCallPage simulated={false} />);
    await fillIn(user);

    await press(user);
    expect(await screen.findByRole('alert')).toHaveTextContent('The server cannot be reached.');
    await press(user);
    await waitFor(() => expect(screen.getByLabelText('Task for HALO')).toBeInvalid());
    await press(user);
    await waitFor(() => expect(attempts).toHaveLength(3));

    const [lost, again, anew] = attempts.map(({ key }) => key);
    expect(lost).toMatch(/^[\x21-\x7e]{1,200}$/);
    expect(again).toBe(lost);
    expect(anew).not.toBe(lost);
  });

  it('uses another key for other words', async () => {
    const attempts = answerStart(() => HttpResponse.error());
    const { user } = renderPage(<StartCallPage simulated={false} />);
    await fillIn(user);
    await press(user);
    await screen.findByRole('alert');

    await user.type(screen.getByLabelText('Task for HALO'), ' politely');
    await press(user);

    await waitFor(() => expect(attempts).toHaveLength(2));
    expect(attempts[1]?.key).not.toBe(attempts[0]?.key);
  });
});

it('numbers to try are offered only where nobody is really called', async () => {
  const attempts = answerStart(started);
  const { user, unmount } = renderPage(<StartCallPage simulated />);
  await user.click(await screen.findByRole('button', { name: 'No answer' }));
  await user.type(screen.getByLabelText('Task for HALO'), 'Offer the plan');
  await press(user);

  await waitFor(() => expect(attempts).toHaveLength(1));
  expect(attempts[0]?.body).toMatchObject({ phone_number: '+998901234564' });

  unmount();
  renderPage(<StartCallPage simulated={false} />);
  await screen.findByLabelText('Phone number');
  expect(screen.queryByRole('group', { name: 'Numbers to try' })).not.toBeInTheDocument();
});

describe('the words of a call', () => {
  it('begin with the usual greeting of the language, until somebody writes an own one', async () => {
    const { user } = renderPage(<StartCallPage simulated={false} />);
    const greeting = await screen.findByLabelText('Greeting');
    const language = screen.getByLabelText('Language of the talk');

    await user.selectOptions(language, 'uz');
    expect(greeting).toHaveValue(DEFAULT_GREETING.uz);
    await user.type(greeting, '!!');
    await user.selectOptions(language, 'ru');
    expect(greeting).toHaveValue(`${DEFAULT_GREETING.uz}!!`);
    await user.click(screen.getByRole('button', { name: 'Restore the default' }));

    expect(greeting).toHaveValue(DEFAULT_GREETING.ru);
  });

  it('are kept for the next number', async () => {
    answerStart(started);
    const { user, unmount } = renderPage(<StartCallPage simulated={false} />);
    await fillIn(user);
    await press(user);
    await waitFor(() => expect(screen.getByLabelText('address')).toHaveTextContent('/call-status/'));
    unmount();

    renderPage(<StartCallPage simulated={false} />);

    expect(await screen.findByLabelText('Task for HALO')).toHaveValue('Offer the plan');
    expect(screen.getByLabelText('Phone number')).toHaveValue('');
  });

  it('can start from an example', async () => {
    const { user } = renderPage(<StartCallPage simulated={false} />);

    await user.click(await screen.findByRole('button', { name: 'Reminder' }));

    const { value } = screen.getByLabelText<HTMLTextAreaElement>('Task for HALO');
    expect(value).toContain('Remind the person of the appointment');
  });
});

describe('the recent calls', () => {
  const list = () => screen.getByRole('region', { name: 'Recent calls' });

  it('say that there are none yet', async () => {
    renderPage(<StartCallPage simulated={false} />);

    expect(await screen.findByText('No calls yet')).toBeVisible();
  });

  it('say that they load', async () => {
    server.use(http.get('*/api/calls', () => new Promise<never>(() => undefined)));
    renderPage(<StartCallPage simulated={false} />);

    expect(await screen.findByRole('status', { name: 'Loading recent calls' })).toBeInTheDocument();
  });

  it('say that they could not be loaded, and try again', async () => {
    server.use(http.get('*/api/calls', () => problem(500, 'internal'), { once: true }));
    const { user } = renderPage(<StartCallPage simulated={false} />);
    await screen.findByRole('heading', { name: 'Recent calls' });

    expect(await within(list()).findByRole('alert')).toHaveTextContent('The server failed.');
    await user.click(within(list()).getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('No calls yet')).toBeVisible();
  });

  it('lead to the status of one that goes on and to the details of one that is over', async () => {
    answerRecent(
      aListItem({ id: 'on', status: 'calling', disposition: null, phone_number: '+998901112233' }),
      aListItem({ id: 'over', phone_number: '+992921112233' }),
    );
    renderPage(<StartCallPage simulated={false} />);

    const [on, over] = await screen.findAllByRole('link', { name: /^\+99/ });

    expect(on).toHaveAttribute('href', '/call-status/on');
    expect(over).toHaveAttribute('href', '/calls/over');
    expect(within(list()).getByText('On the phone')).toBeVisible();
    expect(within(list()).getByText('Interested')).toBeVisible();
  });

  it('follow what happens without being asked', async () => {
    const wire = openStream();
    server.use(http.get('*/api/events', () => wire.response));
    renderPage(<StartCallPage simulated={false} />);
    await screen.findByText('No calls yet');

    answerRecent(aListItem({ phone_number: '+998901112233' }));
    wire.fact(pushed(aFact(1, 'requested', 'initiating'), 'somebody-elses'));

    expect(await screen.findByRole('link', { name: /^\+998/ })).toBeVisible();
  });

  it('put a number back into the form', async () => {
    answerRecent(aListItem({ phone_number: '+998901112233' }));
    const { user } = renderPage(<StartCallPage simulated={false} />);

    await user.click(await screen.findByRole('button', { name: /Fill in the number/ }));

    expect(screen.getByLabelText('Phone number')).toHaveFocus();
    expect(screen.getByLabelText<HTMLInputElement>('Phone number').value.replace(/\D/g, '')).toBe(
      '998901112233',
    );
  });
});

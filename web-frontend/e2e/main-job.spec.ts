import type { Page } from '@playwright/test';
import { expect, forgive, INTERESTED, NO_ANSWER, signIn, stages, startCall, test } from './fixtures';

interface Fact {
  readonly call_id: string;
  readonly no: number;
  readonly type: string;
  readonly status: string;
}

/** Listens in on the page's own event stream: what is read here was pushed to the page, not asked for. */
async function overhearFacts(page: Page): Promise<() => Promise<readonly Fact[]>> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    const original = globalThis.fetch;
    globalThis.fetch = async (input, init) => {
      const response = await original(input, init);
      const url = input instanceof Request ? input.url : String(input);
      if (new URL(url, location.href).pathname === '/api/events' && response.body !== null) {
        const [mine, theirs] = response.body.tee();
        void mine.pipeThrough(new TextDecoderStream()).pipeTo(
          new WritableStream({
            write: (text) => {
              heard.push(text);
            },
          }),
        );
        return new Response(theirs, response);
      }
      return response;
    };
  });
  return async () => {
    const text = await page.evaluate(() => String(Reflect.get(globalThis, 'heard').join('')));
    return text
      .split('\n\n')
      .filter((frame) => frame.includes('event: fact'))
      .map((frame): Fact => JSON.parse(frame.replace(/^[\s\S]*\ndata: ?/, '')));
  };
}

const ALL_STAGES = [
  'initiating',
  'calling',
  'analyzing',
  'preparing_followup',
  'sending_sms',
  'adding_to_crm',
];

test('an operator starts a call and watches it become a lead', async ({ page }) => {
  const facts = await overhearFacts(page);
  await signIn(page);

  const id = await startCall(page, INTERESTED);
  await expect(page.getByText('Completed').first()).toBeVisible({ timeout: 30_000 });

  const steps = stages(page).getByRole('listitem');
  await expect(steps).toHaveCount(6);
  for (const step of await steps.all()) await expect(step).toContainText('done');
  const mine = (await facts()).filter((fact) => fact.call_id === id);
  expect(mine.map(({ status }) => status)).toEqual(expect.arrayContaining([...ALL_STAGES, 'completed']));
  const log = page.getByRole('log', { name: 'Transcript' });
  const said = new Set(mine.filter(({ type }) => type === 'said').map(({ no }) => no));
  expect(said.size).toBeGreaterThanOrEqual(6);
  await expect(log.locator(':scope > *')).toHaveCount(said.size);

  const outcome = page.getByRole('region', { name: 'Outcome' });
  await expect(outcome.getByText('Interested', { exact: true })).toBeVisible();
  const crm = page.getByRole('region', { name: 'CRM' });
  await expect(crm.getByText('Added to CRM')).toBeVisible();
  await expect(crm.getByText('Sent', { exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Analytics' }).first().click();
  await expect(page.getByRole('heading', { name: 'Analytics' })).toBeVisible();
  await expect(page.getByText(/\d+ calls? found/)).toBeVisible();
  await page
    .getByRole('link', { name: /View details of the call to \+998 90 123-45-61/ })
    .first()
    .click();
  const details = page.getByRole('dialog');
  await expect(details.getByText('Summary')).toBeVisible();
  await expect(details.getByText('Added to CRM').first()).toBeVisible();
  await details.getByRole('link', { name: 'Open as a page of its own' }).click();
  await expect(page).toHaveURL(new RegExp(`/calls/${id}$`));
  await expect(page.getByText('Summary').first()).toBeVisible();
});

test('the stages move by push alone', async ({ page, complaints }) => {
  await signIn(page);
  // Every question about the call is refused: what the page shows beyond the answer to the start was pushed.
  await page.route(/\/api\/calls\/[^/]+$/, (route) => route.abort());

  await startCall(page, INTERESTED);

  for (const step of await stages(page).getByRole('listitem').all()) {
    await expect(step).toContainText('done', { timeout: 30_000 });
  }
  await expect(page.getByRole('log', { name: 'Transcript' }).locator(':scope > *').nth(5)).toBeAttached();
  forgive(complaints, /ERR_FAILED.*\/api\/calls\//);
});

test('without push the page says so and asks every two seconds', async ({ page, complaints }) => {
  await page.route('**/api/events', (route) => route.abort());
  await signIn(page);
  // Held back a little, so that a call that is over in a second is still seen under way.
  await page.route(/\/api\/calls\/[^/]+$/, async (route) => {
    const response = await route.fetch();
    const call: Record<string, unknown> = await response.json();
    const early = Date.now() - Date.parse(String(call.created_at)) < 6_000;
    await route.fulfill({ response, json: early ? { ...call, status: 'calling', can_cancel: true } : call });
  });

  await startCall(page, INTERESTED);

  await expect(page.getByText('Instant updates are unavailable.')).toBeVisible();
  await expect(page.getByText('Completed').first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Instant updates are unavailable.')).toBeHidden();
  forgive(complaints, /ERR_FAILED.*\/api\/events/);
});

test('a call that nobody answers goes its own short way', async ({ page }) => {
  await signIn(page);

  await startCall(page, NO_ANSWER);

  await expect(page.getByText('Nobody talked')).toBeVisible({ timeout: 30_000 });
  await expect(stages(page).getByRole('listitem').filter({ hasText: 'skipped' })).toHaveCount(4);
  await expect(
    page.getByRole('region', { name: 'Outcome' }).getByText('No answer', { exact: true }),
  ).toBeVisible();
});

test('the whole job can be done from the keyboard', async ({ page }) => {
  await page.goto('/login');
  await page.getByLabel('User name').focus();
  await page.keyboard.type('admin');
  await page.keyboard.press('Tab');
  await page.keyboard.type('admin');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'New call' })).toBeVisible();

  await expect(page.getByRole('main')).toBeFocused();

  await page.reload();
  await expect(page.getByRole('heading', { name: 'New call' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Phone number')).toBeFocused();
  await page.keyboard.type(INTERESTED);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Male', exact: true })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Greeting')).toBeFocused();
  await page.keyboard.press('Tab');
  if (await page.getByRole('button', { name: 'Restore the default' }).isVisible())
    await page.keyboard.press('Tab');
  await page.keyboard.type('Offer to renew the plan.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await page.waitForURL(/\/call-status\//);
});

test('what the server refuses is shown at its field', async ({ page, complaints }) => {
  await signIn(page);
  await page.route('**/api/calls', async (route) => {
    // As a client would that trusts nothing here: the server's own complaints come back.
    const sent: Record<string, unknown> = route.request().postDataJSON();
    await route.continue({
      postData: JSON.stringify({ ...sent, phone_number: 'none', greeting_message: ' ', voice: 'robot' }),
    });
  });
  await page.getByLabel('Phone number').fill(INTERESTED);
  await page.getByLabel('Task for HALO').fill('Offer to renew the plan.');

  await page.getByRole('button', { name: 'Start the call' }).click();

  await expect(page.getByText('Enter the full number with a plus')).toBeVisible();
  await expect(page.getByText('Write how the conversation should begin.')).toBeVisible();
  await expect(page.getByText('Choose a voice from the list.')).toBeVisible();
  await expect(page.getByLabel('Phone number')).toBeFocused();
  forgive(complaints, /status of 422/);
});

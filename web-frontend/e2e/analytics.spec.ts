import { AxeBuilder } from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';

/** Calls of this file only, so that other files' calls do no harm: numbers that nobody else dials. */
const PREFIX = '99893555';
const CALLS = 12;
const over = ['completed', 'failed', 'canceled'];

async function tokenOf(request: APIRequestContext): Promise<string> {
  const answer = await request.post('/api/auth/login', { data: { username: 'admin', password: 'admin' } });
  expect(answer.status()).toBe(200);
  const { access_token } = await answer.json();
  return access_token;
}

async function placeCall(request: APIRequestContext, token: string, number: string) {
  const answer = await request.post('/api/calls', {
    headers: { Authorization: `Bearer ${token}` },
    data: {
      phone_number: number,
      language: 'ru',
      voice: 'female',
      greeting_message: 'Здравствуйте! Удобно говорить?',
      prompt: 'Предложите продлить тариф со скидкой 15 %.',
    },
  });
  expect(answer.status()).toBe(201);
}

const numberOf = (index: number) => `+${PREFIX}${String(1000 + index)}`;

async function signIn(page: Page) {
  await page.goto('/login');
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('admin');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).not.toHaveURL(/login/);
}

/** The number a card or a line shows: "1,234 calls found" is 1234. */
async function figure(page: Page, name: string): Promise<number> {
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });
  const text = await card.locator('p').first().textContent();
  return Number((text ?? '').replace(/[^\d.]/g, ''));
}

async function found(page: Page): Promise<number> {
  const text = await page.getByText(/calls? found$/).textContent();
  return Number((text ?? '').replace(/\D/g, ''));
}

test.beforeAll(async ({ request }) => {
  const token = await tokenOf(request);
  for (let index = 0; index < CALLS; index++) await placeCall(request, token, numberOf(index));
  await expect
    .poll(
      async () => {
        const answer = await request.get(`/api/calls?q=${PREFIX}&limit=200`, {
          headers: { Authorization: `Bearer ${token}` },
        });
        const { items } = await answer.json();
        return items.filter((call: { status: string }) => over.includes(call.status)).length;
      },
      { timeout: 50_000 },
    )
    .toBeGreaterThanOrEqual(CALLS);
});

test.beforeEach(async ({ page }) => {
  await signIn(page);
});

test('numbers in the cards, the funnel, the outcomes and the table agree', async ({ page }) => {
  await page.goto('/analytics');
  await expect(page.getByText(/calls? found$/)).toBeVisible();

  const total = await figure(page, 'Total calls');
  expect(total).toBeGreaterThanOrEqual(CALLS);
  await expect.poll(() => found(page)).toBe(total);

  const funnel = page.getByRole('list', { name: 'Funnel' }).getByRole('listitem');
  const texts = await funnel.locator('> div:first-child > div:last-child').allTextContents();
  const counts = texts.map((text) => Number(text.replace(/\D/g, '')));
  expect(counts).toHaveLength(4);
  expect(counts[0]).toBe(total);
  for (const [index, count] of counts.entries())
    expect(count).toBeLessThanOrEqual(counts[index - 1] ?? total);

  const outcome = page.getByRole('list', { name: 'Outcomes' }).getByRole('button').first();
  const [, , counted] = await outcome.locator('> span').allTextContents();
  await outcome.click();
  await expect(outcome).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => found(page)).toBe(Number(counted?.replace(/\D/g, '')));
});

test('filters stand in the address and survive a reload', async ({ page }) => {
  await page.goto('/analytics');
  await page.getByRole('textbox', { name: 'Search by number' }).fill(`+${PREFIX}`);
  await expect(page).toHaveURL(new RegExp(`q=${PREFIX}`));
  await page.getByRole('button', { name: 'Status', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Completed' }).check();
  await page.getByRole('checkbox', { name: 'Failed' }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: '7 days' }).check();
  await expect(page).toHaveURL(/days=7/);
  await expect.poll(() => found(page)).toBeGreaterThanOrEqual(CALLS);
  const [address, before] = [page.url(), await found(page)];

  await page.reload();

  await expect.poll(() => found(page)).toBe(before);
  expect(page.url()).toBe(address);
  await expect(page.getByRole('textbox', { name: 'Search by number' })).toHaveValue(PREFIX);
  await expect(page.getByRole('button', { name: 'Status: Completed, Failed' })).toBeVisible();
  await expect(page.getByRole('radio', { name: '7 days' })).toBeChecked();

  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page).not.toHaveURL(/q=|status=/);
  await expect(page).toHaveURL(/days=7/);
});

test('details open over the table, close with "back", and have a page of their own', async ({ page }) => {
  await page.goto(`/analytics?q=${PREFIX}`);
  const first = page.getByRole('link', { name: /^View details/ }).first();
  const address = await first.getAttribute('href');
  const number = /to (.+)$/.exec((await first.getAttribute('aria-label')) ?? '')?.[1] ?? 'no number';

  await first.click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('heading', { name: number })).toBeVisible();
  await expect(drawer.getByText('Call requested')).toBeVisible();
  await page.goBack();
  await expect(drawer).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`/analytics\\?q=${PREFIX}$`));

  await page.goto(address ?? '');
  await expect(page.getByRole('heading', { name: number })).toBeVisible();
  for (const title of ['Summary', 'CRM', 'Follow-up message', 'Transcript', 'Timeline']) {
    await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
  }
});

test('a conclusion leads to the words it rests on', async ({ page }) => {
  await page.goto(`/analytics?q=${PREFIX}&disposition=interested,callback,rejected,opt_out`);
  await page
    .getByRole('link', { name: /^View details/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog');
  const evidence = drawer
    .getByRole('button')
    .filter({ has: page.locator('q') })
    .first();
  const quote = (await evidence.locator('q').textContent()) ?? '';
  expect(quote.length).toBeGreaterThan(0);

  await evidence.click();

  const marks = await drawer.locator('mark').allTextContents();
  expect(marks.join(' ')).toContain(quote);
  await expect(drawer.locator('li:focus mark').first()).toBeVisible();
});

test('a call that is placed meanwhile appears by itself', async ({ page, request }) => {
  const number = '+998935559001';
  await page.goto('/analytics?q=935559001');
  await expect(page.getByText('No such calls')).toBeVisible();

  await placeCall(request, await tokenOf(request), number);

  await expect(page.getByRole('link', { name: /^View details/ })).toBeVisible();
  await expect(page.getByText('1 call found')).toBeVisible();
});

test('the sandbox shows what was not sent and leads to its call', async ({ page }) => {
  await page.goto('/sandbox');
  await expect(page.getByText('Nothing here has left this machine')).toBeVisible();

  const letters = page.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await expect(letters.first()).toBeVisible();
  await letters
    .first()
    .getByRole('link', { name: /^Open the call to/ })
    .click();

  await expect(page).toHaveURL(/\/calls\//);
  await expect(page.getByRole('heading', { name: 'Follow-up message' })).toBeVisible();
});

for (const theme of ['light', 'dark']) {
  for (const width of [390, 1440]) {
    test(`nothing to object to for axe, and no box spills: ${theme}, ${width} px`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate((value) => localStorage.setItem('halo.theme', value), theme);
      await page.goto(`/analytics?q=${PREFIX}`);
      const first = page.getByRole('link', { name: /^View details/ }).first();
      const details = (await first.getAttribute('href')) ?? '';

      for (const address of [`/analytics?q=${PREFIX}`, details, '/sandbox']) {
        await page.goto(address);
        await expect(page.locator('main section').first()).toBeVisible();
        await expect(page.getByRole('status', { name: 'Loading…' })).toHaveCount(0);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${address}: ${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate(spills)).toEqual([]);
      }
    });
  }
}

/** Boxes that stick out of their card: neither axe nor the width of the page notices those. */
function spills(): string[] {
  const found: string[] = [];
  if (document.documentElement.scrollWidth > window.innerWidth) found.push('the page scrolls sideways');
  for (const card of document.querySelectorAll('main section')) {
    const outer = card.getBoundingClientRect();
    for (const element of card.querySelectorAll<HTMLElement>('*')) {
      if (element.closest('svg') !== null || element.closest('.sr-only') !== null) continue;
      const inner = element.getBoundingClientRect();
      if (inner.width === 0 || inner.height === 0) continue;
      if (inner.left < outer.left - 1 || inner.right > outer.right + 1) {
        found.push(`${element.tagName} ${element.textContent?.slice(0, 40)}`);
      }
    }
  }
  return found;
}

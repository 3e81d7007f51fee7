import { expect, forgive, signIn, test } from './fixtures';

test('a wrong password is refused without a hint which part was wrong', async ({ page, complaints }) => {
  await page.goto('/login');
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page.getByRole('alert')).toHaveText('Wrong user name or password.');
  forgive(complaints, /status of 401/);
});

test('a link to a page leads there after the sign-in', async ({ page }) => {
  await page.goto('/analytics');
  await expect(page).toHaveURL(/\/login\?next=/);

  await signIn(page, page.url());

  await expect(page).toHaveURL(/\/analytics/);
});

test('a link that would lead away after the sign-in does not', async ({ page }) => {
  await signIn(page, '/login?next=//example.org/');

  await expect(page.getByRole('heading', { name: 'New call' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/');
});

test('a reload keeps the user signed in, though no token is kept where scripts could read it', async ({
  page,
}) => {
  await signIn(page);

  await page.reload();

  await expect(page.getByRole('heading', { name: 'New call' })).toBeVisible();
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  expect(kept).not.toMatch(/eyJ/);
});

test('two tabs share the session and end together', async ({ page, context }) => {
  await signIn(page);
  const other = await context.newPage();
  await other.goto('/');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'New call' })).toBeVisible();
  await expect(other.getByRole('heading', { name: 'New call' })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();

  await expect(page).toHaveURL(/\/login/);
  await expect(other).toHaveURL(/\/login/);
  await other.goto('/');
  await expect(other).toHaveURL(/\/login/);
});

test('many tabs that come back at once stay signed in', async ({ page, context }) => {
  await signIn(page);
  const tabs = await Promise.all([1, 2, 3].map(() => context.newPage()));

  await Promise.all([page.reload(), ...tabs.map((tab) => tab.goto('/'))]);

  for (const tab of [page, ...tabs])
    await expect(tab.getByRole('heading', { name: 'New call' })).toBeVisible();
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, forgive, INTERESTED, signIn, startCall, test } from './fixtures';

const banner = (page: Page) => page.getByRole('complementary', { name: 'Stop of dialling' });

async function stop(page: Page, reason: string): Promise<void> {
  await page.goto('/dialling');
  await page.getByRole('button', { name: 'Stop all dialling' }).click();
  await page.getByLabel('Why').fill(reason);
  await page.getByRole('dialog').getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Dialling is stopped' })).toBeVisible();
}

async function release(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Release: Stopped by hand' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Release', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Dialling is open' })).toBeVisible();
}

// All tests share one application: whatever happens here, the others must find it open.
test.afterEach(async ({ request }) => {
  const answer = await request.post('/api/auth/login', { data: { username: 'admin', password: 'admin' } });
  const { access_token: token } = await answer.json();
  await request.post('/api/dialling/release', {
    headers: { Authorization: `Bearer ${token}` },
    data: { brake: 'operator' },
  });
});

test('stopped by hand, no call is taken and every page says why, until it is released', async ({
  page,
  complaints,
}) => {
  await signIn(page);
  await expect(banner(page)).toBeHidden();
  await stop(page, 'Complaints in Bukhara');

  await expect(banner(page)).toContainText('“Complaints in Bukhara”');
  await page.getByRole('link', { name: 'New call' }).first().click();
  await expect(banner(page)).toContainText('Dialling is stopped');
  await page.getByLabel('Phone number').fill(INTERESTED);
  await page.getByLabel('Task for HALO').fill('Offer to renew the plan.');
  await page.getByRole('button', { name: 'Start the call' }).click();
  await expect(page.getByRole('alert')).toContainText('Dialling is stopped, so no new call is taken.');

  await banner(page).getByRole('link', { name: 'See why' }).click();
  await expect(page.getByText('by admin')).toBeVisible();
  await release(page);
  await expect(banner(page)).toBeHidden();
  await page.goto('/');
  await startCall(page, INTERESTED);
  await expect(page.getByText('Completed').first()).toBeVisible({ timeout: 30_000 });
  forgive(complaints, /status of 409/);
});

test('what is stopped and how to stop it is accessible in both themes, on a phone and on a desk', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page);
  const found: string[] = [];
  const look = async (name: string) => {
    for (const theme of ['light', 'dark']) {
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate((chosen) => {
          document.documentElement.dataset.theme = chosen;
        }, theme);
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, nodes } of violations) {
          found.push(
            ...nodes.map(({ target }) => `${name}, ${theme}, ${width} px: ${id}: ${target.join(' ')}`),
          );
        }
      }
    }
  };

  await page.goto('/dialling');
  await page.getByRole('button', { name: 'Stop all dialling' }).click();
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeFocused();
  await look('the question');
  await page.keyboard.press('Enter');
  await expect(banner(page)).toContainText('“No reason given”');
  await look('the stop');
  await release(page);

  expect(found).toEqual([]);
});

test('an administrator checks the connection to telephony', async ({ page }) => {
  await signIn(page);
  await page.goto('/settings');

  await page.getByRole('button', { name: 'Check the connection' }).click();

  await expect(page.getByText('Calls can be made')).toBeVisible();
  await expect(page.getByText(/^Checked /)).toBeVisible();
  await expect(page.getByText('Simulated').first()).toBeVisible();
});

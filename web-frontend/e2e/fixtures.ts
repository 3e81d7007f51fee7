import { test as base, expect, type Page } from '@playwright/test';

/** Numbers whose last digit makes the mock play just that. */
export const INTERESTED = '+998901234561';
export const NO_ANSWER = '+992921234564';

interface Fixtures {
  /** What the browser complained about: errors in scripts and on the console, which is where CSP reports. */
  readonly complaints: string[];
}

/** A test fails when the browser complains, unless it says which complaint it provokes. */
export const test = base.extend<Fixtures>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Forgets the complaints that a test provoked on purpose. */
export function forgive(complaints: string[], expected: RegExp): void {
  const others = complaints.filter((complaint) => !expected.test(complaint));
  complaints.splice(0, complaints.length, ...others);
}

export async function signIn(page: Page, address = '/login'): Promise<void> {
  await page.goto(address);
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('admin');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/\/login/);
}

/** Fills in the form and presses the button; gives the id of the call whose status is then shown. */
export async function startCall(page: Page, phone: string): Promise<string> {
  await page.getByLabel('Phone number').fill(phone);
  await page.getByLabel('Task for HALO').fill('Offer to renew the plan.');
  await page.getByRole('button', { name: 'Start the call' }).click();
  await page.waitForURL(/\/call-status\//);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

export function stages(page: Page) {
  return page.getByRole('region', { name: 'Stages of the call' });
}

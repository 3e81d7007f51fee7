import { createHmac } from 'node:crypto';
import { expect, forgive, signIn, test } from './fixtures';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows for a secret, so many steps from now. */
function code(secret: string, later = 0): string {
  const bits = [...secret].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const hash = createHmac('sha1', key).update(step).digest();
  const from = (hash.at(-1) ?? 0) & 0xf;
  return String((hash.readUInt32BE(from) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

test('an added user sets up a second step, signs in with it, and is shut out', async ({
  page,
  browser,
  complaints,
}) => {
  const name = `user-${Date.now()}`;
  await signIn(page, '/users');
  await page.getByRole('button', { name: 'New user' }).click();
  await page.getByLabel('User name').fill(name);
  await page.getByLabel('First password').fill('battery staple horse');
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText(`${name} is added.`)).toBeVisible();

  const theirs = await (await browser.newContext()).newPage();
  const enter = async () => {
    await theirs.goto('/login');
    await theirs.getByLabel('User name').fill(name);
    await theirs.getByLabel('Password', { exact: true }).fill('battery staple horse');
    await theirs.getByRole('button', { name: 'Sign in' }).click();
  };
  await enter();
  await expect(theirs.getByRole('heading', { name: 'New call' })).toBeVisible();
  await theirs.goto('/account');
  await theirs.getByRole('button', { name: 'Set up' }).click();
  await theirs.getByLabel('Your password').fill('battery staple horse');
  await theirs.getByRole('button', { name: 'Continue' }).click();
  await expect(theirs.getByRole('img', { name: 'QR code with the secret' })).toBeVisible();
  const secret = (await theirs.locator('p.font-mono').innerText()).replaceAll(/\s/g, '');
  await theirs.getByLabel('Code from the app').fill(code(secret));
  await theirs.getByRole('button', { name: 'Turn on' }).click();
  await theirs.getByRole('button', { name: 'I have written them down' }).click();
  await expect(theirs.getByText('10 recovery codes left')).toBeVisible();

  await theirs.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(theirs).toHaveURL(/\/login/);
  await enter();
  await expect(theirs.getByRole('heading', { name: 'One more step' })).toBeVisible();
  // The code of this step was used to set it up; a clock that is half a minute fast is forgiven.
  await theirs.getByLabel('Code').fill(code(secret, 1));
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await expect(theirs.getByRole('heading', { name: 'New call' })).toBeVisible();

  const row = page.getByRole('listitem').filter({ hasText: name });
  await row.getByRole('button', { name: 'Deactivate' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Deactivate' }).click();
  await expect(row.getByText('Deactivated')).toBeVisible();
  await theirs.goto('/analytics');
  await expect(theirs).toHaveURL(/\/login/);
  forgive(complaints, /status of 401/);
});

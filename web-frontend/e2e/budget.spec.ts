import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, signIn, test } from './fixtures';

const KB = 1_000;
const assets = resolve(import.meta.dirname, '../dist/assets');

test('all that one person can load stays under 240 kB compressed: every page, in one language', () => {
  const size = (name: string) => gzipSync(readFileSync(join(assets, name))).length;
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const languages = scripts.filter((name) => /^(ru|uz|tg|en)-/.test(name));
  const pages = scripts.filter((name) => !languages.includes(name));

  const total = pages.reduce((sum, name) => sum + size(name), 0) + Math.max(...languages.map(size));

  expect(pages.length).toBeGreaterThan(3);
  expect(languages).toHaveLength(4);
  expect(total).toBeLessThanOrEqual(240 * KB);
});

test('the first load stays under 320 kB with fonts, and nothing comes from elsewhere', async ({
  page,
  baseURL,
}) => {
  const session = await page.context().newCDPSession(page);
  let received = 0;
  const hosts = new Set<string>();
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    received += encodedDataLength;
  });
  session.on('Network.requestWillBeSent', ({ request }) => hosts.add(new URL(request.url).host));

  await page.goto('/login');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');

  expect(received).toBeGreaterThan(50 * KB);
  expect(received).toBeLessThanOrEqual(320 * KB);
  expect([...hosts]).toEqual([new URL(baseURL ?? '').host]);
});

test('assets are kept for good and the page itself is always asked for', async ({ page }) => {
  const ages = new Map<string, string>();
  page.on('response', (response) => {
    ages.set(new URL(response.url()).pathname, response.headers()['cache-control'] ?? '');
  });

  await signIn(page);

  const scripts = [...ages].filter(([path]) => path.startsWith('/assets/'));
  expect(scripts.length).toBeGreaterThan(3);
  for (const [, age] of scripts) expect(age).toMatch(/immutable/);
  expect(ages.get('/login')).toMatch(/no-cache/);
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, forgive, INTERESTED, NO_ANSWER, signIn, stages, startCall, test } from './fixtures';

const WIDTHS = [390, 1024, 1280, 1440] as const;
/** Where the layout changes most; what axe finds depends on the theme, what spills does not. */
const AXE_WIDTHS = [390, 1440] as const;
const THEMES = ['light', 'dark'] as const;

interface View {
  readonly name: string;
  readonly path: string;
  /** Something that is there only once the view is whole. */
  readonly whole: string;
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Boxes that stick out of the card, bar or dialog they are in, and a page that scrolls sideways. */
function spills(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide in ${clientWidth}`);
    const clips = (element: Element, upTo: Element) => {
      for (let at = element.parentElement; at !== null && at !== upTo; at = at.parentElement) {
        if (getComputedStyle(at).overflowX !== 'visible') return true;
      }
      return false;
    };
    for (const frame of document.querySelectorAll(
      'main section, main form, dialog[open], header, nav, aside',
    )) {
      const outer = frame.getBoundingClientRect();
      if (outer.width === 0) continue;
      for (const element of frame.querySelectorAll('*')) {
        const inner = element.getBoundingClientRect();
        if (inner.width === 0 || inner.height === 0) continue;
        if (element.closest('.sr-only, svg > *') !== null || clips(element, frame)) continue;
        if (inner.right > outer.right + 1 || inner.left < outer.left - 1) {
          found.push(
            `${element.tagName} "${(element.textContent ?? '').slice(0, 40)}" leaves its ${frame.tagName}`,
          );
        }
      }
    }
    return found;
  });
}

async function show(page: Page, { path, whole }: View): Promise<void> {
  await page.goto(path);
  await expect(page.locator(whole).first()).toBeVisible({ timeout: 20_000 });
  await page.evaluate(() => document.fonts.ready);
}

/** Lets a change of theme or size come to rest: what axe reads in between is the colour of neither theme. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
}

async function look(page: Page, view: View): Promise<string[]> {
  const found: string[] = [];
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
    await settle(page);
    found.push(...(await spills(page)).map((spill) => `${view.name}, ${width} px: ${spill}`));
  }
  for (const theme of THEMES) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen;
    }, theme);
    for (const width of AXE_WIDTHS) {
      await page.setViewportSize({ width, height: width < 600 ? 844 : 900 });
      await settle(page);
      found.push(...(await violations(page)).map((each) => `${view.name}, ${theme}, ${width} px: ${each}`));
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  return found;
}

const LOGIN: View = { name: 'sign-in', path: '/login', whole: 'form' };

async function viewsWithData(page: Page): Promise<readonly View[]> {
  const lead = await startCall(page, INTERESTED);
  await expect(stages(page).getByText('done').nth(5)).toBeAttached({ timeout: 30_000 });
  await page.goto('/');
  const silent = await startCall(page, NO_ANSWER);
  await expect(page.getByText('Nobody talked')).toBeVisible({ timeout: 30_000 });
  return [
    { name: 'start', path: '/', whole: 'main li a' },
    { name: 'status of a lead', path: `/call-status/${lead}`, whole: '[role=log]' },
    { name: 'status without an answer', path: `/call-status/${silent}`, whole: '[role=timer]' },
    { name: 'analytics', path: '/analytics', whole: 'main a[aria-label^="View details"]' },
    { name: 'details in a drawer', path: `/analytics?call=${lead}`, whole: 'dialog[open] section' },
    { name: 'details', path: `/calls/${lead}`, whole: 'main section' },
    { name: 'sandbox', path: '/sandbox', whole: 'main li' },
    { name: 'dialling', path: '/dialling', whole: 'main section li' },
    { name: 'settings', path: '/settings', whole: 'main section dl' },
    { name: 'status', path: '/status', whole: 'main section dl' },
    { name: 'account', path: '/account', whole: 'main form' },
    { name: 'users', path: '/users', whole: 'main li' },
    { name: 'no such call', path: '/call-status/00000000-0000-7000-8000-000000000000', whole: 'main p' },
  ];
}

test('every view is accessible in both themes and keeps its boxes in at every width', async ({
  page,
  complaints,
}) => {
  test.setTimeout(300_000);
  const found: string[] = [];
  await show(page, LOGIN);
  found.push(...(await look(page, LOGIN)));
  await signIn(page);

  // The analytics, the details and the sandbox are looked at in analytics.spec.ts.
  const views = (await viewsWithData(page)).filter(({ path }) =>
    /^\/($|call-status|dialling|settings|account|users)/.test(path),
  );
  for (const view of views) {
    await show(page, view);
    found.push(...(await look(page, view)));
  }

  await page.goto('/');
  await page.evaluate(() => {
    history.pushState(null, '', '/nowhere');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  found.push(...(await look(page, { name: 'no such page', path: '/nowhere', whole: 'main' })));

  expect(found).toEqual([]);
  forgive(complaints, /status of 404/);
});

test('every view fits in all four languages, on a phone and on a desk', async ({ page, complaints }) => {
  test.setTimeout(300_000);
  await signIn(page);
  const views = await viewsWithData(page);
  const found: string[] = [];

  for (const language of ['ru', 'uz', 'tg', 'en']) {
    await page.evaluate((chosen) => localStorage.setItem('halo.language', chosen), language);
    for (const view of views) {
      const whole = view.whole.replace(
        '[aria-label^="View details"]',
        '[href*="/calls/"], main a[href*="call="]',
      );
      await show(page, { ...view, whole });
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const where = `${view.name}, ${language}, ${width} px: `;
        found.push(...(await spills(page)).map((spill) => where + spill));
        const bare = await page
          .getByText(
            /^(calls|call|auth|account|users|nav|state|details|analytics|sandbox|dialling|settings|status|problem)\.\w+/,
          )
          .count();
        if (bare > 0) found.push(`${where}a bare key is shown`);
      }
    }
  }

  expect(found).toEqual([]);
  forgive(complaints, /status of 404/);
});

test('nothing moves for those who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page);
  await startCall(page, INTERESTED);

  const moving = await page.evaluate(
    () =>
      document.getAnimations().filter((animation) => {
        const timing = animation.effect?.getComputedTiming();
        return timing !== undefined && Number(timing.duration) > 1;
      }).length,
  );

  expect(moving).toBe(0);
});

test('the theme is there before the first paint and is kept', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/login');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.getByRole('button', { name: 'Switch to the light theme' }).click();
  await page.reload();

  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

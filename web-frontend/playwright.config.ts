import { defineConfig } from '@playwright/test';

// The browser tests run against the packaged application (bootstrap/target/halo.jar), or, with HALO_E2E_URL, against one
// that is already running. `./halo test` runs them after the build; `npm run e2e` runs them alone.
export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  globalSetup: './e2e/support/global-setup.ts',
  reporter: [['list'], ['./e2e/support/count-reporter.ts']],
  // The tests share one application, as its users do, and two cores.
  workers: 1,
  fullyParallel: false,
  // A test that passes only the second time has failed.
  retries: 0,
  forbidOnly: process.env.CI === 'true',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env.HALO_E2E_URL,
    locale: 'en-GB',
    timezoneId: 'Asia/Tashkent',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.HALO_CHROMIUM ?? '/usr/bin/chromium',
      // Our own pages on this machine need no sandbox, and root and many containers cannot have one.
      chromiumSandbox: false,
      args: ['--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update'],
    },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium', viewport: { width: 1440, height: 900 } } }],
});

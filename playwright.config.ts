import { defineConfig, devices } from '@playwright/test';

/**
 * Browser tests of both web apps against a started service: each app at the size most people use it at, and the walks
 * through it (`walk.spec.ts`) at phone and desktop size. `npm test -- --only browser` starts a service; against your own:
 * `npm start`, then `TIKETI_ORIGIN=http://localhost:3000 npx playwright test`. A failure leaves a picture in test-results;
 * `--trace on` records every step, for a third more processor time.
 */
const origin = process.env['TIKETI_ORIGIN'] ?? 'http://localhost:3000';
const chrome = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';

const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } };
const phone = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } };

export default defineConfig({
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: origin,
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chrome,
      // Chromium refuses its own sandbox as root, which is what containers are.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: 'storefront phone', testDir: 'storefront/e2e', use: phone },
    { name: 'storefront desktop', testDir: 'storefront/e2e', testMatch: 'walk.spec.ts', use: desktop },
    { name: 'back office phone', testDir: 'admin/e2e', testMatch: 'walk.spec.ts', use: phone },
    { name: 'back office desktop', testDir: 'admin/e2e', use: desktop },
  ],
});

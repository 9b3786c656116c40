/** How the browser tests run: the true built server, a true Chromium, German, no second tries. */
import { defineConfig } from '@playwright/test'
import { findBrowser } from './browser.ts'

const browser = await findBrowser()

/** What begins last must not run alone: these take half a minute and more, and begin first. */
const longest = [
  'anchors',
  'accessible',
  'threads-accessible',
  'whole-way',
  'locked',
  'signoff',
  'threads',
].map((name) => `**/${name}.spec.ts`)

export const config = defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: 'results/tests',
  // Stories wait a fifth of their time (for a line that is dead, for calm): of two processors none is left idle by three.
  workers: 3,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'results/browser.json' }]],
  use: {
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    // A trace costs a third of the processor's time: it is for who looks at a test that fails, `TRACE=on npm run e2e`.
    trace: process.env['TRACE'] === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: browser.executablePath, args: [...browser.args] },
  },
})

export default defineConfig(config, {
  projects: [
    { name: 'long', testMatch: longest },
    { name: 'short', testIgnore: longest },
  ],
})

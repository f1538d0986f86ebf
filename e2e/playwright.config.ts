import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// The browser is one that is on the machine; nothing is downloaded. `npm test` finds or installs
// it and names it here, and so may anybody who has it at an unusual place.
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const executablePath = process.env.CHROMIUM_PATH || USUAL_PLACES.find((path) => existsSync(path));
if (executablePath === undefined) {
  throw new Error('No Chromium found: name its program in CHROMIUM_PATH, or run `npm test`.');
}

export default defineConfig({
  testDir: 'tests',
  outputDir: '../test-results',
  // Each file starts a server of its own; within a file the tests follow one another.
  // One at a time: on two cores a second browser makes both slower than one after the other.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 180_000,
  // A machine may be busy with other suites; a pass never waits this long.
  expect: { timeout: 20_000 },
  forbidOnly: true,
  projects: [
    // What people do: runs with `npm test`.
    {
      name: 'story',
      testMatch: [
        'story.e2e.ts',
        'refusals.e2e.ts',
        'bad-input.e2e.ts',
        'routing-settings.e2e.ts',
        'floor.e2e.ts',
        'agent-acts.e2e.ts',
        'waits.e2e.ts',
      ],
    },
    // How every screen looks to the accessibility audit: runs before anything lands.
    { name: 'screens', testMatch: 'screens.e2e.ts' },
  ],
  reporter: [['list']],
  use: {
    headless: true,
    actionTimeout: 20_000,
    viewport: { width: 1280, height: 800 },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    // Tracing would take a picture of every step; `--trace on` turns it on to look into a failure.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
});

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { lingui } from '@lingui/vite-plugin';
import { configDefaults, defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');
const ignored = [...configDefaults.exclude, '**/dist/**', 'data/**'];

/** Starts one embedded PostgreSQL per run, on the first call of `openTestStore`. */
const embeddedStore = ['./platform/testing/vitest-global-setup.ts'].filter((path) =>
  existsSync(resolve(root, path)),
);

/** Suffixes that name a need beyond Node itself; each has its own project. */
const needy = ['long', 'crash', 'pg', 'mqtt', 'redis', 'browser', 'media'].map(
  (need) => `**/*.${need}.test.ts`,
);

/** One project per suffix: the suffix of a test file states what it needs. */
export default defineConfig({
  test: {
    // Measured on two cores: threads and forks take the same time. Files share a thread instead of
    // getting one each, which takes a third off: tests put back what they change globally.
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    passWithNoTests: true,
    projects: [
      {
        root,
        // The desktop's texts are macros until they are built.
        plugins: [lingui({ macroTransform: true, cwd: resolve(root, 'agent-desktop') })],
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...ignored, ...needy, 'tools/tidy/**', 'e2e/**'],
          globalSetup: embeddedStore,
          testTimeout: 15_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'tidy',
          include: ['tools/tidy/**/*.test.ts'],
          testTimeout: 60_000,
          // The findings are the message; none may be cut off.
          chaiConfig: { truncateThreshold: 0 },
        },
      },
      {
        root,
        test: {
          name: 'long',
          include: ['**/*.long.test.ts'],
          exclude: ignored,
          testTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          name: 'crash',
          include: ['**/*.crash.test.ts'],
          exclude: ignored,
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          name: 'pg',
          include: ['**/*.pg.test.ts'],
          exclude: ignored,
          globalSetup: embeddedStore,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'mqtt',
          include: ['**/*.mqtt.test.ts'],
          exclude: ignored,
          globalSetup: embeddedStore,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          // Needs the media worker: `npm run media-worker`.
          name: 'media',
          include: ['**/*.media.test.ts'],
          exclude: ignored,
          globalSetup: embeddedStore,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

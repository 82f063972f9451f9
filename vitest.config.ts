import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './scripts/find-browser.mjs';

/**
 * Three kinds of tests: `unit` (Node), `dom` (real Chromium: DOM, IndexedDB, components),
 * `e2e` (the built extension in real Chromium, driven from Node).
 */
export default defineConfig({
  define: { __DEMO_ORIGIN__: JSON.stringify('') },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Generous: on a busy machine a slow test is no failing test.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: [
            'lib/**/*.test.ts',
            'tests/unit/**/*.test.ts',
            'evals/**/*.test.ts',
            'scripts/**/*.test.ts',
            'bench/*.test.ts',
            'demo/**/*.test.ts',
          ],
          exclude: ['**/*.dom.test.ts', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        // Found while tests run already, one of these would reload the page under them.
        optimizeDeps: {
          include: [
            'axe-core',
            'dexie',
            'dexie-react-hooks',
            'papaparse',
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-dev-runtime',
            'robots-parser',
            'wxt/browser',
            'zod',
          ],
        },
        test: {
          name: 'dom',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['{lib,components,entrypoints,tests}/**/*.dom.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findBrowser()?.path, args: ['--no-sandbox', '--disable-gpu'] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          // On a busy machine a real browser now and then takes longer than a step is given; what is broken fails twice.
          retry: 1,
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});

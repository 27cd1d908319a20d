import react from '@vitejs/plugin-react';
import type { Plugin, ProxyOptions } from 'vite';
import { defineConfig } from 'vitest/config';
import { fakeApi } from './dev/fake-api.ts';
import { serviceWorker } from './dev/service-worker.ts';

const API_ORIGIN = process.env['API_ORIGIN'] ?? 'http://localhost:3000';

const PROXY: Record<string, string | ProxyOptions> = {
  '/api': API_ORIGIN,
  '/media': API_ORIGIN,
  '/socket.io': { target: API_ORIGIN, ws: true },
};

/** They need what a context within a process cannot give: a page that is left, and the cryptography of the platform. */
const NEED_OWN_PROCESS = ['src/features/auth/sign-in-page.test.tsx', 'src/features/draw/draw-page.test.tsx'];
// e2e/ belongs to Playwright.
const TESTS = 'src/**/*.test.{ts,tsx}';

/**
 * Style sheets of code-split chunks arrive in any order, and the first to name a cascade layer ranks it. Each therefore
 * begins with the order of all of them.
 */
const layerOrder: Plugin = {
  name: 'tiketi-layer-order',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
      const source = typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source);
      file.source = `@layer tokens,base,ui;${source}`;
    }
  },
};

export default defineConfig(({ mode }) => ({
  plugins: [react(), layerOrder, serviceWorker(), ...(mode === 'fake' ? [fakeApi()] : [])],
  build: {
    target: 'es2022',
    // light-dark() and nesting stay as written: every browser we support (Chrome 123, Safari 17.5, Firefox 120) knows them.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    sourcemap: false,
  },
  server: {
    host: '127.0.0.1',
    port: 4160,
    strictPort: true,
    proxy: mode === 'fake' ? {} : PROXY,
  },
  preview: { host: '127.0.0.1', port: 4161, strictPort: true },
  test: {
    // Every file has a document and modules of its own, but only these few a process, which is most of a file's price.
    projects: [
      { extends: true, test: { name: 'contexts', include: [TESTS], exclude: NEED_OWN_PROCESS, pool: 'vmThreads' } },
      { extends: true, test: { name: 'processes', include: NEED_OWN_PROCESS, pool: 'forks' } },
    ],
    maxWorkers: 1,
    environment: 'jsdom',
    setupFiles: ['./src/test/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    testTimeout: 30_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
}));

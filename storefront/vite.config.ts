import react from '@vitejs/plugin-react';
import type { Plugin, ProxyOptions } from 'vite';
import { defineConfig } from 'vitest/config';
import { fakeApi } from './dev/fake-api.ts';

const API_ORIGIN = process.env['API_ORIGIN'] ?? 'http://localhost:3000';

const PROXY: Record<string, string | ProxyOptions> = {
  '/api': API_ORIGIN,
  '/media': API_ORIGIN,
  '/socket.io': { target: API_ORIGIN, ws: true },
};

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
  plugins: [react(), layerOrder, ...(mode === 'fake' ? [fakeApi()] : [])],
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
    // e2e/ belongs to Playwright.
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    setupFiles: ['./src/test/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    testTimeout: 30_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
}));

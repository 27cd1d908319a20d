import react from '@vitejs/plugin-react';
import { type ProxyOptions } from 'vite';
import { defineConfig } from 'vitest/config';
import { fakeApi } from './dev/fake-api.ts';

const API_ORIGIN = process.env['API_ORIGIN'] ?? 'http://localhost:3000';

const PROXY: Record<string, string | ProxyOptions> = {
  '/api': API_ORIGIN,
  '/media': API_ORIGIN,
  '/socket.io': { target: API_ORIGIN, ws: true },
};

export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === 'fake' ? [fakeApi()] : [])],
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
    environment: 'jsdom',
    setupFiles: ['./src/test/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    testTimeout: 30_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
}));

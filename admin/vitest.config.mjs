import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The first visit to a page loads it: slow only on a busy machine.
    testTimeout: 20_000,
    env: { TZ: 'America/New_York' },
  },
});

import type { Plugin } from 'vite';

/** An API to look at the storefront with while developing it. Never part of a build. */
export function fakeApi(): Plugin {
  return { name: 'tiketi-fake-api' };
}

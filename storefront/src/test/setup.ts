import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { startI18n } from '../app/i18n';
import { queryClient } from './render';

// Machines that build many things at once are slow; nothing is waited for longer than it takes.
configure({ asyncUtilTimeout: 8_000 });

// What jsdom lacks of a browser.
window.scrollTo = () => undefined;
window.matchMedia = (media) => ({
  media,
  matches: false,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
});
HTMLElement.prototype.scrollIntoView = () => undefined;
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};

beforeAll(() => startI18n('ko'));

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('This test answers no requests: use fakeApi()')));
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  localStorage.clear();
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { serverNow, syncFromResponse, syncServerClock } from './server-clock';

const NOON = Date.parse('2026-05-01T12:00:00Z');
const HOUR = 3_600_000;

const answer = (at: number, headers: Record<string, string> = {}) =>
  new Response(null, { headers: { date: new Date(at).toUTCString(), ...headers } });

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
  syncServerClock(NOON, NOON, NOON);
});
afterEach(() => vi.useRealTimers());

it('counts by the server, though the phone is an hour slow', () => {
  syncServerClock(new Date(NOON + HOUR), NOON - 100, NOON + 100);

  expect(serverNow()).toBe(NOON + HOUR);
});

it('learns from the Date header, which has whole seconds only', () => {
  syncFromResponse(answer(NOON + HOUR), NOON);

  expect(serverNow()).toBe(NOON + HOUR + 500);
});

it('does not let a whole second overrule a finer reading', () => {
  syncServerClock(NOON + 700, NOON, NOON);

  syncFromResponse(answer(NOON), NOON);

  expect(serverNow()).toBe(NOON + 700);
});

it.each<Record<string, string>>([
  { 'cache-control': 'public, max-age=60' },
  { 'cache-control': 'immutable' },
  { age: '30' },
])('does not believe an answer a cache may have kept: %o', (headers) => {
  syncFromResponse(answer(NOON - HOUR, headers), NOON);

  expect(serverNow()).toBe(NOON);
});

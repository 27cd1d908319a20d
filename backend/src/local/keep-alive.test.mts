import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepAlive } from './keep-alive.mts';

/** A program that lives for so many seconds each time it is started, on a clock that only its life and the waits move. */
function mortal(lives: number[], stopsAfter = Infinity) {
  let clock = 0;
  let starts = 0;
  const waits: number[] = [];
  const life = () => {
    const seconds = lives[starts] ?? 0;
    starts += 1;
    return {
      name: 'api',
      pid: 1,
      // Lives while somebody waits for its end.
      get ended() {
        clock += seconds * 1_000;
        return Promise.resolve('was ended by SIGKILL');
      },
    };
  };
  const kept = keepAlive({
    first: life(),
    start: async () => life(),
    stopping: () => starts > stopsAfter,
    tell: (_, seconds) => void waits.push(seconds),
    pause: async (milliseconds) => void (clock += milliseconds),
    now: () => clock,
  });
  return { kept, waits, starts: () => starts };
}

test('a program that dies at once again and again is given up, after longer and longer waits', async () => {
  const { kept, waits, starts } = mortal([]);
  assert.equal(await kept, 'was ended by SIGKILL');
  assert.deepEqual(waits, [1, 2, 4, 8, 16]);
  assert.equal(starts(), 6);
});

test('a program that was well for a minute begins anew', async () => {
  const { kept, waits } = mortal([0, 0, 61, 0, 61]);
  await kept;
  assert.deepEqual(waits, [1, 2, 1, 2, 1, 2, 4, 8, 16]);
});

test('what dies while everything stops is not started again', async () => {
  const { kept, starts } = mortal([0, 0, 0], 2);
  assert.equal(await kept, undefined);
  assert.equal(starts(), 3);
});

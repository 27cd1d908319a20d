import assert from 'node:assert/strict';
import { test } from 'node:test';
import { profiles, shareOf } from './profiles.mts';

test('a share of a sale has less of everything but people', () => {
  const half = shareOf(profiles.onsale, 0.5);
  const people = ({ early, rush, late }: typeof half): number =>
    [early, rush, late].reduce((sum, { perSecond, seconds }) => sum + perSecond * seconds, 0);

  assert.equal(half.rush.perSecond, 400);
  assert.deepEqual(half.holds, [{ perSecond: 50, seconds: 60 }]);
  assert.equal(half.sockets, 5_000);
  assert.ok(Math.abs(people(half) - people(profiles.onsale)) < 100);
});

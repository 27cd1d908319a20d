import { floorShareOfWon, shareOfWon } from './won';

describe('a share of a sum', () => {
  it.each([
    [98_000, 10, 100, 9_800],
    [99_995, 10, 100, 10_000],
    [99_994, 10, 100, 9_999],
    [-99_995, 10, 100, -10_000],
    [0, 30, 1_000, 0],
    // Where a product of floats is 0.5 less or more than it should be.
    [1_005, 1, 10, 101],
    [110_000_000, 1, 11, 10_000_000],
  ])('of %d, %d of %d, is %d whole won', (amount, part, whole, share) => {
    expect(shareOfWon(amount, part, whole)).toBe(share);
  });
});

describe('a share rounded down', () => {
  it.each([
    [100, 1, 3, 33],
    [-100, 1, 3, -34],
    [-99, 1, 3, -33],
    [Number.MAX_SAFE_INTEGER, 99, 100, 8_917_127_262_193_581],
  ])('of %d, %d of %d, is %d whole won', (amount, part, whole, share) => {
    expect(floorShareOfWon(amount, part, whole)).toBe(share);
  });
});

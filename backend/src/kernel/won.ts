/** Korean won: a whole number, never a fraction (the won has no minor unit, ISO 4217). */
export type Won = number;

const GROUPED = new Intl.NumberFormat('ko-KR');

/** 132000 → "132,000원" or "₩132,000". */
export function formatWon(amount: Won, locale: 'ko' | 'en'): string {
  return locale === 'ko' ? `${GROUPED.format(amount)}원` : `₩${GROUPED.format(amount)}`;
}

/**
 * A share of a sum in whole won, half a won rounded up, away from nothing. Money is divided in this file and nowhere else
 * (a test sees to it). `shareOfWon(98_000, 10, 100)` is a tenth.
 */
export function shareOfWon(amount: Won, part: number, whole: number): Won {
  const share = Math.floor((2 * Math.abs(amount) * part + whole) / (2 * whole));
  return amount < 0 ? 0 - share : share;
}

/**
 * A share of a sum in whole won, rounded down, also below nothing: -1 of 2 won is -1. Running totals of it add up to the
 * sum. In whole numbers: products of won stay far below 2^53, but not by assumption.
 */
export function floorShareOfWon(amount: Won, part: number, whole: number): Won {
  const product = BigInt(amount) * BigInt(part);
  const divided = product / BigInt(whole);
  return Number(product < 0n && product % BigInt(whole) !== 0n ? divided - 1n : divided);
}

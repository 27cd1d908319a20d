/** Korean won: a whole number, never a fraction (the won has no minor unit, ISO 4217). */
export type Won = number;

const GROUPED = new Intl.NumberFormat('ko-KR');

/** 132000 → "132,000원" or "₩132,000". */
export function formatWon(amount: Won, locale: 'ko' | 'en'): string {
  return locale === 'ko' ? `${GROUPED.format(amount)}원` : `₩${GROUPED.format(amount)}`;
}

/**
 * A share of a sum in whole won, half a won rounded up, away from nothing: the only place where money is divided (a test
 * sees to it). `shareOfWon(98_000, 10, 100)` is a tenth.
 */
export function shareOfWon(amount: Won, part: number, whole: number): Won {
  const share = Math.floor((2 * Math.abs(amount) * part + whole) / (2 * whole));
  return amount < 0 ? 0 - share : share;
}

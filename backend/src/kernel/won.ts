/** Korean won: a whole number, never a fraction (the won has no minor unit, ISO 4217). */
export type Won = number;

const GROUPED = new Intl.NumberFormat('ko-KR');

/** @throws RangeError when the amount is not a safe whole number. */
export function won(amount: number): Won {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not an amount of won: ${amount}`);
  return amount;
}

/** 132000 → "132,000원" or "₩132,000". */
export function formatWon(amount: Won, locale: 'ko' | 'en'): string {
  return locale === 'ko' ? `${GROUPED.format(amount)}원` : `₩${GROUPED.format(amount)}`;
}
